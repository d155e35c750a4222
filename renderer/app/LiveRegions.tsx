import { useAnnouncements } from '../state/announcer.ts'

/** Where announcements are put for screen readers. */
export function LiveRegions() {
  const { polite, assertive } = useAnnouncements()
  return (
    <>
      <div className="vh" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="vh" role="alert" aria-live="assertive">
        {assertive}
      </div>
    </>
  )
}
