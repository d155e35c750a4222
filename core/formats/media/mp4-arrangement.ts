import { fromLatin1, fromUint32, joinBytes } from './bytes.ts'
import { type Box, fromUint64 } from './mp4-boxes.ts'
import { damaged, type Movie, type Track } from './mp4-movie.ts'
import { type Stretch, stretchesOf } from './mp4-samples.ts'

/** A piece of the new file: bytes made for it, a stretch of the old one, or the description. */
export type Part = { readonly made: Uint8Array } | Stretch | 'description'

/** How far a stretch of the old file moves. */
export interface Move extends Stretch {
  readonly by: number
}

/** Where everything goes. */
export interface Arrangement {
  readonly parts: readonly Part[]
  /** In the order of the old file. */
  readonly moves: readonly Move[]
  /** Where the first title goes. */
  readonly textAt: number
}

/** What decides where everything goes. */
export interface Wanted {
  readonly movie: Movie
  /** The titles, one behind the other; empty where there are none. */
  readonly titles: Uint8Array
  /** Stretches of old titles that nothing else uses. */
  readonly unused: readonly Stretch[]
}

/**
 * Old titles at the beginning or end of a box of sound that nothing else uses: they go when their track goes,
 * so that a file does not grow each time its chapters are written.
 */
export function unusedTitles(
  movie: Movie,
  gone: readonly Track[],
  kept: readonly Track[],
): readonly Stretch[] {
  const boxes = movie.top.boxes.filter((box) => box.type === 'mdat')
  const titles = gone
    .flatMap((track) => [...stretchesOf(movie.bytes, track)])
    .filter(({ from, to }) =>
      boxes.some(
        (box) => from < to && ((from === box.body && to <= box.to) || (to === box.to && from >= box.body)),
      ),
    )
  const used = new Set<Stretch>()
  for (const track of titles.length === 0 ? [] : kept) {
    for (const sound of stretchesOf(movie.bytes, track))
      for (const one of titles) if (sound.from < one.to && one.from < sound.to) used.add(one)
  }
  return titles.filter((one) => !used.has(one))
}

interface Cursor {
  readonly parts: Part[]
  readonly moves: Move[]
  at: number
  textAt: number
}

/**
 * Everything keeps its order. The titles go into the box of sound: at its head where the description stands
 * before it, so that what is played while it is fetched has them soon; else at its end, and nothing moves.
 */
export function arrange(wanted: Wanted, moovLength: number): Arrangement {
  const { movie, titles } = wanted
  const { boxes, end } = movie.top
  const cursor: Cursor = { parts: [], moves: [], at: 0, textAt: 0 }
  const sound = boxes.filter((box) => box.type === 'mdat')
  const behind = sound.find((box) => box.from > movie.at.from)
  const host = titles.length === 0 ? undefined : (behind ?? sound.at(-1))
  for (const box of boxes) {
    if (box === movie.at) {
      cursor.parts.push('description')
      cursor.at += moovLength
      if (titles.length > 0 && !host)
        putSound(cursor, { from: 0, to: 0 }, { titles, isFront: true, isWide: false })
    } else if (box.type === 'mdat')
      arrangeSound(cursor, box, wanted, box === host ? { isFront: box === behind } : undefined)
    else keep(cursor, box)
  }
  keep(cursor, { from: end, to: movie.file.size })
  return cursor
}

function keep(cursor: Cursor, { from, to }: Stretch): void {
  if (from >= to) return
  cursor.moves.push({ from, to, by: cursor.at - from })
  cursor.parts.push({ from, to })
  cursor.at += to - from
}

function make(cursor: Cursor, made: Uint8Array): void {
  if (made.length > 0) cursor.parts.push({ made })
  cursor.at += made.length
}

function arrangeSound(
  cursor: Cursor,
  box: Box,
  { titles, unused }: Wanted,
  host: { readonly isFront: boolean } | undefined,
): void {
  const head = unused.find((one) => one.from === box.body && one.to <= box.to)
  const tail = unused.find((one) => one !== head && one.to === box.to && one.from >= (head?.to ?? box.body))
  const content = { from: head?.to ?? box.body, to: tail?.from ?? box.to }
  if (!host && !head && !tail) keep(cursor, box)
  else if (host || content.from < content.to)
    putSound(cursor, content, {
      titles: host ? titles : new Uint8Array(),
      isFront: host?.isFront === true,
      isWide: box.body - box.from === 16,
    })
}

interface Sound {
  readonly titles: Uint8Array
  readonly isFront: boolean
  /** The length is written with eight bytes even where four would do. */
  readonly isWide: boolean
}

function putSound(cursor: Cursor, content: Stretch, { titles, isFront, isWide }: Sound): void {
  const length = content.to - content.from + titles.length
  const needsWide = isWide || length + 8 > 0xffffffff
  const type = fromLatin1('mdat')
  make(
    cursor,
    needsWide
      ? joinBytes([fromUint32(1), type, fromUint64(length + 16)])
      : joinBytes([fromUint32(length + 8), type]),
  )
  if (isFront) putTitles(cursor, titles)
  keep(cursor, content)
  if (!isFront) putTitles(cursor, titles)
}

function putTitles(cursor: Cursor, titles: Uint8Array): void {
  if (titles.length > 0) cursor.textAt = cursor.at
  make(cursor, titles)
}

/** Where a place in the old file is in the new one; throws where it is in nothing that is kept. */
export function movedTo(place: number, moves: readonly Move[]): number {
  return place + moveAt(place, moves).by
}

/** Throws unless all that a track plays lies within what is kept in one piece: it would sound otherwise. */
export function requireWhole(stretches: Iterable<Stretch>, moves: readonly Move[]): void {
  for (const { from, to } of stretches) if (from < to && to > moveAt(from, moves).to) throw damaged()
}

function moveAt(place: number, moves: readonly Move[]): Move {
  let low = 0
  let high = moves.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((moves[middle]?.from ?? 0) <= place) low = middle
    else high = middle - 1
  }
  const move = moves[low]
  // A run without samples may stand right behind everything.
  if (!move || place < move.from || place > move.to) throw damaged()
  return move
}

/** Whether anything moves at all. */
export function isMoved(moves: readonly Move[]): boolean {
  return moves.some(({ by }) => by !== 0)
}
