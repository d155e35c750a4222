import type { Chapter, MediaItem } from '@mtillmann/chapters'

/** A library measured beside Galley on the same text of one format. */
export interface FormatPeer {
  readonly name: string
  /** Reads the text and answers how many chapters or cues it found. */
  readonly parse?: (text: string) => Promise<number> | number
  /** Reads the text once and answers what writes that back; undefined for a library that only reads. */
  readonly writer?: (text: string) => Promise<(() => unknown) | undefined>
  /** What of Galley's writing the library does not do. */
  readonly writesWithout?: string
  /** The chapters of a JSON chapters file in the library's own writing, for formats whose other writings it refuses. */
  readonly rewrite?: (json: string) => string
}

/** Writers of captions that hand on what stood in the file, markup and line breaks too. */
const unchangedText = 'copies the text as read: no escaping, folding or wrapping'

type ChapterClass = new () => MediaItem

/** Formats by the name @mtillmann/chapters has for their class. */
const chapterClasses: Readonly<Record<string, string>> = {
  'podcast-chapters-json': 'ChaptersJson',
  'podlove-simple-chapters': 'PodloveSimpleChapters',
  'youtube-timestamps': 'Youtube',
  ffmetadata: 'FFMetadata',
  mp4chaps: 'MP4Chaps',
  'matroska-xml': 'MatroskaXML',
  'mkvmerge-simple': 'MKVMergeSimple',
  'vorbis-comment': 'VorbisComment',
  'webvtt-chapters': 'WebVTT',
  'podlove-json': 'PodloveJson',
  'podigee-json': 'Podigee',
  'apple-hls-json': 'AppleHLS',
  'audible-json': 'Audible',
  'quicktime-chapter-xml': 'AppleChapters',
  'spotify-timestamps': 'SpotifyA',
  'transistor-timestamps': 'TransistorFM',
  'podcastpage-timestamps': 'PodcastPage',
  'show-notes-timestamps': 'ShowNotes',
}

/** Every library that reads a format; each is loaded when it is asked for, for none is needed otherwise. */
export async function peersOf(format: string): Promise<readonly FormatPeer[]> {
  if (format in chapterClasses) return [await chapterPeer(chapterClasses[format] ?? '')]
  if (format === 'webvtt')
    return [await mediaCaptions('vtt'), await subtitle('WebVTT'), await nodeWebVtt(), await vttJs()]
  return format === 'subrip' ? [await mediaCaptions('srt'), await subtitle('SRT')] : []
}

async function chapterPeer(className: string): Promise<FormatPeer> {
  const library = (await import('@mtillmann/chapters')) as unknown as Record<string, ChapterClass>
  const Format = library[className]
  if (!Format) throw new Error(`@mtillmann/chapters has no ${className}.`)
  const read = (text: string): readonly Chapter[] => new Format().from(text).chapters
  return {
    name: '@mtillmann/chapters',
    parse: (text) => read(text).length,
    writer: async (text) => {
      const item = new Format().from(text)
      // As long as Galley writes it: with line breaks and indents, where the format has them.
      return () => item.toString(true)
    },
    rewrite: (json) => new (library['ChaptersJson'] ?? Format)().from(json).to(Format).toString(),
  }
}

async function mediaCaptions(type: 'vtt' | 'srt'): Promise<FormatPeer> {
  const { parseText } = await import('media-captions')
  return { name: 'media-captions', parse: async (text) => (await parseText(text, { type })).cues.length }
}

async function subtitle(format: 'WebVTT' | 'SRT'): Promise<FormatPeer> {
  const { default: library } = (await import('subtitle')) as unknown as { default: SubtitleLibrary }
  const cues = (text: string) => library.parseSync(text)
  return {
    name: 'subtitle',
    writesWithout: unchangedText,
    parse: (text) => cues(text).filter(({ type }) => type === 'cue').length,
    writer: async (text) => {
      const nodes = cues(text)
      return () => library.stringifySync(nodes, { format })
    },
  }
}

/** The part of `subtitle` that is used; its own types are not found by modern resolution. */
interface SubtitleLibrary {
  parseSync(text: string): readonly { readonly type: string }[]
  stringifySync(nodes: readonly unknown[], options: { readonly format: string }): string
}

async function nodeWebVtt(): Promise<FormatPeer> {
  // @ts-expect-error the package comes without types
  const { default: library } = (await import('node-webvtt')) as { default: NodeWebVttLibrary }
  const read = (text: string) => library.parse(text, { strict: false })
  return {
    name: 'node-webvtt',
    writesWithout: unchangedText,
    parse: (text) => read(text).cues.length,
    writer: async (text) => {
      const file = read(text)
      return () => library.compile({ ...file, valid: true })
    },
  }
}

interface NodeWebVttLibrary {
  parse(text: string, options: { readonly strict: boolean }): { readonly cues: readonly unknown[] }
  compile(file: object): string
}

async function vttJs(): Promise<FormatPeer> {
  // @ts-expect-error the package comes without types
  const { default: library } = (await import('vtt.js')) as { default: VttJsLibrary }
  return {
    name: 'vtt.js',
    parse(text) {
      // It asks the browser who it is, which old versions of Node cannot say.
      if (!('navigator' in globalThis))
        Object.defineProperty(globalThis, 'navigator', { value: { userAgent: '' } })
      // Where it runs it finds these two as globals of its page.
      const page = { VTTCue: library.VTTCue, VTTRegion: library.VTTRegion }
      const parser = new library.WebVTT.Parser(page, library.WebVTT.StringDecoder())
      let cues = 0
      parser.oncue = () => {
        cues += 1
      }
      parser.parse(text)
      parser.flush()
      return cues
    },
  }
}

interface VttJsLibrary {
  readonly VTTCue: unknown
  readonly VTTRegion: unknown
  readonly WebVTT: {
    readonly Parser: new (page: object, decoder: unknown) => VttJsParser
    StringDecoder(): unknown
  }
}

interface VttJsParser {
  oncue: (cue: unknown) => void
  parse(text: string): void
  flush(): void
}
