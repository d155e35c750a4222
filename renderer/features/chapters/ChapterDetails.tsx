import { ChevronDown, ChevronUp, Link as LinkShape, MapPin, Minus, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { chapterEnd } from '../../../core/episode/chapters.ts'
import { readAddress } from '../../../core/episode/link-address.ts'
import type { Chapter } from '../../../core/episode/schema.ts'
import { nudgeSteps, nudgeTime } from '../../../core/episode/timecode-input.ts'
import { formatTime, millis } from '../../../core/time.ts'
import { hrefOf, useRoute } from '../../app/routes.ts'
import { chaptersText } from '../../text/chapters.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { SidePanelToggle } from '../../ui/SidePanelToggle.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { Toolbar } from '../../ui/Toolbar.tsx'
import { FindingNote } from './ChapterNote.tsx'
import type { TableContext } from './ChapterTable.tsx'
import { StartField } from './StartField.tsx'

interface ChapterDetailsProps {
  readonly chapter: Chapter
  readonly context: TableContext
  /** The person's place in the transcript, as it is written. */
  readonly place: string | undefined
  readonly firstWords: string | undefined
  readonly onGo: (by: 1 | -1) => void
}

/** All of the chosen chapter. */
export function ChapterDetails(props: ChapterDetailsProps) {
  const { chapter, context, onGo } = props
  const { chapters, actions, isReadOnly } = context
  const index = chapters.findIndex(({ id }) => id === chapter.id)
  return (
    <>
      <Toolbar title={chaptersText.details(index + 1)} level={2}>
        <IconButton
          label={chaptersText.previous}
          icon={ChevronUp}
          isDisabled={index <= 0}
          onPress={() => onGo(-1)}
        />
        <IconButton
          label={chaptersText.next}
          icon={ChevronDown}
          isDisabled={index >= chapters.length - 1}
          onPress={() => onGo(1)}
        />
        <IconButton
          label={chaptersText.removeOne}
          icon={Trash2}
          isDisabled={isReadOnly}
          onPress={context.removeChosen}
        />
        <SidePanelToggle label={chaptersText.hidePanel} />
      </Toolbar>
      <div className="pad scroll chapter-details" key={chapter.id}>
        <DraftField
          label={chaptersText.fieldTitle}
          value={chapter.title}
          placeholder={chaptersText.addTitle}
          isReadOnly={isReadOnly}
          onCommit={(title, mergeKey) => actions.rename(chapter.id, title.trim(), mergeKey)}
          hint={<TitleLength title={chapter.title} />}
        />
        <Times {...props} index={index} />
        <DraftField
          label={chaptersText.fieldLink}
          value={chapter.url ?? ''}
          icon={LinkShape}
          placeholder={chaptersText.pasteAddress}
          isReadOnly={isReadOnly}
          delay={0}
          check={wrongAddress}
          onCommit={(typed, mergeKey) => setAddress(props, 'url', typed, mergeKey)}
        />
        <ImageField {...props} number={index + 1} />
        <hr />
        <div className="shown">
          <Switch
            isSelected={chapter.inTableOfContents}
            isDisabled={isReadOnly}
            onChange={(isShown) => void actions.setShown([chapter.id], isShown)}
          >
            <span className="med">{chaptersText.showToListeners}</span>
          </Switch>
          <p className="s2 t3">{chaptersText.hiddenHint}</p>
        </div>
        <hr />
        <FirstWords {...props} />
        {(context.findings.warnings.get(chapter.id) ?? []).map((finding) => (
          <FindingNote
            key={finding.id}
            finding={finding}
            isDisabled={isReadOnly}
            onFix={() => void actions.fix(finding)}
          />
        ))}
      </div>
    </>
  )
}

function TitleLength({ title }: { readonly title: string }) {
  const length = [...title].length
  return (
    <span className="row grow">
      <span className={length > 40 ? 'warn' : ''}>
        {length > 40 ? chaptersText.tooLong : chaptersText.shortEnough}
      </span>
      <span className="num end">{length}</span>
    </span>
  )
}

function Times({ chapter, context, place, index }: ChapterDetailsProps & { readonly index: number }) {
  const { chapters, duration, actions, isReadOnly, setToPlace } = context
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
        <div className="row">
          <Button size="small" icon={MapPin} isDisabled={isReadOnly} onPress={() => setToPlace(chapter)}>
            {chaptersText.setTo(place)}
          </Button>
          <span className="s2 t3 ell">{chaptersText.setToHint}</span>
        </div>
      )}
    </>
  )
}

function ImageField(props: ChapterDetailsProps & { readonly number: number }) {
  const { chapter, context, number } = props
  const [shown, setShown] = useState<string>()
  const [hasFailed, setFailed] = useState(false)
  const image = chapter.image ?? ''
  return (
    <div>
      <div data-field="image">
        <DraftField
          label={chaptersText.fieldImage}
          value={image}
          placeholder={chaptersText.imageAddress}
          isReadOnly={context.isReadOnly}
          delay={0}
          check={wrongAddress}
          onCommit={(typed, mergeKey) => setAddress(props, 'image', typed, mergeKey)}
        />
      </div>
      {image !== '' && (
        <div className="row picture-actions">
          {shown !== image && (
            <Button
              size="small"
              onPress={() => {
                setFailed(false)
                setShown(image)
              }}
            >
              {chaptersText.showPicture}
            </Button>
          )}
          <Button
            size="small"
            variant="quiet"
            isDisabled={context.isReadOnly}
            onPress={() => void context.actions.setAddress(chapter.id, 'image', undefined)}
          >
            {chaptersText.removeImage}
          </Button>
        </div>
      )}
      {shown === image && image !== '' && !hasFailed && (
        <img
          className="picture"
          src={image}
          alt={chaptersText.picture(number)}
          onError={() => setFailed(true)}
        />
      )}
      {hasFailed && <p className="s2 err">{chaptersText.pictureFailed}</p>}
    </div>
  )
}

function FirstWords({ chapter, firstWords }: ChapterDetailsProps) {
  const route = useRoute()
  return (
    <div>
      <div className="lab">{chaptersText.firstWords}</div>
      {firstWords ? (
        <>
          <p className="quote">{firstWords}</p>
          {route.screen === 'episode' && (
            <a className="btn link s2" href={hrefOf({ ...route, section: 'transcript', at: chapter.id })}>
              {chaptersText.openInTranscript}
            </a>
          )}
        </>
      ) : (
        <p className="s2 t3">{chaptersText.noFirstWords}</p>
      )}
    </div>
  )
}

function setAddress(
  { chapter, context }: ChapterDetailsProps,
  field: 'url' | 'image',
  typed: string,
  mergeKey: string,
): unknown {
  const read = readAddress(typed)
  if (read.kind === 'unreadable') return undefined
  return context.actions.setAddress(
    chapter.id,
    field,
    read.kind === 'empty' ? undefined : read.address,
    mergeKey,
  )
}

function wrongAddress(typed: string): string | undefined {
  return readAddress(typed).kind === 'unreadable' ? chaptersText.notWebAddress : undefined
}
