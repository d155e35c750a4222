import type { ReadSentence } from './turn-signals.ts'

/** How a new subject is opened, whatever it is. */
const opens =
  / (?:another|next|let's|let us|moving on|move on|speaking of|switch|switching|i'm curious|i wanted to|i want to|wanna|question|shift|gears|segue|on to|now that|before we|last|finally|final|to start|start with|kick off|get into|jump into|dive into|turn to|topic|talk about|tell us|tell me|walk us|curious|wonder|wondering) /u

interface TitleKind {
  readonly title: RegExp
  readonly line: RegExp
  readonly reason: string
}

/** Chapters every show has, and how they are opened. */
const kinds: readonly TitleKind[] = [
  {
    title: /\b(?:intro|introduction|introducing|introductions|welcome|background)\b/iu,
    line: / (?:welcome|introduce|introduction|my name is|today we|joined by|who you are|my guest|our guest|background|yourself) /u,
    reason: 'An introduction is made',
  },
  {
    title: /\b(?:outro|goodbye|closing|credits|end)\b/iu,
    line: / (?:thanks for listening|thank you for listening|hope you|see you|bye|goodbye|until next|next time|subscribe|next episode|to learn more|for listening) /u,
    reason: 'Listeners are seen off',
  },
  {
    title: /\b(?:wrap|wrapping|wrap-up|final|conclusion|closing|summary|farewell)\b/iu,
    line: / (?:thank you so much|thanks so much|thank you for|thanks for|pleasure|final|last|wrap|appreciate|anything else|before we|where can|find you) /u,
    reason: 'Thanks and last words begin',
  },
  {
    title: /\b(?:ad|ads|ad segment|sponsor|sponsors|sponsored|promo|break|coaching)\b/iu,
    line: / (?:sponsor|sponsors|sponsored|brought to you|quick break|this episode|break|support for|hey|coaching|sign up|check out|we'll be back|are you|do you want) /u,
    reason: 'A break begins',
  },
  {
    title: /\b(?:books?|reading|recommendations?|tips?|picks?)\b/iu,
    line: / (?:book|books|reading|read|recommend|recommendation|tip|tips|pick|picks) /u,
    reason: 'A tip is asked for',
  },
]

/** How a sentence opens a subject: a strength from 0 to 1, and in words what it does. */
export interface Opening {
  readonly asks: boolean
  readonly opens: boolean
  readonly kind: string | undefined
}

/** Reads how the words from a sentence on would open a chapter of this title. */
export function openingOf(sentences: readonly ReadSentence[], at: number, kind: TitleKindOf): Opening {
  const [first, second, third] = [sentences[at], sentences[at + 1], sentences[at + 2]]
  const near = [first, second]
  return {
    asks: [first, second, third].some((sentence) => sentence?.end === '?'),
    opens: near.some((sentence) => sentence !== undefined && opens.test(sentence.line)),
    kind:
      kind !== undefined && near.some((sentence) => sentence !== undefined && kind.line.test(sentence.line))
        ? kind.reason
        : undefined,
  }
}

/** The sort of chapter a title announces, where every show has that sort. */
export type TitleKindOf = TitleKind | undefined

/** The sort of chapter a title announces. */
export function kindOfTitle(title: string): TitleKindOf {
  return kinds.find((kind) => kind.title.test(title))
}
