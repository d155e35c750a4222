/**
 * English letters to sounds, for words no dictionary has. Own rules, longest first, written for names
 * and made-up words; a rule is letters, sounds, and what has to follow or precede.
 */
interface LetterRule {
  readonly letters: string
  readonly sounds: string
  readonly before?: RegExp
  readonly after?: RegExp
}

const soft = /^[eiy]/
const end = /^$/
const vowelNext = /^[aeiouy]/
const start = /^$/

const rules: readonly LetterRule[] = [
  ['tion', 'Sxn'],
  ['sion', 'Zxn'],
  ['cious', 'Sxs'],
  ['tious', 'Sxs'],
  ['eaux', 'O'],
  ['ough', 'o'],
  ['augh', 'o'],
  ['eigh', 'E'],
  ['igh', 'Y'],
  ['tch', 'C'],
  ['sch', 'S'],
  ['dge', 'J'],
  ['que', 'k', end],
  ['gue', 'g', end],
  ['eau', 'O'],
  ['sci', 'sY'],
  ['ious', 'Ixs'],
  ['py', 'pY', undefined, start],
  ['kn', 'n', undefined, start],
  ['wr', 'r', undefined, start],
  ['ps', 's', undefined, start],
  ['pn', 'n', undefined, start],
  ['gn', 'n', undefined, start],
  ['wh', 'w'],
  ['ph', 'f'],
  ['th', 'T'],
  ['sh', 'S'],
  ['ch', 'C'],
  ['ck', 'k'],
  ['gh', 'g', vowelNext],
  ['gh', ''],
  ['qu', 'kw'],
  ['ng', 'N', end],
  ['ng', 'Ng'],
  ['nk', 'Nk'],
  ['mb', 'm', end],
  ['mn', 'm', end],
  ['sc', 's', soft],
  ['cc', 'ks', soft],
  ['cz', 'C'],
  ['zs', 'Z'],
  ['sz', 'S'],
  ['dj', 'J'],
  ['tsch', 'C'],
  ['xc', 'ks', soft],
  ['bb', 'b'],
  ['cc', 'k'],
  ['dd', 'd'],
  ['ff', 'f'],
  ['gg', 'g'],
  ['jj', 'J'],
  ['kk', 'k'],
  ['ll', 'l'],
  ['mm', 'm'],
  ['nn', 'n'],
  ['pp', 'p'],
  ['rr', 'r'],
  ['ss', 's'],
  ['tt', 't'],
  ['vv', 'v'],
  ['zz', 'z'],
  ['eer', 'ir'],
  ['ear', 'ir'],
  ['air', 'er'],
  ['are', 'er', end],
  ['oor', 'or'],
  ['our', 'or'],
  ['ire', 'Yr', end],
  ['ure', 'yur', end],
  ['ore', 'or', end],
  ['ere', 'ir', end],
  ['ar', 'ar'],
  ['er', 'R'],
  ['ir', 'R'],
  ['ur', 'R'],
  ['or', 'or'],
  ['ee', 'I'],
  ['ea', 'I'],
  ['oo', 'U'],
  ['ou', 'W'],
  ['ow', 'O', end],
  ['ow', 'W'],
  ['oa', 'O'],
  ['oe', 'O', end],
  ['oi', 'q'],
  ['oy', 'q'],
  ['ai', 'E'],
  ['ay', 'E'],
  ['ei', 'Y'],
  ['ey', 'I', end],
  ['ey', 'E'],
  ['ie', 'I'],
  ['au', 'o'],
  ['aw', 'o'],
  ['eu', 'U'],
  ['ew', 'U'],
  ['ue', 'U', end],
  ['ui', 'U'],
  ['aa', 'a'],
  ['ae', 'E'],
  ['ia', 'Ix', end],
  ['io', 'IO'],
  ['iu', 'Ixm'.slice(0, 2)],
  ['es', 'z', end],
  ['ed', 'd', end],
  ['le', 'xl', end],
  ['y', 'y', vowelNext, start],
  ['y', 'I', end],
  ['y', 'i'],
  ['x', 'z', undefined, start],
  ['x', 'ks'],
  ['c', 's', soft],
  ['c', 'k'],
  ['g', 'J', soft],
  ['g', 'g'],
  ['j', 'J'],
  ['q', 'k'],
  ['h', '', end],
  ['h', 'h'],
  ['a', 'E', /^[bcdfgklmnpstvz]e$/],
  ['i', 'Y', /^[bcdfgklmnpstvz]e$/],
  ['o', 'O', /^[bcdfgklmnpstvz]e$/],
  ['u', 'U', /^[bcdfgklmnpstvz]e$/],
  ['e', 'I', /^[bcdfgklmnpstvz]e$/],
  ['e', '', end],
  ['a', 'x', end],
  ['i', 'I', end],
  ['o', 'O', end],
  ['u', 'U', end],
  ['a', 'A'],
  ['e', 'e'],
  ['i', 'i'],
  ['o', 'a'],
  ['u', 'x'],
].map(([letters, sounds, after, before]) => ({
  letters: letters as string,
  sounds: sounds as string,
  ...(after instanceof RegExp && { after }),
  ...(before instanceof RegExp && { before }),
}))

const byFirst = new Map<string, LetterRule[]>()
for (const rule of rules) {
  const list = byFirst.get(rule.letters[0] ?? '')
  if (list) list.push(rule)
  else byFirst.set(rule.letters[0] ?? '', [rule])
}
for (const list of byFirst.values()) list.sort((a, b) => b.letters.length - a.letters.length)

/** The likeliest sounds of a word in lower-case Latin letters without marks; other characters are silent. */
export function letterSounds(word: string): string {
  let sounds = ''
  let at = 0
  while (at < word.length) {
    const rule = ruleAt(word, at)
    if (rule) {
      sounds += rule.sounds
      at += rule.letters.length
      continue
    }
    const letter = word[at] ?? ''
    sounds += /[bdfklmnprstvwz]/.test(letter) ? letter : ''
    at += 1
  }
  return sounds || (word === '' ? '' : 'x')
}

function ruleAt(word: string, at: number): LetterRule | undefined {
  const before = word.slice(0, at)
  for (const rule of byFirst.get(word[at] ?? '') ?? []) {
    if (!word.startsWith(rule.letters, at)) continue
    const after = word.slice(at + rule.letters.length, at + rule.letters.length + 3)
    if (rule.after && !rule.after.test(after)) continue
    if (rule.before && !rule.before.test(before)) continue
    // A word of one vowel letter must not lose it: "the" is not "th".
    if (rule.letters === 'e' && rule.sounds === '' && !/[aeiouy]/.test(before)) continue
    return rule
  }
  return undefined
}
