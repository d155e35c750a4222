import type { Sentence } from './sentences.ts'

/**
 * What speaks for or against a new voice, by name. Names are the keys of the learned weights; a prefix says
 * where the sign is: `next` begins the sentence after the place, `prev` closes or begins the one before it.
 */
export type Signal = string

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words that turns and sentences open with and that say something about who speaks. None is about a subject. */
const openers = list(
  `yeah yes yep yup no nope so well right okay ok alright thanks thank absolutely exactly definitely sure totally
  oh wow mm hmm huh um uh and but because or i you we he she they it this that there what how why who when where
  which do did is are was have can could would if my your the a in on for as like also then now great awesome cool
  nice good perfect interesting hey hi hello welcome i'm i've i'd i'll i'm it's that's we're you're there's what's
  let's let don't maybe actually basically honestly anyway true fair of correct agreed indeed really just not all
  one at with to about for see know think mean guess say tell love sorry please hopefully bye congratulations man
  me`
    .split(/\s+/u)
    .join(' '),
)
/** Words a turn ends with more, or less, often than a sentence does. */
const closers = list(
  `right know guys here there that this it you me yeah so too well though then now much thanks today again
  show podcast welcome think mean out up on about to`
    .split(/\s+/u)
    .join(' '),
)
/** Answers that are no more than a sign of listening. */
const backchannels = list(
  `yeah yes yep yup no nope right okay ok sure exactly absolutely totally wow oh mm hmm mhm huh uh-huh cool nice
  great awesome interesting true definitely correct gotcha really of course indeed perfect lovely good`
    .split(/\s+/u)
    .join(' '),
)
const you = list("you your yours yourself you're you've you'd you'll")
const me = list("i my mine myself i'm i've i'd i'll me")
const requests = [
  'tell us',
  'tell me',
  'tell our',
  'talk about',
  'talk to us',
  'walk us',
  'walk me',
  'introduce yourself',
  'do you want',
  'would you',
  'could you',
  'can you',
  'have you',
  'did you',
  'are you',
  'do you',
  'what do',
  'what are',
  'what is',
  "what's",
  'how do',
  'how did',
  'how have',
  "i'm curious",
  'i wonder',
  'i was wondering',
  'your thoughts',
  'your take',
  'go ahead',
]
const greetings = [
  'welcome to',
  'welcome back',
  'thanks for having',
  'thank you for having',
  'great to be',
  'good to be',
  'happy to be',
  'glad to be',
  'excited to be',
  'pleasure to be',
  'nice to be',
  'thanks for coming',
  'thank you for coming',
  'thanks for joining',
  'thank you for joining',
  'great to have you',
  'thank you so much',
  'thank you very much',
  'nice to meet you',
  'good to see you',
  'how are you',
  "how's it going",
]

/** Names that are spoken to, as single words: "armin". */
export type SpokenNames = ReadonlySet<string>

/** What is known about a sentence, computed once. */
export interface ReadSentence extends Sentence {
  readonly isBackchannel: boolean
  readonly youCount: number
  readonly meCount: number
  /** Its words with one space around each, for finding phrases. */
  readonly line: string
}

/** Reads a sentence for its signs. */
export function readSentence(sentence: Sentence): ReadSentence {
  const { tokens } = sentence
  return {
    ...sentence,
    isBackchannel:
      tokens.length > 0 && tokens.length <= 3 && tokens.every((token) => backchannels.has(token)),
    youCount: tokens.filter((token) => you.has(token)).length,
    meCount: tokens.filter((token) => me.has(token)).length,
    line: ` ${tokens.slice(0, 30).join(' ')} `,
  }
}

/**
 * The signs at the place before sentence `at`. Those of any language first; with `english`, those of
 * English words too. The cost does not depend on the length of the text.
 */
export function turnSignals(
  sentences: readonly ReadSentence[],
  at: number,
  options: { readonly english: boolean; readonly names: SpokenNames },
): readonly Signal[] {
  const [prev, next] = [sentences[at - 1], sentences[at]]
  if (!prev || !next) return []
  const around = { before: sentences[at - 2], prev, next, after: sentences[at + 1] }
  const signals = shapeSignals(around)
  if (options.english) {
    signals.push(...wordSignals(around), ...nameSignals(around, options.names))
  }
  return signals
}

interface Around {
  readonly before: ReadSentence | undefined
  readonly prev: ReadSentence
  readonly next: ReadSentence
  readonly after: ReadSentence | undefined
}

const lengths = [1, 2, 4, 8, 16, 32]

/** A length by the least step it fits in. */
function lengthName(count: number): string {
  return String(lengths.find((most) => count <= most) ?? 'long')
}

