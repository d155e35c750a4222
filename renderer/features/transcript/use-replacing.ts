import { useCallback, useEffect, useMemo } from 'react'
import type { Edit } from '../../../core/editing/edit.ts'
import { editsForReplacing } from '../../../core/editing/replace-text.ts'
import { segmentText } from '../../../core/editing/transcript-text.ts'
import type { FindQuery, ReplacingMatch } from '../../../core/episode/find-text.ts'
import type { Segment } from '../../../core/episode/schema.ts'
import { RuleId, type SegmentId } from '../../../core/ids.ts'
import { useEpisodeSelector } from '../../state/EpisodeProvider.tsx'
import { randomIds } from '../../state/random-ids.ts'
import { useToldEdits } from '../../state/told-edits.ts'
import { findText } from '../../text/transcript.ts'
import { createFinder, type Finder } from './finder.ts'
import { changesForMatches } from './replaced-text.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'

/** What is replaced by what. */
export interface ReplaceWish {
  readonly query: FindQuery
  readonly replacement: string
  /** Whether the replacement takes the capitals of what it replaces. */
  readonly preserveCase: boolean
}

/** A match by its turn and by which of the matches of that turn it is, counting from 0. */
export interface NumberedMatch extends ReplacingMatch {
  readonly segmentId: SegmentId
  readonly nth: number
}

/** What carries out a wish, and the places it changes. */
export interface MadeEdits {
  readonly edits: readonly Edit[]
  readonly matches: readonly NumberedMatch[]
  readonly count: number
}

/** The edits for the matches that are wanted, and how many these are; undefined when they cannot be found. */
export async function editsForWish(
  finder: Finder,
  { query, replacement, preserveCase }: ReplaceWish,
  { segments, language }: { readonly segments: readonly Segment[]; readonly language: string },
  { ruleId, isWanted }: { readonly ruleId: RuleId; readonly isWanted: (match: NumberedMatch) => boolean },
): Promise<MadeEdits | undefined> {
  const lines = segments.map(segmentText)
  const answer = await finder.run({
    lines,
    query,
    replacement,
    ...(preserveCase && { preserveCase: { language } }),
  })
  if (answer.kind !== 'replacing') return undefined
  const matches = numbered(answer.matches, segments).filter(isWanted)
  const reason = findText.reason(query.text, replacement)
  const edits = editsForReplacing(segments, matches, { ruleId, reason, after: replacement })
  // A match that says the replacement already is no place that changes.
  const changed = matches.filter(({ line, from, to, insert }) => lines[line]?.slice(from, to) !== insert)
  return { edits, matches: changed, count: changed.length }
}

/**
 * Replaces the places that are wanted, in the turns as the host has them. The text says so at once, as it
 * does of what is typed; the host's answer makes it so.
 */
export function useReplacing(transcript: OpenTranscript | undefined, wish: ReplaceWish) {
  const tell = useToldEdits()
  const language = useEpisodeSelector((episode) => episode.language)
  const finder = useMemo(() => createFinder(), [])
  useEffect(() => finder.stop, [finder])
  return useCallback(
    async (isWanted: (match: NumberedMatch) => boolean) => {
      if (!transcript || wish.query.text === '') return undefined
      await transcript.sync.flush()
      const { segments } = transcript.sync
      const ruleId = RuleId.parse(randomIds('rule'))
      const made = await editsForWish(finder, wish, { segments, language }, { ruleId, isWanted })
      if (!made) return undefined
      if (made.edits.length === 0) return 0
      const telling = made.count > 1 ? { title: findText.replaced(made.count) } : undefined
      const changes = changesForMatches(transcript.view.state.doc, segments, made.matches)
      await transcript.sync.carryOut(changes ?? [], () =>
        tell(made.edits, telling, { label: findText.step(made.count) }),
      )
      return made.count
    },
    [transcript, wish, tell, finder, language],
  )
}

function numbered(
  matches: readonly ReplacingMatch[],
  segments: readonly Segment[],
): readonly NumberedMatch[] {
  let last = -1
  let nth = 0
  return matches.flatMap((match) => {
    nth = match.line === last ? nth + 1 : 0
    last = match.line
    const segmentId = segments[match.line]?.id
    return segmentId === undefined ? [] : [{ ...match, segmentId, nth }]
  })
}
