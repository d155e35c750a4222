import type { ChapterEntry } from '../format.ts'
import { formatError } from '../syntax/format-error.ts'
import { fromUint32, joinBytes, piecesOf } from './bytes.ts'
import {
  arrange,
  isMoved,
  type Move,
  movedTo,
  type Part,
  requireWhole,
  unusedTitles,
} from './mp4-arrangement.ts'
import { type Box, boxAt, childrenOf, fromUint64, makeBox, makeFullBox, rebuilt } from './mp4-boxes.ts'
import { damaged, isChapterPicture, isChapterText, type Movie, movieLength, type Track } from './mp4-movie.ts'
import { neroListBox } from './mp4-nero.ts'
import { isSelfContained, offsetIn, offsetTable, type Stretch, stretchesOf } from './mp4-samples.ts'
import { samplesFor, type TextTrackPlan, textTrackBox } from './mp4-text-track.ts'

/** What is the same in every round of working out where things go. */
interface Plan {
  readonly movie: Movie
  readonly chapters: readonly ChapterEntry[]
  /** The tracks that stay. */
  readonly tracks: readonly Track[]
  readonly text: TextTrackPlan | undefined
  /** The tracks that name the track of titles as their chapters. */
  readonly namers: ReadonlySet<Track>
  readonly unused: readonly Stretch[]
}

/** The whole new file, piece by piece. Throws before the first where the file cannot be written safely. */
export async function* newFile(movie: Movie, chapters: readonly ChapterEntry[]): AsyncGenerator<Uint8Array> {
  requireWritable(movie)
  const parts = layOut(makePlan(movie, chapters))
  for (const part of parts) {
    if ('made' in part) yield part.made
    else yield* piecesOf(movie.file, part.from, part.to)
  }
}

function requireWritable(movie: Movie): void {
  const { bytes, box, top, tracks } = movie
  if (movie.isFragmented)
    throw formatError(
      'This MP4 file is cut into fragments, as live streams are, and its chapters cannot be written without making it anew.',
      undefined,
      'Save it as a plain M4A or MP4 file first.',
    )
  if (boxAt(bytes, box, 'cmov'))
    throw formatError('What this file says of itself is packed in an old way Galley does not write.')
  if (top.isCut) throw formatError('The file is cut off: its last part is longer than the file.')
  // What cannot be read cannot be moved, and would point at something else afterwards.
  const described = childrenOf(bytes, box).filter((child) => child.type === 'trak').length
  if (described !== tracks.length || !tracks.every((track) => offsetTable(bytes, track))) throw damaged()
  if (!tracks.some((track) => isPlayed(movie, track)))
    throw formatError('This file has no track of sound that could have chapters.')
  if (!tracks.every((track) => isSelfContained(bytes, track)))
    throw formatError('This file keeps its sound in another file, so Galley writes nothing into it.')
}

function makePlan(movie: Movie, chapters: readonly ChapterEntry[]): Plan {
  const gone = movie.tracks.filter((track) => isChapterText(movie, track))
  const tracks = movie.tracks.filter((track) => !gone.includes(track))
  const highest = tracks.reduce((most, track) => Math.max(most, track.id), 0)
  const isFree = movie.nextTrackId > highest && movie.nextTrackId < 0xffffffff
  const id = gone[0]?.id ?? (isFree ? movie.nextTrackId : highest + 1)
  const samples = samplesFor(chapters, movieLength(movie) ?? 0)
  const text = samples.length === 0 ? undefined : { id, movieTimescale: movie.timescale, samples }
  return {
    movie,
    chapters,
    tracks,
    text,
    namers: namersOf(movie, tracks, gone),
    unused: unusedTitles(movie, gone, tracks),
  }
}

/** Sound or a film, and not the pictures of chapters. */
function isPlayed(movie: Movie, track: Track): boolean {
  return (track.handler === 'soun' || track.handler === 'vide') && !isChapterPicture(movie, track)
}

/** Those that named the old titles go on; else the first that is played, since some readers expect only one. */
function namersOf(movie: Movie, tracks: readonly Track[], gone: readonly Track[]): ReadonlySet<Track> {
  const old = tracks.filter(({ chapterTracks }) => gone.some(({ id }) => chapterTracks.includes(id)))
  const first = tracks.find((track) => isPlayed(movie, track))
  return new Set(old.length > 0 || !first ? old : [first])
}

/**
 * Works out the new file. How long the description is depends on how far away the sound is, and the other
 * way round: tracks whose places no longer fit into four bytes are given eight, until all fit.
 */
function layOut(plan: Plan): readonly Exclude<Part, 'description'>[] {
  const { movie, unused } = plan
  const titles = joinBytes((plan.text?.samples ?? []).map(({ bytes }) => bytes))
  const wide = new Set<Track>()
  let isChecked = false
  let places: readonly number[] = plan.text?.samples.map(() => 0) ?? []
  let moovLength = newMovie(plan, wide, [], places).length
  for (;;) {
    const { parts, moves, textAt } = arrange({ movie, titles, unused }, moovLength)
    if (!isChecked) for (const track of plan.tracks) requireWhole(stretchesOf(movie.bytes, track), moves)
    isChecked = true
    places = samplePlaces(plan, textAt)
    for (const track of plan.tracks) if (outgrows(plan, track, moves)) wide.add(track)
    const moov = newMovie(plan, wide, moves, places)
    if (moov.length === moovLength)
      return parts.map((part) => (part === 'description' ? { made: moov } : part))
    moovLength = moov.length
  }
}

function samplePlaces({ text }: Plan, textAt: number): readonly number[] {
  let at = textAt
  return (text?.samples ?? []).map(({ bytes }) => {
    at += bytes.length
    return at - bytes.length
  })
}

