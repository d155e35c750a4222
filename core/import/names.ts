const particle =
  /^(?:de|del|della|da|das|dos|di|do|du|van|von|den|der|ter|ten|la|le|el|al|bin|ibn|ben|bint|y|e|und|zu|af|av)$/u
const capitalised = /^["“'(]?\p{Lu}[\p{L}\p{M}\p{N}'’.-]*[)"”']?$/u
const nickname = /^["“'‘(][\p{L}\p{M}\p{N}.'’-]{1,30}["”'’)]$/u
/** Names of Chinese, Japanese and Korean people have no spaces and no capitals. */
const wholeName = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}・]{2,12}$/u

/** Words that begin with a capital in headings and sentences and are never a name by themselves. */
const notNames = new Set(
  (
    'a an and the this that these those there in on at of for from with by to as is are was were be it its we our us ' +
    'you your they their he she his her i my me all more most new next last first best top how what why when where who ' +
    'which can do does if or not no yes so but also plus via per about into out up down over under after before during ' +
    'episode episodes podcast show shows season part series chapter chapters transcript transcription intro outro ' +
    'introduction welcome special guest guests host hosts cohost co-host co-hosts co-founder co-founders founder ' +
    'founders sponsor sponsors sponsored links link resources references notes news newsletter website web site blog ' +
    'twitter github linkedin mastodon discord youtube instagram facebook reddit slack bluesky email contact credits ' +
    'music theme audio video editing editor producer produced hosting infrastructure support follow subscribe join ' +
    'today week weekly monday tuesday wednesday thursday friday saturday sunday january february march ' +
    'july august september october november december open source software engineering engineer code coding developer ' +
    'developers development programming language languages data science machine learning ai api css html javascript ' +
    'typescript react python rust linux windows cloud security design testing company inc llc ltd university topic ' +
    'topics question questions answer answers interview conversation talk talks discussion live bonus trailer update ' +
    'updates extra extras joke tip tips book books project projects tool tools people team teams community business ' +
    'startup startups marketing product products growth career mindset work life world history future power ' +
    'state building making using getting going being learning understanding exploring querying musing time timestamps ' +
    'hour minutes text description explained decoded cluster diagnostics hello thanks thank mr mrs ms dr prof sir various everyone friends co'
  ).split(' '),
)

/** Whether a word can be part of a name. */
function isNameWord(word: string): boolean {
  return (capitalised.test(word) || wholeName.test(word)) && !notNames.has(plainWord(word))
}

const plainWord = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}-]/gu, '')

/** Words as they part at white space. */
const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '')

/** Whether a whole text is a name of `least` words or more: "Armin Ronacher", "Benno van den Berg". */
export function isPersonName(text: string, least = 2): boolean {
  const words = wordsOf(text.trim())
  if (words.length === 1 && wholeName.test(words[0] ?? '')) return true
  if (words.length < least || words.length > 6 || text.length > 60) return false
  if (
    !words.every(
      (word, index) => isNameWord(word) || nickname.test(word) || (index > 0 && particle.test(word)),
    )
  ) {
    return false
  }
  const proper = words.filter((word) => isNameWord(word)).length
  const isLastProper = isNameWord(words.at(-1) ?? '')
  // "AKS Diagnostics": letters that stand for something are part of a product's name, not of a person's.
  const shouting = words.filter((word) => /^\p{Lu}{3,}$/u.test(word)).length
  if (shouting > 0 && shouting < proper) return false
  return (
    isLastProper &&
    proper >= Math.min(least, 2) &&
    !words.some((word) => /[\p{Lu}]{4,}/u.test(word) && words.length === 1)
  )
}

