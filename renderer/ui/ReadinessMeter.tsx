/** How far one part is. */
type MeterPart = 'none' | 'part' | 'error' | 'done'

interface ReadinessMeterProps {
  /** The parts in order. */
  readonly parts: readonly { readonly id: string; readonly state: MeterPart }[]
  /** The whole in words, for those who do not see the colours. */
  readonly label: string
  /** Fills the width it is given. */
  readonly wide?: boolean
}

/** A row of segments: grey none, amber part, red error, green done. */
export function ReadinessMeter({ parts, label, wide }: ReadinessMeterProps) {
  return (
    <span className={wide ? 'ready wide' : 'ready'} role="img" aria-label={label}>
      {parts.map((part) => (
        <i key={part.id} data-state={part.state} />
      ))}
    </span>
  )
}
