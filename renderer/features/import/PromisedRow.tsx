import { AtSign } from 'lucide-react'
import { importText } from '../../text/import.ts'
import { Field } from '../../ui/Field.tsx'
import { promisedState } from './choices.ts'
import { ResultRow, type RowProps } from './ResultRow.tsx'

/** Links the text promises without giving them: a field for each address or handle. */
export function PromisedRow({ found, corrected, onCorrect, onHot }: RowProps) {
  if (found.promised.length === 0) return null
  const sentences = [...new Set(found.promised.map((promise) => promise.sentence))]
  const all = found.promised.map((promise, index) => ({ ...promise, index: String(index) }))
  return (
    <ResultRow
      label={importText.rows.missing}
      kind="promise"
      state={promisedState(found, corrected)}
      onHot={onHot}
    >
      <div className="import-asks">
        {sentences.map((sentence) => (
          <div className="import-ask" key={sentence}>
            <p className="med">{importText.promised(sentence)}</p>
            <div className="import-ask-fields">
              {all
                .filter((promise) => promise.sentence === sentence)
                .map(({ label, owner, index }) => (
                  <Field
                    key={index}
                    label={importText.promisedField(owner ? `${owner}: ${label}` : label)}
                    hideLabel
                    icon={AtSign}
                    placeholder={importText.promisedField(label)}
                    value={corrected.promised[index] ?? ''}
                    onChange={(text) => onCorrect({ promised: { ...corrected.promised, [index]: text } })}
                  />
                ))}
            </div>
          </div>
        ))}
        <p className="s1 t3">{importText.promisedHint}</p>
      </div>
    </ResultRow>
  )
}
