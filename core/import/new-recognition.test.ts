import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { applyEdits } from '../editing/apply-edit.ts'
import type { Edit } from '../editing/edit.ts'
import { editsForReplacing } from '../editing/replace-text.ts'
import { segmentText } from '../editing/transcript-text.ts'
import { findReplacing } from '../episode/find-text.ts'
import { newEpisode } from '../episode/new-episode.ts'
import type { Episode, Transcript } from '../episode/schema.ts'
import { countingIds, EpisodeId, type IdSource, RuleId } from '../ids.ts'
import { testNow } from '../testing/episode-builder.ts'
import { sharedData } from '../testing/shared-data.ts'
import { addToEpisode } from './add-to-episode.ts'
import { newRecognition } from './new-recognition.ts'
import { readAny } from './read-any.ts'

const transcripts = sharedData('data', 'transcripts')

/** Ids that no earlier call has given. */
function idsOf(prefix: string): IdSource {
  const counting = countingIds()
  return (kind) => `${prefix}${counting(kind)}`
}

const listOf = (path: string) => {
  const { material } = readAny({
    text: readFileSync(`${transcripts}/${path}`, 'utf8'),
    name: path.split('/').at(-1) ?? path,
  })
  if (!material.transcript) throw new Error(`${path} is no transcript.`)
  return material.transcript
}
const apply = (episode: Episode, edits: readonly Edit[], newId: IdSource) =>
  applyEdits(episode, edits, { now: testNow, newId }).episode

/** An episode whose transcript is that file, untouched. */
function imported(path: string): Episode & { readonly transcript: Transcript } {
  const empty = newEpisode({ id: EpisodeId.parse('ep-1'), now: testNow, showTitle: '', title: 'Real' })
  const reading = readAny({ text: readFileSync(`${transcripts}/${path}`, 'utf8'), name: path })
  const { edits } = addToEpisode(reading, empty, {}, idsOf('a-'))
  const { transcript, ...episode } = apply(empty, edits, idsOf('b-'))
  if (!transcript) throw new Error(`${path} is no transcript.`)
  return { ...episode, transcript }
}

/** Replaces whole words everywhere, as find and replace does. */
function corrected(before: Episode, rules: Readonly<Record<string, string>>): Episode {
  return Object.entries(rules).reduce((episode, [text, replacement]) => {
    const segments = episode.transcript?.segments ?? []
    const query = { text, matchCase: true, wholeWord: true, regularExpression: false }
    const matches = findReplacing(segments.map(segmentText), query, replacement)
    const rule = { ruleId: RuleId.parse(`rule-${text}`), reason: 'Replaced', after: replacement }
    return apply(episode, editsForReplacing(segments, matches, rule), idsOf(`c${text}-`))
  }, before)
}

const textOf = ({ transcript }: Episode) => (transcript?.segments ?? []).map(segmentText).join(' ')

test.runIf(transcripts)(
  'two recognitions of a real episode: what was corrected in one is found in the other',
  () => {
    const before = imported('talkpython/youtube-388-python311.vtt')
    const episode = corrected(before, {
      Python: 'CPython',
      interpreter: 'evaluator',
      Rit: 'Irit',
      Pablo: 'Pablo Galindo',
    })
    const made = episode.corrections.length
    const outcome = newRecognition(
      listOf('talkpython/388-python311.vtt'),
      episode,
      before.transcript,
      undefined,
      idsOf('n-'),
    )
    const { reapplied, already, lost } = outcome
    const after = apply(episode, outcome.edits, idsOf('x-'))
    expect([made, reapplied.length + already.length + lost.length]).toEqual([made, made])
    // Three were heard a third way.
    expect([made, lost.length]).toEqual([89, 3])
    expect(after.corrections).toHaveLength(reapplied.length)
  },
)

test.runIf(transcripts)(
  'a real transcript corrected by its makers loses nothing when recognised the same again',
  () => {
    const folder = "oxide-whisper/AMD's MI300 and the Future of Accelerated Compute"
    const before = imported(`${folder}_transcript.txt`)
    const now = imported(`${folder}_transcript_corrected.txt`)
    const outcome = newRecognition(
      listOf(`${folder}_transcript.txt`),
      now,
      before.transcript,
      undefined,
      idsOf('n-'),
    )
    const after = apply(now, outcome.edits, idsOf('x-'))
    expect([outcome.lost, outcome.already]).toEqual([[], []])
    expect(textOf(after)).toBe(textOf(now))
    expect(outcome.voices.map(({ by }) => by)).toEqual(['words', 'words', 'words', 'words', 'words'])
  },
)
