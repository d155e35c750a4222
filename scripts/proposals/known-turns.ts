import { spokenNames } from '../../core/editing/proposals/propose-turns.ts'
import { sentencesOf } from '../../core/editing/proposals/sentences.ts'
import {
  type ReadSentence,
  readSentence,
  type SpokenNames,
} from '../../core/editing/proposals/turn-signals.ts'
import type { Episode, Person } from '../../core/episode/schema.ts'
import type { PersonId } from '../../core/ids.ts'
import { episodesUnder, type LabelledEpisode } from './labelled-episodes.ts'

/** Second versions of an episode that is there already, machines' own guesses at speakers, and other languages. */
const left =
  /\.asr\.|deepgram|corrected|\.first\.md|earnings|rev16|stt-align|podlove|example\.(html|json|vtt)|stt-vendors|Talking AI|cluster-mempool|Immortality\.json/

/** Who hosts the episodes of the collection; the rest are guests. */
const hosts =
  /^(Lenny|Jerod Santo|Adam Stacoviak|Gerhard Lazu|Mike Schmidt|Mark .Murch. Erhardt|Gustavo|Adam Jonas|Jonas$|Mark Erhardt|Murch|Bekah|Dan Ott|Dan$|Tim Smith|Jeremy Jung|Sanjay|Caralie|Aaron van Wirdum|Erik St|Carlisia|Brian Ketelsen|Conor Bronsdon|Dan Lines|Aviv Milner|Christoph Ono|Travis)/

/** An episode as one wall of words, and what is known of it. */
export interface KnownEpisode {
  readonly file: string
  readonly episode: Episode
  readonly people: readonly Person[]
  readonly names: SpokenNames
  readonly sentences: readonly ReadSentence[]
  /** Word positions at which the voice changes. */
  readonly starts: ReadonlySet<number>
  /** Who says each word. */
  readonly voices: readonly (PersonId | undefined)[]
}

/** The episodes of the collection whose speakers are written down by people, with their turns. */
export function labelledTalks(collection: string): LabelledEpisode[] {
  return episodesUnder(collection, ['transcripts', 'gold-pairs', 'episode-pages']).filter(
    (one) => !left.test(one.file) && strip(one) !== undefined,
  )
}

/** Every English episode of the collection whose speakers are written down by people. */
export function knownEpisodes(collection: string): KnownEpisode[] {
  return episodesUnder(collection, ['transcripts', 'gold-pairs', 'episode-pages']).flatMap((one) => {
    const known = left.test(one.file) ? undefined : strip(one)
    return known ? [known] : []
  })
}

/** Takes the labels off. */
function strip({ file, episode }: LabelledEpisode): KnownEpisode | undefined {
  const segments = episode.transcript?.segments ?? []
  const labelled = segments.filter(({ speaker }) => speaker !== undefined)
  const voices = new Set(labelled.map(({ speaker }) => speaker))
  const [first] = segments
  if (!first || labelled.length < segments.length * 0.9 || voices.size < 2) return undefined
  const starts = new Set<number>()
  let count = 0
  let last: PersonId | undefined
  for (const { speaker, words } of segments) {
    if (speaker !== last) starts.add(count)
    last = speaker
    count += words.length
  }
  const people = episode.people
    .filter(({ id }) => voices.has(id))
    .map((person) => ({ ...person, role: hosts.test(person.name) ? 'host' : 'guest' }))
  const words = segments.flatMap((segment) => segment.words)
  return {
    file,
    episode: { ...episode, people, transcript: { language: 'en', segments: [{ id: first.id, words }] } },
    people,
    names: spokenNames(people),
    sentences: sentencesOf([{ id: first.id, words }]).map(readSentence),
    starts,
    voices: segments.flatMap(({ speaker, words: said }) => said.map(() => speaker)),
  }
}
