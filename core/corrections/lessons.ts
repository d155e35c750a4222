import type { Show, Term } from '../show/schema.ts'
import { rememberAccepted, rememberRefused, unlearnAccepted, unlearnRefused } from './memory.ts'
import type { SoundPair } from './sound-changes.ts'
import type { SuggestionKind } from './suggestion.ts'
import { bareLetters } from './tokens.ts'

/** What an answer in the review teaches a show. */
export interface Lesson {
  readonly heard: string
  readonly right: string
  readonly kind: SuggestionKind
  readonly sounds?: SoundPair
}

/** Whether a pair says something about other episodes; where captions met and what was read out does not. */
export function isLesson({ kind }: Pick<Lesson, 'kind'>): boolean {
  return kind !== 'repeated' && kind !== 'address'
}

/** The show after a suggestion was accepted: the pair and what its sounds became are counted. */
export function afterAccepting(show: Show, lesson: Lesson): Show {
  if (!isLesson(lesson)) return show
  const { heard, right, sounds } = lesson
  return { ...show, memory: rememberAccepted(show.memory, heard, right, sounds) }
}

/** The show after that acceptance was taken back. */
export function afterTakingBack(show: Show, lesson: Lesson): Show {
  if (!isLesson(lesson)) return show
  const { heard, right, sounds } = lesson
  return { ...show, memory: unlearnAccepted(show.memory, heard, right, sounds) }
}

/** The show after a pair was refused for good: the pair, and what its sounds became, count against it. */
export function afterRefusing(show: Show, { heard, right, sounds }: Lesson): Show {
  return { ...show, memory: rememberRefused(show.memory, heard, right, sounds) }
}

/** The show after that refusal was taken back. */
export function afterAllowing(show: Show, { heard, right, sounds }: Lesson): Show {
  return { ...show, memory: unlearnRefused(show.memory, heard, right, sounds) }
}

/** Every form a spelling was heard as: those noted with the term, then those accepted in reviews. */
export function formsHeard(
  { memory }: Pick<Show, 'memory'>,
  { spelling, heardAs }: Pick<Term, 'spelling' | 'heardAs'>,
): readonly string[] {
  const accepted = memory.accepted.filter(({ right }) => right === spelling).map(({ heard }) => heard)
  const isOther = (form: string): boolean => bareLetters(form) !== bareLetters(spelling)
  return [...new Set([...heardAs, ...accepted.filter(isOther)])]
}
