/** A text with every accent written as a letter of its own, and where its places are in the text as it stands. */
export interface DecomposedText {
  readonly text: string
  /** The same place in the text as it stands; undefined inside a letter with its accents. */
  readonly placeOf: (at: number) => number | undefined
}

/** A letter with its accents: what decomposing changes, it changes inside one of these. */
const accented = /\P{M}\p{M}+|^\p{M}+|[^\0-\x7f]/gu

/** Decomposes a text; `é` as one letter and as two is then the same. */
export function decomposed(text: string): DecomposedText {
  const apart = text.normalize('NFD')
  if (apart === text) return { text, placeOf: (at) => at }
  let stretches: readonly Stretch[] | undefined
  return {
    text: apart,
    placeOf(at) {
      stretches ??= changedStretches(text)
      const last = stretches[countStarting(stretches, at) - 1]
      if (!last || at === last.apart) return last ? last.from : at
      const past = at - last.apartEnd
      return past < 0 ? undefined : last.to + past
    },
  }
}

/** Whether a text reads the same decomposed and composed, with no accent that a text could have in another order. */
export function hasOneForm(text: string): boolean {
  return text === text.normalize('NFD') && text === text.normalize('NFC') && !/\p{M}/u.test(text)
}

/** A stretch that decomposing changes: where it is in the text as it stands and in the decomposed one. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly apart: number
  readonly apartEnd: number
}

function changedStretches(text: string): readonly Stretch[] {
  const stretches: Stretch[] = []
  let longer = 0
  for (const { 0: is, index: from } of text.matchAll(accented)) {
    const apart = is.normalize('NFD')
    if (apart === is) continue
    const start = from + longer
    stretches.push({ from, to: from + is.length, apart: start, apartEnd: start + apart.length })
    longer += apart.length - is.length
  }
  return stretches
}

/** How many of the stretches start at a place or before it. */
function countStarting(stretches: readonly Stretch[], at: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle]?.apart ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}