function outgrows({ movie }: Plan, track: Track, moves: readonly Move[]): boolean {
  const table = offsetTable(movie.bytes, track)
  if (!table || table.isWide || !isMoved(moves)) return false
  for (let index = 0; index < table.count; index += 1)
    if (movedTo(offsetIn(movie.bytes, table, index), moves) > 0xffffffff) return true
  return false
}

/** The new description; without moves all places stay as they were, which is enough to know its length. */
function newMovie(
  plan: Plan,
  wide: ReadonlySet<Track>,
  moves: readonly Move[],
  places: readonly number[],
): Uint8Array {
  const { movie, text, tracks } = plan
  const { bytes, box } = movie
  const byBox = new Map(movie.tracks.map((track) => [track.box.from, track]))
  const last = childrenOf(bytes, box).findLast((child) => child.type === 'trak')
  const added = text ? textTrackBox(text, places) : new Uint8Array()
  const list = newUserData(plan)
  return rebuilt(
    bytes,
    box,
    (child) => {
      if (child.type === 'mvhd') return newHeader(plan, child)
      if (child.type === 'udta') return list ?? 'gone'
      if (child.type !== 'trak') return undefined
      const track = byBox.get(child.from)
      const kept = !track
        ? bytes.subarray(child.from, child.to)
        : tracks.includes(track)
          ? newTrack(plan, track, wide.has(track), moves)
          : new Uint8Array()
      return child.from === last?.from ? joinBytes([kept, added]) : kept
    },
    [...(last ? [] : [added]), ...(list && !boxAt(bytes, box, 'udta') ? [list] : [])],
  )
}

/** The header is as it was, but for the number the next track is to have. */
function newHeader({ movie, text }: Plan, header: Box): Uint8Array {
  const copy = movie.bytes.slice(header.from, header.to)
  if (text && text.id >= movie.nextTrackId) copy.set(fromUint32(text.id + 1), copy.length - 4)
  return copy
}

/** User data with the list of these chapters; undefined where nothing is left in it. */
function newUserData({ movie: { bytes, box }, chapters }: Plan): Uint8Array | undefined {
  const list = chapters.length === 0 ? [] : [neroListBox(chapters)]
  const old = boxAt(bytes, box, 'udta')
  if (!old) return list.length === 0 ? undefined : makeBox('udta', ...list)
  const fresh = rebuilt(bytes, old, (child) => (child.type === 'chpl' ? 'gone' : undefined), list)
  return fresh.length === 8 && old.to - old.body > 0 ? undefined : fresh
}

function newTrack(plan: Plan, track: Track, isWide: boolean, moves: readonly Move[]): Uint8Array {
  const { bytes } = plan.movie
  const references = newReferences(plan, track)
  const places = isMoved(moves) || isWide ? newPlaces(plan.movie, track, isWide, moves) : undefined
  const hasReferences = boxAt(bytes, track.box, 'tref') !== undefined
  return rebuilt(bytes, track.box, (child) => {
    if (child.type === 'tref') return references ?? 'gone'
    if (child.type !== 'mdia') return undefined
    const media = places ? withPlaces(bytes, child, places) : bytes.subarray(child.from, child.to)
    return references && !hasReferences ? joinBytes([references, media]) : media
  })
}

/** A track names its chapters; pictures that are shown with them stay named as they are. */
function newReferences(plan: Plan, track: Track): Uint8Array | undefined {
  const { movie, text, tracks } = plan
  const others = track.chapterTracks.filter((id) => tracks.some((one) => one.id === id))
  const ids = [...(text && plan.namers.has(track) ? [text.id] : []), ...others]
  const chap = ids.length === 0 ? [] : [makeBox('chap', ...ids.map(fromUint32))]
  const old = boxAt(movie.bytes, track.box, 'tref')
  if (!old) return ids.length === 0 ? undefined : makeBox('tref', ...chap)
  const fresh = rebuilt(movie.bytes, old, (child) => (child.type === 'chap' ? 'gone' : undefined), chap)
  return fresh.length === 8 ? undefined : fresh
}

function newPlaces(
  movie: Movie,
  track: Track,
  isWide: boolean,
  moves: readonly Move[],
): Uint8Array | undefined {
  const table = offsetTable(movie.bytes, track)
  if (!table) return undefined
  requireMovable(movie, track)
  const wide = isWide || table.isWide
  const width = wide ? 8 : 4
  const entries = new Uint8Array(table.count * width)
  for (let index = 0; index < table.count; index += 1) {
    const old = offsetIn(movie.bytes, table, index)
    const place = isMoved(moves) ? movedTo(old, moves) : old
    entries.set(wide ? fromUint64(place) : fromUint32(place), index * width)
  }
  return makeFullBox(wide ? 'co64' : 'stco', 0, 0, fromUint32(table.count), entries)
}

/** Protected tracks keep more places than these, which Galley does not move. */
function requireMovable({ bytes, box }: Movie, track: Track): void {
  const table = boxAt(bytes, track.box, 'mdia', 'minf', 'stbl')
  const isProtected = table !== undefined && boxAt(bytes, table, 'saio') !== undefined
  if (isProtected || boxAt(bytes, box, 'meta', 'iloc'))
    throw formatError('This file is protected or keeps pictures in a way Galley cannot move.')
}

function withPlaces(bytes: Uint8Array, media: Box, places: Uint8Array): Uint8Array {
  const within = (types: readonly string[], box: Box): Uint8Array =>
    rebuilt(bytes, box, (child) => {
      const [type, ...deeper] = types
      if (type !== undefined) return child.type === type ? within(deeper, child) : undefined
      return child.type === 'stco' || child.type === 'co64' ? places : undefined
    })
  return within(['minf', 'stbl'], media)
}
