import { mediaTypeOf } from '../../../core/episode/media-type.ts'
import type { Enclosure } from '../../../core/episode/schema.ts'
import { readTimecode } from '../../../core/episode/timecode-input.ts'
import { formatTime } from '../../../core/time.ts'
import { useEpisode } from '../../state/EpisodeProvider.tsx'
import { detailsText } from '../../text/details.ts'
import { DraftField } from '../../ui/DraftField.tsx'
import { DetailSlot } from './DetailSlot.tsx'
import { useDetail } from './use-detail.ts'

/** The published media file: where it is, what it is, how big and how long. */
export function AudioDetails() {
  const { enclosure } = useEpisode()
  const { set, clear, isReadOnly } = useDetail()
  const put = (some: Partial<Enclosure>, key: string) =>
    set({ enclosure: { source: '', mediaType: 'audio/mpeg', ...enclosure, ...some } }, key)
  const drop = (part: 'bytes' | 'duration', key: string) => {
    if (!enclosure) return undefined
    const { [part]: _, ...rest } = enclosure
    return set({ enclosure: rest }, key)
  }
  const commitSource = (text: string, key: string) => {
    const source = text.trim()
    const isBare = enclosure?.bytes === undefined && enclosure?.duration === undefined
    if (source === '' && isBare) return enclosure && clear('enclosure', key)
    const guessed = mediaTypeOf(source)
    return put({ source, ...(guessed && { mediaType: guessed }) }, key)
  }
  return (
    <>
      <DetailSlot field="audio">
        <DraftField
          label={detailsText.audio}
          hint={detailsText.audioHint}
          value={enclosure?.source ?? ''}
          placeholder={detailsText.none}
          delay={0}
          isDisabled={isReadOnly}
          onCommit={commitSource}
        />
      </DetailSlot>
      <div className="detail-row">
        <DetailSlot field="audio" isNarrow>
          <DraftField
            label={detailsText.mediaType}
            value={enclosure?.mediaType ?? ''}
            placeholder={detailsText.none}
            delay={0}
            isDisabled={isReadOnly || !enclosure}
            check={(text) => (isMediaType(text) ? undefined : detailsText.notAMediaType)}
            onCommit={(text, key) => put({ mediaType: text.trim() }, key)}
          />
        </DetailSlot>
        <DetailSlot field="audio" isNarrow>
          <DraftField
            label={detailsText.bytes}
            value={enclosure?.bytes === undefined ? '' : String(enclosure.bytes)}
            placeholder={detailsText.none}
            figures
            delay={0}
            isDisabled={isReadOnly}
            check={(text) => (/^\d{0,15}$/.test(text.trim()) ? undefined : detailsText.notANumber)}
            onCommit={(text, key) =>
              text.trim() === '' ? drop('bytes', key) : put({ bytes: Number(text.trim()) }, key)
            }
          />
        </DetailSlot>
        <DetailSlot field="audio" isNarrow>
          <DraftField
            label={detailsText.duration}
            value={enclosure?.duration === undefined ? '' : formatTime(enclosure.duration)}
            placeholder={detailsText.none}
            figures
            delay={0}
            isDisabled={isReadOnly}
            check={(text) => (readTimecode(text).kind === 'problem' ? detailsText.notADuration : undefined)}
            onCommit={(text, key) => {
              const read = readTimecode(text)
              return read.kind === 'time' ? put({ duration: read.time }, key) : drop('duration', key)
            }}
          />
        </DetailSlot>
      </div>
    </>
  )
}

function isMediaType(text: string): boolean {
  return /^[a-z]+\/[a-z0-9.+-]{1,100}$/i.test(text.trim())
}
