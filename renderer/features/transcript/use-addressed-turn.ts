import { useEffect, useRef } from 'react'
import type { SegmentId } from '../../../core/ids.ts'
import { useRoute } from '../../app/routes.ts'
import { infoField } from './editor/info.ts'
import { goToTurn } from './go-to.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'

/** Goes to the turn, or to the chapter's heading, that the address names. */
export function useAddressedTurn(open: OpenTranscript | undefined): void {
  const route = useRoute()
  const at = route.screen === 'episode' ? route.at : undefined
  const done = useRef<string>(undefined)
  useEffect(() => {
    if (!open || at === undefined || done.current === at) return
    done.current = at
    const { headings } = open.view.state.field(infoField)
    const heading = [...headings].find(([, chapters]) => chapters.some(({ id }) => id === at))
    goToTurn(open.view, heading?.[0] ?? (at as SegmentId), { takeFocus: true })
  }, [open, at])
}
