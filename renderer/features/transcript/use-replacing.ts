import { useCallback, useEffect, useMemo } from 'react'
import { editsForReplacing } from '../../../core/editing/replace-text.ts'
import { segmentText } from '../../../core/editing/transcript-text.ts'
import type { FindQuery, ReplacingMatch } from '../../../core/episode/find-text.ts'
import { RuleId } from '../../../core/ids.ts'
import { randomIds } from '../../state/random-ids.ts'
import { useToldEdits } from '../../state/told-edits.ts'
import { findText } from '../../text/transcript.ts'
import { createFinder } from './finder.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'

/** Replaces the places that are wanted, in the turns as the host has them. */
export function useReplacing(transcript: OpenTranscript | undefined, query: FindQuery, replacement: string) {
  const tell = useToldEdits()
  const finder = useMemo(() => createFinder(), [])
  useEffect(() => finder.stop, [finder])
  return useCallback(
    async (isWanted: (place: { readonly line: number; readonly nth: number }) => boolean) => {
      if (!transcript || query.text === '') return undefined
      await transcript.sync.flush()
      const { segments } = transcript.sync
      const answer = await finder.run({ lines: segments.map(segmentText), query, replacement })
      if (answer.kind !== 'replacing') return undefined
      const matches = numbered(answer.matches).filter(isWanted)
      const rule = {
        ruleId: RuleId.parse(randomIds('rule')),
        reason: findText.reason(query.text, replacement),
        after: replacement,
      }
      const edits = editsForReplacing(segments, matches, rule)
      if (edits.length === 0) return 0
      await tell(edits, matches.length > 1 ? { title: findText.replaced(matches.length) } : undefined, {
        label: findText.step(matches.length),
      })
      return matches.length
    },
    [transcript, query, replacement, tell, finder],
  )
}

function numbered(
  matches: readonly ReplacingMatch[],
): readonly (ReplacingMatch & { readonly nth: number })[] {
  let last = -1
  let nth = 0
  return matches.map((match) => {
    nth = match.line === last ? nth + 1 : 0
    last = match.line
    return { ...match, nth }
  })
}
