import type { Segment, Word } from '../../episode/schema.ts'
import { foldWord } from './sentences.ts'

/** How a name is said: as one's own, to somebody, or of somebody who is about to speak. */
export type NameUse = 'given' | 'called' | 'presented'

/** A name as it is said in a turn. */
export interface SpokenName {
  readonly use: NameUse
  /** As it is written, without signs around it: "Robin Hale". */
  readonly name: string
  /** The words worth quoting: the first of them in the turn, and the one after the last. */
  readonly from: number
  readonly to: number
  /** It can be nothing but a name, even one that nobody has in the episode: "my name is …". */
  readonly isCertain: boolean
  /** Whether "I" was said with it: "this is Ann" may present another. */
  readonly isOwn: boolean
  /** Whether what follows it may be the answer of whoever was named. */
  readonly isNearEnd: boolean
}

/** Words before a name, folded, and how the name is meant. */
interface Phrase {
  readonly words: readonly string[]
  readonly use: NameUse
  readonly isCertain?: true
  readonly isOwn?: true
  /** Only at the beginning of a sentence, or after a greeting. */
  readonly opens?: true
}

const own = (words: string, isCertain?: true): Phrase => ({
  words: words.split(' '),
  use: 'given',
  isOwn: true,
  ...(isCertain && { isCertain }),
})
const presents = (words: string): Phrase => ({ words: words.split(' '), use: 'presented' })

/** What people say before a name. English is measured; the others are the set phrases of their language. */
const phrases: readonly Phrase[] = [
  own('my name is', true),
  own("my name's", true),
  own("i'm"),
  own('i am'),
  { words: ['this', 'is'], use: 'given', opens: true },
  { words: ['it', 'is'], use: 'given', opens: true },
  own('mein name ist', true),
  own('ich heiße', true),
  own('ich bin'),
  own("je m'appelle", true),
  own('je suis'),
  own('me llamo', true),
  own('mi nombre es', true),
  own('yo soy'),
  own('mi chiamo', true),
  own('io sono'),
  own('mijn naam is', true),
  own('ik ben'),
  own('meu nome é', true),
  own('me chamo', true),
  own('eu sou'),
  presents('here with'),
  presents('joined by'),
  presents('guest is'),
  presents('guest today is'),
  presents('with me is'),
  presents('with us is'),
  presents('with me today is'),
  presents('with us today is'),
  presents('speaking with'),
  presents('talking with'),
  presents('talking to'),
  presents('welcome'),
]

/** The phrases by their last word, beside which the name stands. */
const byLast = new Map<string, Phrase[]>()
for (const phrase of phrases) {
  const last = phrase.words.at(-1) ?? ''
  byLast.set(last, [...(byLast.get(last) ?? []), phrase])
}

/** Words before a name that is called: "Thanks, Ann." */
const beforeCalls = new Set(
  `thanks you hi hello hey welcome so well yeah yes okay ok right and but sorry cool great awesome danke hallo merci
  bonjour gracias hola`.split(/\s+/u),
)
/** Capitals that begin no name. */
const noNames = new Set(
  `i i'm i've i'd i'll so and but well yeah yes no not okay ok right oh the a an my your our his her their it this that
  there here what when where who why how is are was do does did if as in on at for from with to of or also then now
  just actually really very thanks thank you welcome hello hi hey everyone everybody guys folks god please sure good
  great today tonight let's we he she they first again back`.split(/\s+/u),
)
const titles = new Set('dr mr mrs ms prof sir herr frau'.split(' '))
/** Before a name that somebody is said to have called: "and she was like, wow, Ann". */
const reports = new Set('said say says saying like goes told tells asked asks myself called'.split(' '))
const reportedWithin = 4
const mostNameWords = 4
/** So many words after a name the talk has moved on from whoever was named. */
const answeredWithin = 45
/** Words of a quotation, and how many of them before the name. */
const [quoted, quotedBefore] = [8, 5]

const known = new WeakMap<Segment, readonly SpokenName[]>()

/**
 * The names said in a turn, in order, as far as the words around them tell how they are meant; whether somebody has
 * such a name is not judged. Linear in its words, and remembered for a turn that does not change.
 */
