import { importText } from '../../text/import.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Cover } from '../../ui/Cover.tsx'
import { Field } from '../../ui/Field.tsx'
import { isNumber, titleState } from './choices.ts'
import { ResultRow, type RowProps } from './ResultRow.tsx'

/** The show the episode belongs to. */
export function ShowRow({
  found,
  corrected,
  onCorrect,
  onHot,
  isKnown,
}: RowProps & { readonly isKnown: boolean }) {
  const show = corrected.show ?? found.show?.title ?? ''
  const isUnchanged = corrected.show === undefined || corrected.show === found.show?.title
  return (
    <ResultRow
      label={importText.rows.show}
      kind="show"
      state={show.trim() ? 'clear' : 'confirm'}
      onHot={onHot}
    >
      <div className="row">
        {show.trim() && <Cover name={show} size={24} />}
        <div className="grow">
          <Field
            label={importText.showName}
            hideLabel
            placeholder={importText.noShow}
            value={show}
            onChange={(text) => onCorrect({ show: text })}
          />
        </div>
        {show.trim() && isUnchanged && (
          <Chip tone={isKnown ? 'ok' : 'line'}>{isKnown ? importText.knownShow : importText.newShow}</Chip>
        )}
      </div>
    </ResultRow>
  )
}

/** The number and the title. */
export function TitleRow({ found, corrected, onCorrect, onHot }: RowProps) {
  const number = corrected.number ?? (found.number === undefined ? '' : String(found.number))
  const title = corrected.title ?? found.title ?? ''
  return (
    <ResultRow label={importText.rows.title} kind="title" state={titleState(found, corrected)} onHot={onHot}>
      <div className="row import-title">
        <div className="import-number">
          <Field
            label={importText.number}
            hideLabel
            figures
            placeholder={importText.number}
            value={number}
            onChange={(text) => onCorrect({ number: text })}
            error={isNumber(number) ? undefined : importText.numberRule}
          />
        </div>
        <div className="grow">
          <Field
            label={importText.episodeTitle}
            hideLabel
            placeholder={importText.noTitle}
            value={title}
            onChange={(text) => onCorrect({ title: text })}
          />
        </div>
      </div>
    </ResultRow>
  )
}
