import type { Client } from '../../core/contract/client.ts'
import { episodeSurroundings, episodeVocabulary } from '../../core/corrections/episode-vocabulary.ts'
import { emptyMemory } from '../../core/corrections/memory.ts'
import { suggest } from '../../core/corrections/suggest.ts'
import type { CorrectionGroup } from '../../core/corrections/suggestion.ts'
import { readable } from '../../core/corrections/transcript-text.ts'
import { withRuleSuggestions } from '../../core/editing/replace-list/suggest-by-rules.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { isAppError } from '../../core/errors.ts'
import type { Show, Term } from '../../core/show/schema.ts'
import type { World } from './command.ts'
import { readLexicon } from './read-lexicon.ts'

/** What suggestions for an episode come from, besides the episode. */
export interface EpisodeKnowledge {
  readonly show: Show | undefined
  /** Terms that other shows lend to all. */
  readonly shared: readonly Term[]
}

/** Reads what the library knows about the words of an episode. */
export async function readKnowledge(
  client: Client,
  episode: Episode,
  { io }: World,
): Promise<EpisodeKnowledge> {
  const show = await readShow(client, episode, io)
  const shared = await client.call('show.sharedTerms', { ...(show && { besides: show.id }) })
  return { show, shared }
}

/** A show that cannot be used keeps nobody from working on its episodes; that it cannot is said. */
async function readShow(client: Client, { show }: Episode, io: World['io']): Promise<Show | undefined> {
  if (show.id === undefined) return undefined
  try {
    return await client.call('show.get', { showId: show.id })
  } catch (error) {
    if (!isAppError(error)) throw error
    io.say(`Note: ${error.message} What the show knows is not used here.`)
    return undefined
  }
}

/** Everything suspected in an episode's transcript, answered or not, as the review lists it: the show's rules first. */
export async function suggestionsFor(
  episode: Episode,
  { show, shared }: EpisodeKnowledge,
  world: World,
): Promise<readonly CorrectionGroup[]> {
  const { transcript, language } = episode
  if (!transcript) return []
  const lexicon = await readLexicon(language, readable(transcript).text, world)
  const vocabulary = episodeVocabulary(episode, show, shared)
  const { memory = emptyMemory, replaceRules = [] } = show ?? {}
  const heard = suggest(transcript, vocabulary, memory, lexicon, episodeSurroundings(episode, show))
  return withRuleSuggestions(heard, transcript.segments, replaceRules, memory.refused)
}

/** Whether a person skipped or refused a suggestion in this episode. */
export function isAnswered({ answers = [] }: Episode, id: string): boolean {
  return answers.some((answer) => answer.id === id)
}

/** How many places nobody has decided yet; undefined without a transcript. */
export async function countOpen(client: Client, episode: Episode, world: World): Promise<number | undefined> {
  if (!episode.transcript) return undefined
  const groups = await suggestionsFor(episode, await readKnowledge(client, episode, world), world)
  return groups
    .filter(({ id }) => !isAnswered(episode, id))
    .reduce((sum, { places }) => sum + places.length, 0)
}
