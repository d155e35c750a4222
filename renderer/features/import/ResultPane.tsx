import { CircleCheck, CircleQuestionMark, ShieldCheck } from 'lucide-react'
import type { BlockKind, ImportPreview } from '../../../core/contract/import-shapes.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import { shortName } from '../../app/episode-name.ts'
import { chordOf } from '../../state/keymap.ts'
import { useEpisodeSummary } from '../../state/library.ts'
import { importText } from '../../text/import.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Toolbar } from '../../ui/Toolbar.tsx'
import { ChaptersRow } from './ChaptersRow.tsx'
import { type Corrected, countRows, noticedIn } from './choices.ts'
import { DescriptionRow, LinksRow, NoticedRow, OtherRow, TranscriptRow } from './FoundRows.tsx'
import { IntoRow } from './IntoRow.tsx'
import type { ReadSource } from './main-source.ts'
import { PeopleRow } from './PeopleRow.tsx'
import { PromisedRow } from './PromisedRow.tsx'
import { ShowRow, TitleRow } from './TitleRows.tsx'

interface ResultPaneProps {
  readonly preview: ImportPreview
  readonly others: readonly ReadSource[]
  readonly onRemoveOther: (key: number) => void
  readonly corrected: Corrected
  readonly onCorrect: (some: Partial<Corrected>) => void
  readonly into: EpisodeId | undefined
  readonly onInto: (into: EpisodeId | undefined) => void
  readonly onHot: (kind: BlockKind | undefined) => void
  readonly isBusy: boolean
  readonly canAccept: boolean
  readonly onCancel: () => void
  readonly onConfirm: () => void
}

/** What the text became, every value correctable before anything is written. */
export function ResultPane(props: ResultPaneProps) {
  const { preview, others, onRemoveOther, corrected, onCorrect, into, onInto, onHot } = props
  const { isBusy, canAccept, onCancel, onConfirm } = props
  const { found } = preview
  const { clear, toConfirm } = countRows(preview, corrected, into)
  const target = useEpisodeSummary(into)
  const row = { found, corrected, onCorrect, onHot }
  return (
    <section className="pane" aria-label={importText.resultLabel} data-region="side">
      <Toolbar title={importText.result} level={2}>
        <span className="row s2 import-tally" role="status">
          <Icon of={CircleCheck} size="small" tone="ok" />
          {importText.clear(clear)}
        </span>
        {toConfirm > 0 && (
          <span className="row s2 import-tally warn">
            <Icon of={CircleQuestionMark} size="small" />
            {importText.toConfirm(toConfirm)}
          </span>
        )}
      </Toolbar>
      <div className="scroll">
        <IntoRow preview={preview} into={into} onInto={onInto} />
        {into === undefined && (
          <>
            <ShowRow {...row} isKnown={preview.knownShowId !== undefined} />
            <TitleRow {...row} />
            <PeopleRow {...row} who="guests" />
            <PeopleRow {...row} who="hosts" />
          </>
        )}
        <DescriptionRow {...row} />
        <ChaptersRow {...row} />
        <LinksRow {...row} />
        <PromisedRow {...row} />
        <TranscriptRow {...row} />
        {others.map((other) => (
          <OtherRow key={other.key} source={other} onRemove={() => onRemoveOther(other.key)} />
        ))}
        <NoticedRow warnings={noticedIn(preview, corrected, into)} />
      </div>
      <div className="foot">
        <span className="row s2 t3">
          <Icon of={ShieldCheck} size="small" />
          {importText.originalKept}
        </span>
        <span className="end row">
          <Button size="large" onPress={onCancel}>
            {importText.cancel}
          </Button>
          <Button
            variant="filled"
            size="large"
            shortcut={chordOf('import.confirm')}
            isDisabled={!canAccept && !isBusy}
            busy={isBusy ? (target ? importText.adding : importText.creating) : undefined}
            onPress={onConfirm}
          >
            {target ? importText.addTo(shortName(target)) : importText.create}
          </Button>
        </span>
      </div>
    </section>
  )
}
