interface PlaceInContextProps {
  readonly time: string
  readonly place: {
    readonly before: string
    readonly after: string
    readonly leftContext: string
    readonly rightContext: string
  }
}

/** One place of a rule as a row says it: when, what stands before it, what goes and comes, what follows. */
export function PlaceInContext({ time, place }: PlaceInContextProps) {
  const { before, after, leftContext, rightContext } = place
  return (
    <>
      <span className="num t3">{time}</span>
      <span className="left-context">
        <bdi>{leftContext}</bdi>
      </span>
      <del className="ell gone-words">{before}</del>
      <ins className="ell after">{after}</ins>
      <span className="ell">{rightContext}</span>
    </>
  )
}
