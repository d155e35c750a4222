import type { ViewUpdate } from '@codemirror/view'
import { useCallback, useEffect, useRef, useState } from 'react'
import { otherPlaces, type RewrittenWord, rewrittenWord } from '../../../core/editing/also-change.ts'
import { editsForReplacing } from '../../../core/editing/replace-text.ts'
import { segmentText } from '../../../core/editing/transcript-text.ts'
import { RuleId } from '../../../core/ids.ts'
import { useCommand } from '../../state/commands.ts'
import { chordOf } from '../../state/keymap.ts'
import { randomIds } from '../../state/random-ids.ts'
import { dismissToast, showToast, useToasts } from '../../state/toasts.ts'
import { useToldEdits } from '../../state/told-edits.ts'
import { alsoText, findText } from '../../text/transcript.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'
import { createWordWatch } from './word-watch.ts'

/** A word that was written over, and the toast that offers to do the same elsewhere. */
interface Offer {
  readonly toast: number
  readonly line: number
  readonly word: RewrittenWord
}

interface AlsoChangeProps {
  readonly transcript: OpenTranscript | undefined
  readonly isReadOnly: boolean
}

/**
 * After one word of the text was written over, offers to write the same over its other places: quietly, in a toast,
 * so that nobody who goes on typing is held up. Draws nothing, and draws nothing around it when an offer comes or goes.
 */
export function AlsoChange({ transcript, isReadOnly }: AlsoChangeProps): null {
  const [offer, setOffer] = useState<Offer>()
  const latest = useRef<Offer>(undefined)
  latest.current = offer
  const tell = useToldEdits()
  const withdraw = useCallback(() => {
    if (!latest.current) return
    dismissToast(latest.current.toast)
    latest.current = undefined
    setOffer(undefined)
  }, [])

  const change = useCallback(
    async ({ line, word }: Pick<Offer, 'line' | 'word'>) => {
      if (!transcript) return
      await transcript.sync.flush()
      const { segments } = transcript.sync
      const matches = otherPlaces(segments.map(segmentText), line, word)
      const rule = {
        ruleId: RuleId.parse(randomIds('rule')),
        reason: findText.reason(word.was, word.is),
        after: word.is,
      }
      const edits = editsForReplacing(segments, matches, rule)
      await tell(
        edits,
        { title: findText.replaced(matches.length) },
        { label: findText.step(matches.length) },
      )
    },
    [transcript, tell],
  )

  useEffect(() => {
    if (!transcript || isReadOnly) return
    const watch = createWordWatch({
      onTyping: withdraw,
      onRest(line, before) {
        const { doc } = transcript.view.state
        const word = line <= doc.lines ? rewrittenWord(before, doc.line(line).text) : undefined
        const count = word ? otherPlaces([...doc.iterLines()], line - 1, word).length : 0
        if (!word || count === 0) return
        const place = { line: line - 1, word }
        const toast = showToast({
          title: alsoText.changed(word.was, word.is),
          action: {
            label: alsoText.others(count),
            shortcut: chordOf('transcript.alsoChange'),
            onPress: () => void change(place),
          },
        })
        setOffer({ ...place, toast })
      },
    })
    const stop = transcript.listen((update: ViewUpdate) => watch.changed(update))
    return () => {
      stop()
      watch.stop()
      withdraw()
    }
  }, [transcript, isReadOnly, change, withdraw])

  const toasts = useToasts()
  const isOffered = offer !== undefined && toasts.some(({ id }) => id === offer.toast)
  useCommand(
    'transcript.alsoChange',
    () => {
      const taken = latest.current
      withdraw()
      if (taken) void change(taken)
    },
    isOffered,
  )
  return null
}
