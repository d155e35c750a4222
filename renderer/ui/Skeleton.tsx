/** Grey bars in the shape of what is coming, shown only after 200 ms of waiting. */
export function Skeleton({ rows = 6, label }: { readonly rows?: number; readonly label: string }) {
  const widths = [62, 84, 71, 90, 55, 78]
  return (
    <div className="late pad" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all the same thing
        <p key={row} style={{ padding: '8px 4px' }}>
          <i className="sk" style={{ width: `${widths[row % widths.length]}%` }} />
        </p>
      ))}
    </div>
  )
}