export function spokenNames(segment: Segment): readonly SpokenName[] {
  let names = known.get(segment)
  if (!names) {
    names = readNames(segment.words)
    known.set(segment, names)
  }
  return names
}

function readNames(words: readonly Word[]): readonly SpokenName[] {
  const folded = words.map(({ text }) => foldWord(text))
  const names: SpokenName[] = []
  for (let at = 0; at < words.length; at += 1) {
    const name = nameAt(words, folded, at)
    if (!name) continue
    const phrase = phraseBefore(words, folded, at)
    const isCalled = !phrase && isCalledOut(words, folded, at, name.to)
    if (!phrase && !isCalled) continue
    const start = at - (phrase?.words.length ?? 0)
    names.push({
      use: phrase?.use ?? 'called',
      name: name.text,
      ...quotation(words, start, name.to),
      isCertain: phrase?.isCertain === true && name.isCapital,
      isOwn: phrase?.isOwn === true,
      isNearEnd: words.length - name.to <= answeredWithin,
    })
    at = name.to - 1
  }
  return names
}

/** Words with capitals that stand together, or one word where nothing has capitals. */
function nameAt(words: readonly Word[], folded: readonly string[], start: number) {
  const at = titles.has(folded[start] ?? '') ? start + 1 : start
  const first = folded[at] ?? ''
  if (first.length < 2 || noNames.has(first) || !/^\p{L}[\p{L}'’-]*$/u.test(first) || /['’]s$/u.test(first))
    return undefined
  const isCapital = /^\P{L}*\p{Lu}/u.test(words[at]?.text ?? '')
  let to = at + 1
  while (isCapital && to < words.length && to - at < mostNameWords) {
    const [before, next] = [words[to - 1]?.text ?? '', words[to]?.text ?? '']
    if (/[^\p{L}'’.]$/u.test(before) || /\p{L}{2}\.$/u.test(before)) break
    if (!/^\p{Lu}\p{L}/u.test(next) || noNames.has(folded[to] ?? '')) break
    to += 1
  }
  const text = words
    .slice(at, to)
    .map((word) => word.text)
    .join(' ')
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return { text, to, isCapital }
}

function phraseBefore(words: readonly Word[], folded: readonly string[], at: number): Phrase | undefined {
  // A name behind a comma or a full stop is no part of the phrase: "I am, Ann, quite sure". "Welcome, Ann" is.
  const isParted = /[,.?!;:…]["'”’)]*$/u.test(words[at - 1]?.text ?? '')
  return byLast.get(folded[at - 1] ?? '')?.find((phrase) => {
    const from = at - phrase.words.length
    if (from < 0 || (isParted && phrase.words.length > 1)) return false
    if (isParted && phrase.use === 'given') return false
    if (!phrase.words.every((word, i) => folded[from + i] === word)) return false
    return phrase.opens !== true || startsSentence(words, from) || beforeCalls.has(folded[from - 1] ?? '')
  })
}

/** "Robin, what do you think?", "Thanks, Robin.", "… what do you think, Robin?" */
function isCalledOut(words: readonly Word[], folded: readonly string[], from: number, to: number): boolean {
  if (!/[,.?!]["'”’)]*$/u.test(words[to - 1]?.text ?? '')) return false
  if (folded.slice(Math.max(0, from - reportedWithin), from).some((word) => reports.has(word))) return false
  if (from === 0 || startsSentence(words, from)) return /,["'”’)]*$/u.test(words[to - 1]?.text ?? '')
  return /,$/u.test(words[from - 1]?.text ?? '') || beforeCalls.has(folded[from - 1] ?? '')
}

function startsSentence(words: readonly Word[], at: number): boolean {
  return at === 0 || endsSentence(words[at - 1])
}

function endsSentence(word: Word | undefined): boolean {
  return /[.?!…]["'”’)]*$/u.test(word?.text ?? '')
}

/** The name with words of its sentence around it. */
function quotation(words: readonly Word[], start: number, end: number): Pick<SpokenName, 'from' | 'to'> {
  let from = start
  while (from > 0 && start - from < quotedBefore && end - from < quoted && !endsSentence(words[from - 1]))
    from -= 1
  let to = end
  while (to < words.length && to - from < quoted && !endsSentence(words[to - 1])) to += 1
  return { from, to }
}
