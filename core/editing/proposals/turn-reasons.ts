import type { Signal } from './turn-signals.ts'

/** What a person is told about one kind of sign; a function where the sign's own word is quoted. */
const reasons: readonly (readonly [prefix: string, say: (word: string) => string])[] = [
  ['introduces-another', () => 'Someone else gives their name'],
  ['next-introduces', () => 'Someone gives their name'],
  ['next-greets', () => 'A greeting or thanks'],
  ['prev-greets', () => 'After a greeting or thanks'],
  ['addressed', () => 'A name is called just before'],
  ['next-addresses', () => 'Calls someone by name'],
  ['next-name-first', () => 'Calls someone by name'],
  ['answer-after-question', () => 'Answers a question'],
  ['other-after-question', () => 'Follows a question'],
  ['request', () => 'Someone was asked to speak just before'],
  ['asked-you', () => 'The question was to “you”'],
  ['prev-end:?', () => 'Follows a question'],
  ['ends:?', () => 'Follows a question'],
  ['you-then-i', () => 'From “you” to “I”'],
  ['i-then-you', () => 'From “I” to “you”'],
  ['next-is-backchannel', () => 'A short sign of listening'],
  ['prev-is-backchannel', () => 'After a short sign of listening'],
  ['echo', () => 'Repeats what was just said'],
  ['next-end:?', () => 'Begins to ask'],
  ['ends:.?', () => 'Begins to ask'],
  ['next-length', () => 'A short remark of its own'],
  ['next2', () => ''],
  ['next:', (word) => (word === 'other' ? '' : `Opens with “${capital(word)}”, as replies do`)],
]

const shown = 2
/** Below this share of the log odds a sign is not worth a word. */
const telling = 0.15

/** The one or two signs that speak loudest for a new voice, in plain words, most convincing first. */
export function reasonOf(signals: readonly Signal[], weightOf: (signal: Signal) => number): string {
  const said = new Map<string, number>()
  for (const signal of signals) {
    const weight = weightOf(signal)
    if (weight < telling) continue
    const known = reasons.find(([prefix]) => signal.startsWith(prefix))
    const words = known?.[1](signal.slice(signal.indexOf(':') + 1)) ?? ''
    if (words !== '') said.set(words, (said.get(words) ?? 0) + weight)
  }
  const loudest = [...said].sort((a, b) => b[1] - a[1]).slice(0, shown)
  if (loudest.length === 0) return 'Weak: only the length of the sentences'
  return loudest.map(([words], at) => (at === 0 ? words : lower(words))).join(', ')
}

const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
const lower = (words: string): string => `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`