/** The longest run of name words at the start of a text; empty when it starts with none. */
export function leadingName(text: string): string {
  const words = wordsOf(text)
  let end = 0
  for (; end < words.length && end < 6; end += 1) {
    const word = words[end] ?? ''
    const isPart = isNameWord(word) || nickname.test(word) || (end > 0 && particle.test(word))
    if (!isPart) {
      const cut = word.replace(/[,;:.!?)]+$/u, '')
      if (cut !== word && cut !== '' && isNameWord(cut)) end += 1
      break
    }
    if (/[,;:!?]$/u.test(word) || (/\.$/u.test(word) && word.length > 3)) {
      end += 1
      break
    }
  }
  while (end > 0 && particle.test(words[end - 1] ?? '')) end -= 1
  return words
    .slice(0, end)
    .join(' ')
    .replace(/[,;:.!?]+$/u, '')
    .replace(/[’']s$/u, '')
}

const roleNoun =
  /^(?:colleague|colleagues|founder|co-founder|cofounder|creator|author|authors|engineer|developer|designer|professor|journalist|host|hosts|co-host|co-hosts|guest|guests|friend|friends|maintainer|member|director|ceo|cto|editor|producer|writer|researcher|scientist|architect|lead|head|manager|contributor|regular|alum|veteran|consultant|teacher|student)s?,?$/iu

/**
 * The name in one item of a list: "Oxide colleague Steve Klabnik" gives the last name, "Gloria Zhao to discuss
 * the news" the first. Undefined when the item holds none.
 */
export function nameInItem(item: string, least = 2): string | undefined {
  const text = item
    .trim()
    .replace(/^(?:and|&|und|et|y|e|also|by|with|our|my|your|the)\s+/iu, '')
    .replace(/^(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame|Herr|Frau)\.?\s+(?=\p{Lu})/u, '')
  const handle = /^[@/][\w/.-]{1,30}$/u.exec(text)?.[0]
  if (handle !== undefined) return handle
  const words = wordsOf(text)
  const role = words.findIndex((word, index) => index < 6 && roleNoun.test(word))
  if (role !== -1 && !words.slice(0, role).some((word) => verbal.test(word))) {
    const afterRole = leadingName(words.slice(role + 1).join(' '))
    return isPersonName(afterRole, least) ? afterRole : undefined
  }
  if (verbal.test(words[0] ?? '')) return undefined
  const possessive =
    words.length > 2 && /[’']s$/u.test(words[0] ?? '') ? leadingName(words.slice(1).join(' ')) : ''
  if (isPersonName(possessive, 2)) return possessive
  const leading = leadingName(text)
  return isPersonName(leading, least) ? leading : undefined
}

/** Words of a sentence that has begun anew; what follows them is no item of a list. */
const verbal = /^(?:we|i|he|she|they|it|was|were|is|are|been|joined|by|who|that|which|this|to)$/iu

/** Cuts "A, B & C" at its commas and conjunctions. */
export function splitNames(text: string): string[] {
  return text
    .split(/\s*[,;、]\s*(?:and\s+|&\s+|und\s+)?|\s+(?:and|&|und|et|y|\+)\s+|\s*\/\s+|\s+\/\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/**
 * The names at the start of a text that lists people: "Bob Belderbos and Julian Sequeira, this podcast is …"
 * gives two. Words before the first name ("the co-founders,") are passed over; the first item that is no name
 * ends the list. A name of one word counts only in the company of others, or where `least` is 1.
 */
export function namesInList(text: string, least = 2): string[] {
  const sentence = firstSentence(text.slice(0, 600))
  const names: string[] = []
  for (const [index, item] of splitNames(sentence).entries()) {
    const name = nameInItem(item, 1)
    if (name === undefined) {
      if (names.length > 0 || index > 1) break
      continue
    }
    names.push(name)
    if (item.length > name.length + 2 && !item.endsWith(name) && !/\)$/u.test(item)) break
  }
  const isCompany = names.length > 1
  return names.filter((name) => isCompany || name.startsWith('@') || isPersonName(name, least))
}

/** Up to the end of the first sentence; initials and short titles do not end one. */
export function firstSentence(text: string): string {
  const ends = /[.!?](?=\s|$)/gu
  for (let match = ends.exec(text); match; match = ends.exec(text)) {
    const before = text.slice(Math.max(0, match.index - 4), match.index)
    if (match[0] === '.' && /(?:^|[\s.])(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Jr|Sr)$/u.test(before)) continue
    return text.slice(0, match.index)
  }
  return text
}

/** A name reduced to what two spellings of it share: no nickname in quotes, no accents, lower case. */
export function nameKey(name: string): string {
  return name
    .replace(/\s["“‘'(][^"”’')]{1,30}["”’')](?=\s)/gu, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The name among `names` that a text means: the same name, else the only one with this first or last name. */
export function matchName(text: string, names: readonly string[]): string | undefined {
  const key = nameKey(text)
  if (key === '') return undefined
  const exact = names.find((name) => nameKey(name) === key)
  if (exact !== undefined) return exact
  if (key.includes(' ')) {
    return onlyOne(names.filter((name) => name.includes(' ') && isSamePerson(name, text))).name
  }
  const first = onlyOne(names.filter((name) => nameKey(name).split(' ')[0] === key))
  return first.found
    ? first.name
    : onlyOne(names.filter((name) => nameKey(name).split(' ').at(-1) === key)).name
}

/** The one name of a list that may hold it several times; none where the list holds different ones. */
function onlyOne(names: readonly string[]): { readonly found: boolean; readonly name: string | undefined } {
  const [name] = names
  const isOne = name !== undefined && names.every((other) => nameKey(other) === nameKey(name))
  return { found: name !== undefined, name: isOne ? name : undefined }
}

/** Whether two names are likely one person spelled two ways: the first name is shared and the rest nearly so. */
export function isSamePerson(one: string, other: string): boolean {
  const a = nameKey(one).split(' ')
  const b = nameKey(other).split(' ')
  if (a.join(' ') === b.join(' ')) return true
  if (a[0] !== b[0]) return false
  if (a.length === 1 || b.length === 1) return true
  return a.at(-1) === b.at(-1) && a.length !== 1
}
