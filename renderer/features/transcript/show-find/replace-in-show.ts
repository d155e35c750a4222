import type { Client } from '../../../../core/contract/client.ts'
import type { FoundInEpisode, PlaceInEpisode } from '../../../../core/contract/find-shapes.ts'
import { revertRule, rulesInEpisode } from '../../../../core/editing/replace-list/rule-in-episode.ts'
import { isAppError } from '../../../../core/errors.ts'
import { type EpisodeId, RuleId } from '../../../../core/ids.ts'
import { messageOf } from '../../../state/errors.ts'
import { randomIds } from '../../../state/random-ids.ts'
import { showFindText } from '../../../text/show-find.ts'
import { createFinder } from '../finder.ts'
import { editsForWish, type ReplaceWish } from '../use-replacing.ts'

/** One episode in which places were replaced, by the step that did it. */
export interface ReplacedEpisode {
  readonly episodeId: EpisodeId
  readonly revision: number
  readonly label: string
  readonly count: number
}

/** What replacing in a show came to. Every episode is one step of its own history. */
export interface ReplacedInShow {
  readonly ruleId: RuleId
  readonly replaced: readonly ReplacedEpisode[]
  /** Episodes that are not as they were listed; they were left alone. */
  readonly changedSince: readonly EpisodeId[]
  readonly failed: readonly { readonly episodeId: EpisodeId; readonly reason: string }[]
  /** Episodes that were not reached, because the person called it off. */
  readonly notReached: number
}

/** What names a place among all that were listed. */
export function placeId(episodeId: EpisodeId, { segmentId, nth }: Pick<PlaceInEpisode, 'segmentId' | 'nth'>) {
  return `${episodeId} ${segmentId} ${nth}`
}

/** How replacing in a show is gone about. */
export interface ShowReplacing {
  readonly client: Client
  readonly wish: ReplaceWish
  readonly episodes: readonly FoundInEpisode[]
  readonly isWanted: (id: string) => boolean
  readonly onProgress: (done: number) => void
  readonly isCalledOff: () => boolean
}

/**
 * Replaces what is wanted in one episode after the other, one in memory at a time. Only what was listed
 * is replaced, and only while the episode is at the revision it was listed at.
 */
export async function replaceInShow(how: ShowReplacing): Promise<ReplacedInShow> {
  const { episodes, isCalledOff, onProgress } = how
  const ruleId = RuleId.parse(randomIds('rule'))
  const finder = createFinder()
  const replaced: ReplacedEpisode[] = []
  const changedSince: EpisodeId[] = []
  const failed: { episodeId: EpisodeId; reason: string }[] = []
  let done = 0
  for (const found of episodes) {
    if (isCalledOff()) break
    const { episodeId } = found
    try {
      const outcome = await replaceInEpisode(how, found, { ruleId, finder })
      if (outcome === 'changed') changedSince.push(episodeId)
      else if (outcome) replaced.push(outcome)
    } catch (error) {
      if (isAppError(error, 'revision-conflict')) changedSince.push(episodeId)
      else failed.push({ episodeId, reason: messageOf(error) })
    }
    done += 1
    onProgress(done)
  }
  finder.stop()
  return { ruleId, replaced, changedSince, failed, notReached: episodes.length - done }
}

async function replaceInEpisode(
  { client, wish, isWanted }: ShowReplacing,
  { episodeId, revision, places }: FoundInEpisode,
  { ruleId, finder }: { readonly ruleId: RuleId; readonly finder: ReturnType<typeof createFinder> },
): Promise<ReplacedEpisode | 'changed' | undefined> {
  const { episode } = await client.call('episode.open', { episodeId })
  if (episode.revision !== revision) return 'changed'
  const listed = new Set(places.map((place) => placeId(episodeId, place)))
  const isMeant = (id: string): boolean => listed.has(id) && isWanted(id)
  const made = await editsForWish(
    finder,
    wish,
    { segments: episode.transcript?.segments ?? [], language: episode.language },
    { ruleId, isWanted: (match) => isMeant(placeId(episodeId, match)) },
  )
  if (!made || made.edits.length === 0) return undefined
  const label = showFindText.step(made.count)
  const outcome = await client.call('episode.applyEdits', {
    episodeId,
    baseRevision: revision,
    edits: [...made.edits],
    label,
  })
  return { episodeId, revision: outcome.revision, label, count: made.count }
}

/** What taking a replacement back came to: by undo, by itself where something was done since, or not at all. */
export interface TakenBack {
  readonly undone: number
  readonly reverted: number
  readonly failed: number
}

/**
 * Takes a replacement back in every episode. Where it still is the last step it is undone; where
 * something was done since, or the host no longer has the history, what still stands of it is reverted.
 */
export async function takeBackInShow(
  client: Client,
  { ruleId, replaced }: Pick<ReplacedInShow, 'ruleId' | 'replaced'>,
): Promise<TakenBack> {
  let [undone, reverted, failed] = [0, 0, 0]
  for (const { episodeId, revision, label } of replaced) {
    try {
      const { episode, history } = await client.call('episode.open', { episodeId })
      const base = { episodeId, baseRevision: episode.revision }
      if (episode.revision === revision && history.undoLabel === label) {
        await client.call('episode.undo', base)
        undone += 1
        continue
      }
      const rule = rulesInEpisode(episode).get(ruleId)
      const edit = rule && revertRule(rule)
      if (edit) await client.call('episode.applyEdits', { ...base, edits: [edit] })
      if (episode.revision === revision) undone += 1
      else reverted += 1
    } catch {
      // Told with the others: one sentence for all episodes that could not be taken back.
      failed += 1
    }
  }
  return { undone, reverted, failed }
}
