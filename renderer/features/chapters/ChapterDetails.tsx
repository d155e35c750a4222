import { ChevronDown, ChevronUp, Link as LinkShape, Trash2 } from 'lucide-react'
import type { Chapter } from '../../../core/episode/schema.ts'
import { hrefOf, useRoute } from '../../app/routes.ts'
import { chaptersText } from '../../text/chapters.ts'
import { DraftField } from '../../ui/DraftField.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { SidePanelToggle } from '../../ui/SidePanelToggle.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { Toolbar } from '../../ui/Toolbar.tsx'
import { ChapterImage } from './ChapterImage.tsx'
import { FindingNote } from './ChapterNote.tsx'
import { ChapterTimes } from './ChapterTimes.tsx'
import { setAddress, wrongAddress } from './chapter-address.ts'
import type { TableContext } from './table-context.ts'

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
  const { chapter, context, place, onGo } = props
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
        <ChapterTimes chapter={chapter} context={context} place={place} />
        <DraftField
          label={chaptersText.fieldLink}
          value={chapter.url ?? ''}
          icon={LinkShape}
          placeholder={chaptersText.pasteAddress}
          isReadOnly={isReadOnly}
          delay={0}
          check={wrongAddress}
          onCommit={(typed, mergeKey) => setAddress(context, chapter, 'url', typed, mergeKey)}
        />
        <ChapterImage chapter={chapter} context={context} />
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
