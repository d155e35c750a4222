import type { Episode } from '../episode/schema.ts'
import type { Format } from '../formats/format.ts'
import { formats } from '../formats/registry.ts'
import { counted } from '../formats/syntax/lines.ts'
import type { BundleNames } from './file-names.ts'

/** One kind of file a bundle can hold. */
export interface BundleFile {
  /** Also the id of its format where a format of the registry writes it. */
  readonly id: string
  readonly kind: 'chapters' | 'transcript' | 'notes' | 'item' | 'episode'
  /** Short name for the format chip. */
  readonly chip: string
  path(names: BundleNames): string
  purpose(episode: Episode): string
  /** How the feed item declares the file, for files it points to. */
  readonly inFeed?: { readonly type: string; readonly captions?: true }
}

/** The files most episodes are published with, besides the manifest, in the order they are shown. */
export const bundleFiles: readonly BundleFile[] = [
  {
    id: 'podcast-chapters-json',
    kind: 'chapters',
    chip: 'JSON',
    path: ({ stem }) => `${stem}.chapters.json`,
    purpose: (episode) => `For podcast apps, ${chapterCount(episode)}`,
    inFeed: { type: 'application/json+chapters' },
  },
  {
    id: 'podlove-simple-chapters',
    kind: 'chapters',
    chip: 'PSC',
    path: ({ stem }) => `${stem}.chapters.psc`,
    purpose: () => 'Chapters in XML, for Spotify and older apps',
  },
  {
    id: 'youtube-timestamps',
    kind: 'chapters',
    chip: 'TXT',
    path: ({ short }) => `${short}-youtube-chapters.txt`,
    purpose: () => 'Timestamps only, for a YouTube description',
  },
  {
    id: 'spotify-timestamps',
    kind: 'chapters',
    chip: 'TXT',
    path: ({ short }) => `${short}-spotify-chapters.txt`,
    purpose: () => 'Timestamps only, for a Spotify description',
  },
  {
    id: 'apple-timestamps',
    kind: 'chapters',
    chip: 'TXT',
    path: ({ short }) => `${short}-apple-chapters.txt`,
    purpose: () => 'Timestamps only, for an Apple Podcasts description',
  },
  {
    id: 'webvtt',
    kind: 'transcript',
    chip: 'VTT',
    path: ({ stem }) => `${stem}.vtt`,
    purpose: () => 'Transcript with speaker names, also for web players',
    inFeed: { type: 'text/vtt', captions: true },
  },
  {
    id: 'subrip',
    kind: 'transcript',
    chip: 'SRT',
    path: ({ stem }) => `${stem}.srt`,
    purpose: () => 'Captions for YouTube, 2 lines of 42 characters',
    inFeed: { type: 'application/x-subrip', captions: true },
  },
  {
    id: 'podcast-transcript-json',
    kind: 'transcript',
    chip: 'JSON',
    path: ({ stem }) => `${stem}.transcript.json`,
    purpose: () => 'Transcript with the time of every word, for podcast apps',
    inFeed: { type: 'application/json' },
  },
  {
    id: 'markdown-transcript',
    kind: 'transcript',
    chip: 'MD',
    path: ({ short }) => `${short}-transcript.md`,
    purpose: () => 'Readable transcript with chapter headings',
  },
  {
    id: 'podcast-transcript-html',
    kind: 'transcript',
    chip: 'HTML',
    path: ({ short }) => `${short}-transcript.html`,
    purpose: () => 'Transcript for a web page, with chapter headings',
    inFeed: { type: 'text/html' },
  },
  {
    id: 'plain-transcript',
    kind: 'transcript',
    chip: 'TXT',
    path: ({ short }) => `${short}-transcript.txt`,
    purpose: () => 'Transcript as plain text, with chapter headings',
  },
  {
    id: 'show-notes-markdown',
    kind: 'notes',
    chip: 'MD',
    path: ({ short }) => `${short}-show-notes.md`,
    purpose: () => 'Show notes for a web site or a host that takes Markdown',
  },
  {
    id: 'show-notes-html',
    kind: 'notes',
    chip: 'HTML',
    path: ({ short }) => `${short}-show-notes.html`,
    purpose: () => 'Show notes for your host’s description box',
  },
  {
    id: 'show-notes-text',
    kind: 'notes',
    chip: 'TXT',
    path: ({ short }) => `${short}-show-notes.txt`,
    purpose: () => 'Show notes as plain text, for a YouTube description',
  },
  {
    id: 'feed-item',
    kind: 'item',
    chip: 'RSS',
    path: ({ short }) => `${short}-item.xml`,
    purpose: () => 'Feed item with people, transcript and chapters',
  },
  {
    id: 'galley-episode',
    kind: 'episode',
    chip: 'JSON',
    path: ({ stem }) => `${stem}.episode.json`,
    purpose: () => 'The whole episode, to open in Galley again',
  },
]

/**
 * A file of every other format Galley writes, in the order of the registry: for tools that want exactly that one.
 * A plan lists those asked for, so that what most episodes need stays in sight.
 */
export const furtherFiles: readonly BundleFile[] = formats
  .filter(({ id, serialise }) => serialise !== undefined && !bundleFiles.some((file) => file.id === id))
  .map(fileOfFormat)

/** Named after the format, since many share an extension: `7-audacity-labels.txt`, but `7-mira-olsen.cue`. */
function fileOfFormat({ id, kind, label, extensions }: Format): BundleFile {
  const [extension] = extensions
  return {
    id,
    kind,
    chip: extension.toUpperCase(),
    path: ({ stem, short }) => (extension === id ? `${stem}.${extension}` : `${short}-${id}.${extension}`),
    purpose: () => `${kind === 'chapters' ? 'Chapters' : 'Transcript'} for other tools: ${label}`,
  }
}

const byId = new Map([...bundleFiles, ...furtherFiles].map((file) => [file.id, file]))

/** The file with an id, or undefined. */
export function bundleFileById(id: string): BundleFile | undefined {
  return byId.get(id)
}

function chapterCount({ chapters }: Episode): string {
  const shown = chapters.filter((chapter) => chapter.inTableOfContents).length
  const hidden = chapters.length - shown
  return hidden > 0 ? `${shown} shown, ${hidden} hidden` : counted(shown, 'chapter')
}
