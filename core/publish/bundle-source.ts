import type { Episode } from '../episode/schema.ts'
import { type AppError, isAppError } from '../errors.ts'
import type { ChapterList, CueList, TranscriptFormat } from '../formats/format.ts'
import type { BundleContext } from './bundle.ts'
import { chapterList } from './chapter-list.ts'
import { type RenderedNotes, renderNotes } from './notes/render-notes.ts'
import { subripCues } from './subrip-cues.ts'
import { captionCues, hasTimes, type TimedCues, turnCues, wordCues } from './transcript-cues.ts'

/** Everything files are made of, each made once and only when a file needs it. */
export interface BundleSource {
  readonly episode: Episode
  readonly context: BundleContext
  readonly timed: boolean
  chapters(): ChapterList
  captions(): TimedCues
  words(): TimedCues
  turns(): CueList
  notes(): RenderedNotes | AppError
}

/**
 * Prepares the parts of one episode for planning, rendering or verifying. Episodes are values, so the
 * parts of one are kept as long as the episode is: an export that follows its plan makes none twice.
 */
export function bundleSource(episode: Episode, context: BundleContext): BundleSource {
  const parts = kept.get(episode) ?? partsOf(episode)
  const notes =
    parts.show === context.show && parts.notes ? parts.notes : once(() => notesOrFault(episode, context))
  kept.set(episode, { ...parts, notes, show: context.show })
  return { ...parts, episode, context, notes }
}

type Parts = Pick<BundleSource, 'timed' | 'chapters' | 'captions' | 'words' | 'turns'> & {
  /** The notes depend on the show as well. */
  readonly notes?: BundleSource['notes']
  readonly show?: BundleContext['show'] | undefined
}

const kept = new WeakMap<Episode, Parts>()

function partsOf(episode: Episode): Parts {
  return {
    timed: hasTimes(episode),
    chapters: once(() => chapterList(episode)),
    captions: once(() => captionCues(episode)),
    words: once(() => wordCues(episode)),
    turns: once(() => turnCues(episode)),
  }
}

/** The cues a transcript format is written from. */
export function cuesFor(format: TranscriptFormat, source: BundleSource): CueList {
  const ofWords = format.carries.has('wordEnds')
  if (!format.needsTimes) return ofWords && source.timed ? source.words().list : source.turns()
  if (ofWords) return source.words().list
  const { list } = source.captions()
  return format.id === 'subrip' ? subripCues(list).list : list
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function notesOrFault(episode: Episode, { show }: BundleContext): RenderedNotes | AppError {
  try {
    return renderNotes(episode, show)
  } catch (error) {
    // A broken template blocks the files made from it; every other file can still be written.
    if (isAppError(error, 'template-error')) return error
    throw error
  }
}
