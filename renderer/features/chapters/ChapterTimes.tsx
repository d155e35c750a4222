import { MapPin, Minus, Plus } from 'lucide-react'
import { chapterEnd } from '../../../core/episode/chapters.ts'
import type { Chapter } from '../../../core/episode/schema.ts'
import { nudgeSteps, nudgeTime } from '../../../core/episode/timecode-input.ts'
import { formatTime, millis } from '../../../core/time.ts'
import { chaptersText } from '../../text/chapters.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { StartField } from './StartField.tsx'
import type { TableContext } from './table-context.ts'

interface ChapterTimesProps {
  readonly chapter: Chapter
  readonly context: TableContext
  /** The person's place in the transcript, as it is written. */
  readonly place: string | undefined
}

/** When the chosen chapter starts and how long it lasts. */
export function ChapterTimes({ chapter, context, place }: ChapterTimesProps) {
  const { chapters, duration, actions, isReadOnly, setToPlace } = context
  const index = chapters.findIndex(({ id }) => id === chapter.id)
  const end = chapterEnd(chapters, index, duration)
  const nudge = (by: number) =>
    void actions.move(chapter.id, nudgeTime(chapter.startTime, by, duration), `nudge-${chapter.id}`)
  return (
    <>
      <div className="pair">
        <div>
          <span className="lab">{chaptersText.fieldStart}</span>
          <span className="row">
            <StartField
              label={chaptersText.start(index + 1)}
              look="field"
              value={chapter.startTime}
              duration={duration}
              isDisabled={isReadOnly}
              isWrong={context.findings.wrong.has(chapter.id)}
              onCommit={(time, mergeKey) => actions.move(chapter.id, time, mergeKey)}
              onSetToPlace={setToPlace && (() => setToPlace(chapter))}
              onPasteLines={context.openPaste}
            />
            <span className="nudges">
              <IconButton
                label={chaptersText.later}
                icon={Plus}
                size="small"
                isDisabled={isReadOnly}
                onPress={() => nudge(nudgeSteps.normal)}
              />
              <IconButton
                label={chaptersText.earlier}
                icon={Minus}
                size="small"
                isDisabled={isReadOnly}
                onPress={() => nudge(-nudgeSteps.normal)}
              />
            </span>
          </span>
        </div>
        <div>
          <span className="lab">{chaptersText.fieldLength}</span>
          <span className="field tc fixed">
            {end === undefined ? chaptersText.notTold : formatTime(millis(end - chapter.startTime))}
          </span>
        </div>
      </div>
      {setToPlace && place && (
        <div className="row wrap">
          <Button size="small" icon={MapPin} isDisabled={isReadOnly} onPress={() => setToPlace(chapter)}>
            {chaptersText.setTo(place)}
          </Button>
          <span className="s2 t3">{chaptersText.setToHint}</span>
        </div>
      )}
    </>
  )
}
