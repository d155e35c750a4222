import { useEffect, useRef } from 'react'
import { detailsText } from '../../text/details.ts'
import { AudioDetails } from './AudioDetails.tsx'
import { fieldNamed } from './detail-fields.ts'
import { FeedDetails } from './FeedDetails.tsx'
import { PlaceDetails } from './PlaceDetails.tsx'
import { WordDetails } from './WordDetails.tsx'
import '../../styles/details.css'

const { groups } = detailsText

/** Everything an episode says of itself. `field` is what the person came for; empty for none. */
export function DetailsForm({ field }: { readonly field: string }) {
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const name = fieldNamed(field)
    const place = name && form.current?.querySelector(`[data-detail="${name}"]`)
    if (!place) return
    place.scrollIntoView({ block: 'center' })
    place.querySelector<HTMLElement>('input, textarea, button')?.focus()
  }, [field])
  return (
    <div className="scroll toasty details" ref={form}>
      <section aria-labelledby="details-words">
        <h2 id="details-words">{groups.words}</h2>
        <WordDetails />
      </section>
      <section aria-labelledby="details-place">
        <h2 id="details-place">{groups.place}</h2>
        <PlaceDetails />
      </section>
      <section aria-labelledby="details-feed">
        <h2 id="details-feed">{groups.feed}</h2>
        <FeedDetails />
      </section>
      <section aria-labelledby="details-audio">
        <h2 id="details-audio">{groups.audio}</h2>
        <AudioDetails />
      </section>
    </div>
  )
}
