import type { Show } from '../show/schema.ts'
import { pairKey, rememberAccepted, rememberRefused, unlearnAccepted, unlearnRefused } from './memory.ts'
import type { SoundPair } from './sound-changes.ts'
import type { SuggestionKind } from './suggestion.ts'

/** What an answer in the review teaches a show. */
export interface Lesson {
  readonly heard: string
  readonly right: string
  readonly kind: SuggestionKind
  readonly sounds?: SoundPair
}

/** The most forms a term remembers having been heard as. */
const mostForms = 50

/** Whether a pair says something about other episodes; where captions met and what was read out does not. */
export function isLesson({ kind }: Pick<Lesson, 'kind'>): boolean {
  return kind !== 'repeated' && kind !== 'address'
}

/**
 * The show after a suggestion was accepted: the pair and its sounds are counted, and the term, or the person
 * of that name, is noted to have been heard so.
 */
export function afterAccepting(show: Show, lesson: Lesson): Show {
  if (!isLesson(lesson)) return show
  const { heard, right, sounds } = lesson
  const taught = { ...show, memory: rememberAccepted(show.memory, heard, right, sounds) }
  return isRespelling(lesson) ? taught : withForms(taught, right, (forms) => withForm(forms, heard))
}

/** The show after that acceptance was taken back; `before` is the show as it was when it was given. */
export function afterTakingBack(show: Show, lesson: Lesson, before: Show | undefined): Show {
  if (!isLesson(lesson)) return show
  const { heard, right, sounds } = lesson
  const untaught = { ...show, memory: unlearnAccepted(show.memory, heard, right, sounds) }
  const key = pairKey(heard, right)
  const isKept = untaught.memory.accepted.some((pair) => pairKey(pair.heard, pair.right) === key)
  if (isKept || (before && formsOf(before, right).includes(heard))) return untaught
  return withForms(untaught, right, (forms) => forms.filter((form) => form !== heard))
}

/** The show after a pair was refused for good: the pair, and what its sounds became, count against it. */
export function afterRefusing(show: Show, { heard, right, sounds }: Lesson): Show {
  return { ...show, memory: rememberRefused(show.memory, heard, right, sounds) }
}

/** The show after that refusal was taken back. */
export function afterAllowing(show: Show, { heard, right, sounds }: Lesson): Show {
  return { ...show, memory: unlearnRefused(show.memory, heard, right, sounds) }
}

/** Other capitals or spaces are found for any term; they are no form of their own. */
function isRespelling({ kind }: Lesson): boolean {
  return kind === 'capitals' || kind === 'joined'
}

function withForm(forms: readonly string[], heard: string): readonly string[] {
  return forms.includes(heard) || forms.length >= mostForms ? forms : [...forms, heard]
}

function formsOf({ vocabulary, people }: Show, right: string): readonly string[] {
  return [
    ...vocabulary.filter(({ spelling }) => spelling === right),
    ...people.filter(({ name }) => name === right),
  ].flatMap(({ heardAs }) => heardAs)
}

function withForms(show: Show, right: string, change: (forms: readonly string[]) => readonly string[]): Show {
  return {
    ...show,
    vocabulary: show.vocabulary.map((term) =>
      term.spelling === right ? { ...term, heardAs: change(term.heardAs) } : term,
    ),
    people: show.people.map((person) =>
      person.name === right ? { ...person, heardAs: change(person.heardAs) } : person,
    ),
  }
}
