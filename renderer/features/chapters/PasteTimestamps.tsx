import { Info, X } from 'lucide-react'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { draftsFromDiff } from '../../../core/editing/chapter-drafts.ts'
import { type ChapterDiffCounts, countChapterDiff, diffChapters } from '../../../core/episode/chapter-diff.ts'
import type { Chapter } from '../../../core/episode/schema.ts'
import { useToldEdits } from '../../state/told-edits.ts'
import { chaptersText, diffButton, diffSummary, pasteText, readingSummary } from '../../text/chapters.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { PastePreview } from './PastePreview.tsx'
import { PasteSource } from './PasteSource.tsx'
import { useChapterReading } from './use-chapter-reading.ts'

interface PasteTimestampsProps {
  readonly chapters: readonly Chapter[]
  /** What was pasted before the window opened. */
  readonly initial: string
  readonly onClose: () => void
}

/** Pasted times beside what they would change; nothing changes before the button is pressed. */
export function PasteTimestamps({ chapters, initial, onClose }: PasteTimestampsProps) {
  const [text, setText] = useState(initial)
  const [keepMissing, setKeepMissing] = useState(false)
  const [isApplying, setApplying] = useState(false)
  const tell = useToldEdits()
  const { reading, isReading, problem } = useChapterReading(text)
  const rows = useMemo(() => (reading ? diffChapters(chapters, reading.chapters) : []), [chapters, reading])
  const counts = keepMissing ? withoutRemoved(countChapterDiff(rows)) : countChapterDiff(rows)
  const changes = counts.changed + counts.added + counts.removed
  const canApply = changes > 0 && (reading?.chapters.length ?? 0) > 0 && !isReading && !isApplying

  const apply = async () => {
    if (!canApply) return
    setApplying(true)
    try {
      const drafts = draftsFromDiff(rows, { keepMissing })
      await tell([{ type: 'chapter.replaceAll', chapters: [...drafts] }], {
        title: pasteText.updated(changes),
      })
      onClose()
    } finally {
      setApplying(false)
    }
  }
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    void apply()
  }
  return (
    <ModalOverlay className="scrim" isOpen onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className="pastep">
        <AriaDialog>
          <div className="row paste-head">
            <Heading slot="title" level={2} className="semi s4">
              {pasteText.title}
            </Heading>
            <span className="s2 t3 ell">{pasteText.said}</span>
            <span className="end">
              <IconButton label={chaptersText.close} icon={X} size="small" onPress={onClose} />
            </span>
          </div>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: a chord for the button below */}
          <div onKeyDown={keyDown}>
            <div className="pg">
              <PasteSource text={text} ignoredLines={reading?.ignoredLines ?? []} onChange={setText} />
              <PastePreview
                rows={rows}
                keepMissing={keepMissing}
                onKeepMissing={setKeepMissing}
                summary={diffSummary(counts)}
                isReading={isReading}
                problem={problem}
              />
            </div>
            <div className="row paste-foot">
              {reading && reading.chapters.length > 0 && (
                <span className="s2 t3 row ell">
                  <Icon of={Info} size="small" />
                  <span className="ell">
                    {readingSummary(reading.chapters.length, blankless(text, reading.ignoredLines))}
                  </span>
                </span>
              )}
              <span className="end row">
                <Button onPress={onClose}>{chaptersText.cancel}</Button>
                <Button
                  variant="filled"
                  shortcut="Mod+Enter"
                  isDisabled={!canApply}
                  onPress={() => void apply()}
                >
                  {diffButton(counts)}
                </Button>
              </span>
            </div>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

function withoutRemoved(counts: ChapterDiffCounts): ChapterDiffCounts {
  return { ...counts, removed: 0 }
}

/** Ignored lines that say something; empty ones need no mention. */
function blankless(text: string, ignored: readonly number[]): number {
  const lines = text.split('\n')
  return ignored.filter((number) => (lines[number - 1] ?? '').trim() !== '').length
}
