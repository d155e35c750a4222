import { EpisodeType, LanguageTag } from '../../../core/episode/schema.ts'
import { useEpisode } from '../../state/EpisodeProvider.tsx'
import { detailsText } from '../../text/details.ts'
import { DraftField } from '../../ui/DraftField.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { DetailSlot } from './DetailSlot.tsx'
import { useDetail } from './use-detail.ts'

/** Season, number, kind, explicit and language. */
export function PlaceDetails() {
  const { type, explicit, language } = useEpisode()
  const { set, clear, isReadOnly } = useDetail()
  const said = explicit === undefined ? 'unsaid' : explicit ? 'yes' : 'no'
  return (
    <>
      <div className="detail-row">
        <WholeNumber field="season" />
        <WholeNumber field="number" />
        <DetailSlot field="language" isNarrow>
          <DraftField
            label={detailsText.language}
            hint={detailsText.languageHint}
            value={language}
            delay={0}
            isDisabled={isReadOnly}
            check={(text) =>
              LanguageTag.safeParse(text.trim()).success ? undefined : detailsText.notALanguage
            }
            onCommit={(text, key) => set({ language: text.trim() }, key)}
          />
        </DetailSlot>
      </div>
      <div className="detail-row">
        <DetailSlot field="type" isNarrow>
          <span className="lab">{detailsText.type}</span>
          <Segmented
            label={detailsText.type}
            value={type}
            onChange={(next) => void set({ type: next })}
            options={EpisodeType.options.map((id) => ({
              id,
              label: detailsText.types[id],
              isDisabled: isReadOnly,
            }))}
          />
        </DetailSlot>
        <DetailSlot field="explicit" isNarrow>
          <span className="lab">{detailsText.explicit}</span>
          <Segmented
            label={detailsText.explicit}
            value={said}
            onChange={(next) =>
              void (next === 'unsaid' ? clear('explicit') : set({ explicit: next === 'yes' }))
            }
            options={(['unsaid', 'no', 'yes'] as const).map((id) => ({
              id,
              label: detailsText.explicitChoices[id],
              isDisabled: isReadOnly,
            }))}
          />
        </DetailSlot>
      </div>
    </>
  )
}

/** Digits only, above zero and not absurdly long. */
const wholeNumber = /^[1-9]\d{0,8}$/

function WholeNumber({ field }: { readonly field: 'season' | 'number' }) {
  const value = useEpisode()[field]
  const { set, clear, isReadOnly } = useDetail()
  return (
    <DetailSlot field={field} isNarrow>
      <DraftField
        label={detailsText[field]}
        placeholder={detailsText.none}
        value={value === undefined ? '' : String(value)}
        figures
        isDisabled={isReadOnly}
        inputMode="numeric"
        check={(text) =>
          text.trim() === '' || wholeNumber.test(text.trim()) ? undefined : detailsText.notANumber
        }
        onCommit={(text, key) =>
          text.trim() === '' ? clear(field, key) : set({ [field]: Number(text.trim()) }, key)
        }
      />
    </DetailSlot>
  )
}
