import { useEpisode } from '../../state/EpisodeProvider.tsx'
import { detailsText } from '../../text/details.ts'
import { DraftField } from '../../ui/DraftField.tsx'
import { DetailSlot } from './DetailSlot.tsx'
import { useDetail } from './use-detail.ts'

/** Title, subtitle, description and show. */
export function WordDetails() {
  const { title, subtitle, summary, show } = useEpisode()
  const { set, clear, isReadOnly } = useDetail()
  return (
    <>
      <DetailSlot field="title">
        <DraftField
          label={detailsText.title}
          hint={detailsText.titleHint}
          value={title}
          isDisabled={isReadOnly}
          check={(text) => (text.trim() === '' ? detailsText.titleNeeded : undefined)}
          onCommit={(text, key) => set({ title: text.trim() }, key)}
        />
      </DetailSlot>
      <DetailSlot field="subtitle">
        <DraftField
          label={detailsText.subtitle}
          value={subtitle ?? ''}
          isDisabled={isReadOnly}
          onCommit={(text, key) =>
            text.trim() ? set({ subtitle: text.trim() }, key) : clear('subtitle', key)
          }
        />
      </DetailSlot>
      <DetailSlot field="description">
        <DraftField
          label={detailsText.description}
          hint={detailsText.descriptionHint}
          value={summary}
          rows={9}
          isDisabled={isReadOnly}
          onCommit={(text, key) => set({ summary: text }, key)}
        />
      </DetailSlot>
      <DetailSlot field="show">
        <DraftField
          label={detailsText.show}
          value={show.title}
          delay={0}
          isDisabled={isReadOnly}
          check={(text) => (text.trim() === '' && show.title !== '' ? detailsText.showNeeded : undefined)}
          onCommit={(text, key) => set({ showTitle: text.trim() }, key)}
        />
      </DetailSlot>
    </>
  )
}
