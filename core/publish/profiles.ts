import type { Destination } from '../contract/publish-shapes.ts'
import { AppError } from '../errors.ts'

/** A named choice of files, for one way to publish. */
export interface Profile {
  readonly id: string
  readonly label: string
  readonly description: string
  /** Ids of `bundle-files.ts`. */
  readonly files: readonly string[]
  /** Whose rules are checked; all unless given. */
  readonly destinations?: readonly Destination[]
}

const forHosts = [
  'podcast-chapters-json',
  'webvtt',
  'podcast-transcript-json',
  'show-notes-html',
  'feed-item',
]
const forReading = ['markdown-transcript', 'podcast-transcript-html', 'plain-transcript']
const timestamps = ['youtube-timestamps', 'spotify-timestamps', 'apple-timestamps']

/** Every profile; the first is the one taken when none is named. */
export const profiles: readonly Profile[] = [
  {
    id: 'everything',
    label: 'Everything',
    description: 'Every file that hosts, apps and pages take',
    files: [
      ...['podcast-chapters-json', 'podlove-simple-chapters', ...timestamps],
      ...['webvtt', 'subrip', 'podcast-transcript-json', ...forReading],
      ...['show-notes-markdown', 'show-notes-html', 'show-notes-text', 'feed-item', 'galley-episode'],
    ],
  },
  {
    id: 'feed',
    label: 'Podcast feed',
    description: 'What a podcast host or your own feed takes',
    files: [...forHosts, 'podlove-simple-chapters', 'subrip'],
    destinations: ['apple', 'spotify', 'podcasting20'],
  },
  {
    id: 'web',
    label: 'Web site',
    description: 'Notes and transcript for your own pages',
    files: [
      ...['show-notes-markdown', 'show-notes-html', ...forReading],
      ...['webvtt', 'webvtt-chapters', 'podcast-chapters-json', 'podlove-transcript-json'],
    ],
    destinations: ['web'],
  },
  {
    id: 'apple',
    label: 'Apple Podcasts',
    description: 'Description, captions and chapters as Apple reads them',
    files: ['show-notes-html', 'apple-timestamps', 'webvtt', 'podcast-chapters-json', 'feed-item'],
    destinations: ['apple'],
  },
  {
    id: 'spotify',
    label: 'Spotify',
    description: 'Description, captions and chapters as Spotify reads them',
    files: ['show-notes-html', 'spotify-timestamps', 'webvtt', 'podlove-simple-chapters', 'feed-item'],
    destinations: ['spotify'],
  },
  {
    id: 'youtube',
    label: 'YouTube',
    description: 'Description text, chapter list and captions for a video',
    files: ['show-notes-text', 'youtube-timestamps', 'subrip'],
    destinations: ['youtube'],
  },
  {
    id: 'tools',
    label: 'Editors and encoders',
    description: 'Chapter markers for audio editors, encoders and players',
    files: [
      ...['audacity-labels', 'audition-markers', 'reaper-csv', 'losslesscut-csv'],
      ...['ffmetadata', 'mp4chaps', 'matroska-xml', 'mkvmerge-simple', 'vorbis-comment', 'cue'],
    ],
    destinations: [],
  },
  {
    id: 'archive',
    label: 'Archive',
    description: 'What opens again without loss, now and later',
    files: [
      'galley-episode',
      'podcast-chapters-json',
      'podcast-transcript-json',
      'markdown-transcript',
      'show-notes-markdown',
      ...['webvtt', 'delimited-words'],
    ],
    destinations: [],
  },
]

/** The profile with an id; without one, the first. Throws `not-found` for any other. */
export function profileById(id: string | undefined): Profile {
  const [first] = profiles
  const found = id === undefined ? first : profiles.find((profile) => profile.id === id)
  if (found) return found
  const known = profiles.map((profile) => profile.id).join(', ')
  throw new AppError(
    'not-found',
    `There is no profile “${id ?? ''}”. Nothing was written. Choose one of ${known}.`,
  )
}
