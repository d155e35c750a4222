import { useId } from 'react'
import { readAddress } from '../../../core/episode/link-address.ts'
import { useEpisode } from '../../state/EpisodeProvider.tsx'
import { detailsText } from '../../text/details.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { useDraft } from '../../ui/use-draft.ts'
import { DetailSlot } from './DetailSlot.tsx'
import { fromLocalInput, toLocalInput } from './local-date.ts'
import { useDetail } from './use-detail.ts'

/** Guid, page, picture and date. */
export function FeedDetails() {
  const { id, guid } = useEpisode()
  const { set, clear, isReadOnly } = useDetail()
  return (
    <>
      <DetailSlot field="guid">
        <DraftField
          label={detailsText.guid}
          hint={detailsText.guidHint}
          placeholder={detailsText.none}
          value={guid ?? ''}
          delay={0}
          isDisabled={isReadOnly}
          onCommit={(text, key) => (text.trim() ? set({ guid: text.trim() }, key) : clear('guid', key))}
          suffix={
            guid ? undefined : (
              <Button
                size="small"
                variant="link"
                isDisabled={isReadOnly}
                onPress={() => void set({ guid: id })}
              >
                {detailsText.useOwnId}
              </Button>
            )
          }
        />
      </DetailSlot>
      <AddressDetail field="link" label={detailsText.link} />
      <AddressDetail field="image" label={detailsText.image} hint={detailsText.imageHint} />
      <DetailSlot field="date" isNarrow>
        <DateField />
      </DetailSlot>
    </>
  )
}

interface AddressDetailProps {
  readonly field: 'link' | 'image'
  readonly label: string
  readonly hint?: string
}

function AddressDetail({ field, label, hint }: AddressDetailProps) {
  const value = useEpisode()[field]
  const { set, clear, isReadOnly } = useDetail()
  const check = (text: string) =>
    text.trim() !== (value ?? '') && readAddress(text).kind === 'unreadable'
      ? detailsText.notAnAddress
      : undefined
  const commit = (text: string, key: string) => {
    const read = readAddress(text)
    if (read.kind === 'address') return set({ [field]: read.address }, key)
    return read.kind === 'empty' ? clear(field, key) : undefined
  }
  return (
    <DetailSlot field={field}>
      <DraftField
        label={label}
        placeholder="https://"
        value={value ?? ''}
        delay={0}
        isDisabled={isReadOnly}
        check={check}
        onCommit={commit}
        {...(hint && { hint })}
      />
    </DetailSlot>
  )
}

/** The page's own field for date and time; it holds nothing until all of it is there. */
function DateField() {
  const { publishedAt } = useEpisode()
  const { set, clear, isReadOnly } = useDetail()
  const id = useId()
  const draft = useDraft({
    value: toLocalInput(publishedAt),
    delay: 0,
    check: (text) => (text === '' || fromLocalInput(text) !== undefined ? undefined : detailsText.notADate),
    onCommit: (text, key) => {
      const instant = fromLocalInput(text)
      return instant === undefined ? clear('publishedAt', key) : set({ publishedAt: instant }, key)
    },
  })
  return (
    <>
      <label className="lab" htmlFor={id}>
        {detailsText.date}
      </label>
      <div className={draft.error ? 'field bad' : 'field'} data-draft={draft.isDirty ? 'dirty' : 'clean'}>
        <input
          id={id}
          type="datetime-local"
          className="tc"
          value={draft.text}
          disabled={isReadOnly}
          aria-describedby={`${id}-note`}
          onChange={(event) => draft.change(event.target.value)}
          {...draft.on}
        />
      </div>
      <span className={draft.error ? 'field-note err' : 'field-note'} id={`${id}-note`}>
        {draft.error ?? detailsText.dateHint}
      </span>
    </>
  )
}