function shapeSignals({ before, prev, next, after }: Around): Signal[] {
  const signals = [
    `prev-length:${lengthName(prev.tokens.length)}`,
    `next-length:${lengthName(next.tokens.length)}`,
    `prev-end:${prev.end}`,
    `next-end:${next.end}`,
    `ends:${prev.end}${next.end}`,
  ]
  if (before) signals.push(`before-end:${before.end}`, `before-length:${lengthName(before.tokens.length)}`)
  if (after) signals.push(`after-end:${after.end}`, `after-length:${lengthName(after.tokens.length)}`)
  if (before?.end === '?' && prev.tokens.length <= 3) signals.push('short-after-question')
  const echo = next.tokens
    .slice(0, 6)
    .filter((token) => token.length > 3 && prev.tokens.includes(token)).length
  if (echo > 0) signals.push(echo > 1 ? 'echo:2' : 'echo:1')
  if (
    next.tokens.length <= 4 &&
    next.tokens.length > 0 &&
    prev.tokens.slice(-next.tokens.length).join(' ') === next.tokens.join(' ')
  )
    signals.push('echo:whole')
  return signals
}

function wordSignals({ before, prev, next, after }: Around): Signal[] {
  const signals: Signal[] = []
  const [first = '', second = ''] = next.tokens
  const isKnown = openers.has(first)
  signals.push(isKnown ? `next:${first}` : 'next:other')
  if (isKnown && openers.has(second)) signals.push(`next2:${second}`)
  if (isKnown && prev.end === '?')
    signals.push(answers.has(first) ? 'answer-after-question' : 'other-after-question')
  if (next.isBackchannel) signals.push('next-is-backchannel')
  if (prev.isBackchannel) signals.push('prev-is-backchannel')
  if (prev.isBackchannel && next.isBackchannel) signals.push('backchannels')
  if (before?.isBackchannel) signals.push('before-is-backchannel')
  if (after?.isBackchannel) signals.push('after-is-backchannel')
  const last = prev.tokens.at(-1) ?? ''
  if (closers.has(last)) signals.push(`prev-last:${last}`)
  const prevFirst = prev.tokens[0] ?? ''
  if (openers.has(prevFirst)) signals.push(`prev:${prevFirst}`)
  const afterFirst = after?.tokens[0] ?? ''
  if (openers.has(afterFirst)) signals.push(`after:${afterFirst}`)
  signals.push(...personSignals({ before, prev, next, after }), ...phraseSignals(prev, next))
  return signals
}

const answers = list(
  'yeah yes yep no nope so well sure absolutely definitely exactly totally i oh um uh right it that we of',
)

/** Who is spoken of: a turn that asks "you" is answered by one that says "I". */
function personSignals({ before, prev, next, after }: Around): Signal[] {
  const signals: Signal[] = []
  const asked = prev.youCount + (before?.youCount ?? 0)
  const told = next.meCount + (after?.meCount ?? 0)
  if (asked > 0 && prev.meCount === 0 && told > 0 && next.youCount === 0) signals.push('you-then-i')
  if (prev.meCount > 0 && prev.youCount === 0 && next.youCount > 0 && next.meCount === 0)
    signals.push('i-then-you')
  if (prev.meCount > 0 && next.meCount > 0) signals.push('i-goes-on')
  if (prev.youCount > 0 && next.youCount > 0) signals.push('you-goes-on')
  if (prev.youCount > 0 && prev.end === '?') signals.push('asked-you')
  return signals
}

function phraseSignals(prev: ReadSentence, next: ReadSentence): Signal[] {
  const signals: Signal[] = []
  const holds = (line: string, phrases: readonly string[]): boolean =>
    phrases.some((phrase) => line.includes(` ${phrase} `))
  if (holds(prev.line, requests)) signals.push(prev.end === '?' ? 'request?' : 'request')
  if (holds(prev.line, greetings)) signals.push('prev-greets')
  if (holds(next.line, greetings)) signals.push('next-greets')
  return signals
}

function nameSignals({ prev, next }: Around, names: SpokenNames): Signal[] {
  const signals: Signal[] = []
  const [own, other] = [introductionOf(prev, names), introductionOf(next, names)]
  if (own !== undefined) signals.push('prev-introduces')
  else if (names.has(prev.tokens.at(-1) ?? '')) signals.push('addressed')
  else if (names.has(prev.tokens[0] ?? '') || names.has(prev.tokens[1] ?? '')) signals.push('addressed-first')
  if (own !== undefined && other !== undefined && own !== other) signals.push('introduces-another')
  else if (other !== undefined) signals.push('next-introduces')
  if (names.has(next.tokens.at(-1) ?? '') && next.tokens.length <= 6) signals.push('next-addresses')
  if (names.has(next.tokens[0] ?? '')) signals.push('next-name-first')
  return signals
}

/** The name someone gives as their own at the start of a sentence: "I'm Julian", "my name is Ada". */
export function introductionOf({ tokens, line }: ReadSentence, names: SpokenNames): string | undefined {
  const said = / my name(?:'s| is) (\S+) /.exec(line)
  if (said) return said[1]
  if (tokens.length > 24) return undefined
  const [, name] = / (?:i'm|i am|this is|it's|here's) (\S+) /.exec(line) ?? []
  return name !== undefined && names.has(name) ? name : undefined
}
