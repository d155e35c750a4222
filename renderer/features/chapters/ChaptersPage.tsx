import { ListPlus, ListVideo } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import type { Chapter } from '../../../core/episode/schema.ts'
import { formatTime } from '../../../core/time.ts'
import { lengthOf } from '../../app/episode-length.ts'
import { useEpisode } from '../../state/EpisodeProvider.tsx'
import { showToast } from '../../state/toasts.ts'
import { chaptersText } from '../../text/chapters.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PaneSplit } from '../../ui/PaneSplit.tsx'
import { SidePanelToggle } from '../../ui/SidePanelToggle.tsx'
import { Toolbar } from '../../ui/Toolbar.tsx'
import { ChapterDetails } from './ChapterDetails.tsx'
import { ChapterLane } from './ChapterLane.tsx'
import { FindingNote } from './ChapterNote.tsx'
import { ChapterTable } from './ChapterTable.tsx'
import { ChapterToolbar } from './ChapterToolbar.tsx'
import { firstWords } from './first-words.ts'
import { PasteTimestamps } from './PasteTimestamps.tsx'
import { ShiftDialog } from './ShiftDialog.tsx'
import type { TableContext } from './table-context.ts'
import { useAddressedChapter } from './use-addressed-chapter.ts'
import { useChapterCommands } from './use-chapter-commands.ts'
import { useChapterTable } from './use-chapter-table.ts'
import { useTextPlace } from './use-text-place.ts'
import '../../styles/chapters.css'

/** Chapters: along the episode, as a table, and all of the chosen one at the side. */
export function ChaptersPage() {
  const episode = useEpisode()
  const [zoom, setZoom] = useState(1)
  const [pasted, setPasted] = useState<string>()
  const [shifting, setShifting] = useState<readonly Chapter[]>()
  const table = useRef<HTMLDivElement>(null)
  const place = useTextPlace()
  const context = useChapterTable({
    table,
    place: place?.time,
    openPaste: setPasted,
    openShift: setShifting,
  })
  const { chapters, selection, findings } = context
  const add = useChapterCommands(context, place?.time)
  useAddressedChapter(context)

  const words = useMemo(
    () => firstWords({ chapters: episode.chapters, transcript: episode.transcript }),
    [episode.chapters, episode.transcript],
  )
  const chosen = chapters.find((chapter) => chapter.id === selection.current)
  const placeText =
    place && (place.isEstimated ? chaptersText.about(formatTime(place.time)) : formatTime(place.time))
  const isTaken = chapters.some((chapter) => chapter.startTime === place?.time)
  return (
    <PaneSplit
      view="chapters"
      sideLabel={chaptersText.panel}
      edgeLabel={chaptersText.edge}
      defaultWidth={300}
      side={
        chosen ? (
          <ChapterDetails
            chapter={chosen}
            context={context}
            place={placeText}
            firstWords={words.get(chosen.id)}
            onGo={(by) => {
              const next = chapters[chapters.indexOf(chosen) + by]
              if (next) selection.select(next.id)
            }}
          />
        ) : (
          <NothingChosen />
        )
      }
    >
      <ChapterToolbar
        context={context}
        place={isTaken ? undefined : placeText}
        zoom={zoom}
        onZoom={setZoom}
        onAdd={add}
        onShift={setShifting}
        onCopy={() => void copyList(chapters)}
      />
      {chapters.length === 0 ? (
        <NoChapters context={context} onAdd={add} />
      ) : (
        <>
          <ChapterLane context={context} length={lengthOf(episode)} zoom={zoom} place={place?.time} />
          <div className="scroll toasty" ref={table}>
            {findings.general.map((finding) => (
              <div className="general" key={finding.id}>
                <FindingNote
                  finding={finding}
                  isDisabled={context.isReadOnly}
                  onFix={() => void context.actions.fix(finding)}
                />
              </div>
            ))}
            <ChapterTable context={context} />
          </div>
        </>
      )}
      {pasted !== undefined && (
        <PasteTimestamps chapters={chapters} initial={pasted} onClose={() => setPasted(undefined)} />
      )}
      {shifting && (
        <ShiftDialog
          chapters={shifting}
          onClose={() => setShifting(undefined)}
          onShift={(by) => void context.actions.shift(shifting, by, shiftFrom(shifting, chapters))}
        />
      )}
    </PaneSplit>
  )
}

/** All chapters, or all from one on, can be shifted as such; only a choice between is moved one by one. */
function shiftFrom(
  moving: readonly Chapter[],
  all: readonly Chapter[],
): Chapter['startTime'] | 'all' | undefined {
  const [first] = moving
  if (!first || moving.length === all.length) return 'all'
  const later = all.filter((chapter) => chapter.startTime >= first.startTime)
  return later.length === moving.length ? first.startTime : undefined
}

async function copyList(chapters: readonly Chapter[]): Promise<void> {
  const listed = chapters.filter((chapter) => chapter.inTableOfContents)
  const lines = listed.map((chapter) => `${formatTime(chapter.startTime)} ${chapter.title}`.trim())
  await navigator.clipboard.writeText(lines.join('\n'))
  showToast({ title: chaptersText.copied(listed.length) })
}

function NothingChosen() {
  return (
    <>
      <Toolbar title={chaptersText.panel} level={2}>
        <SidePanelToggle label={chaptersText.hidePanel} />
      </Toolbar>
      <EmptyState icon={ListVideo} title={chaptersText.nothingSelected}>
        {chaptersText.nothingSelectedText}
      </EmptyState>
    </>
  )
}

function NoChapters({ context, onAdd }: { readonly context: TableContext; readonly onAdd: () => void }) {
  return (
    <EmptyState
      icon={ListPlus}
      title={chaptersText.empty}
      action={
        <span className="row">
          <Button variant="filled" isDisabled={context.isReadOnly} onPress={() => context.openPaste('')}>
            {chaptersText.paste}
          </Button>
          <Button isDisabled={context.isReadOnly} onPress={onAdd}>
            {chaptersText.add}
          </Button>
        </span>
      }
    >
      {chaptersText.emptyText}
    </EmptyState>
  )
}
