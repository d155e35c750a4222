import type { Destination, Finding } from '../../contract/publish-shapes.ts'
import type { Episode } from '../../episode/schema.ts'
import type { Show } from '../../show/schema.ts'
import { bundleSource } from '../bundle-source.ts'
import { appleDescription } from './apple-description.ts'
import { captionsReadable } from './captions-readable.ts'
import { chapterEmoji } from './chapter-emoji.ts'
import { chapterOrder } from './chapter-order.ts'
import { chapterTitles } from './chapter-titles.ts'
import { chaptersInsideDuration } from './chapters-inside-duration.ts'
import { type Check, type CheckContext, chapterViews } from './check.ts'
import { id3ChapterCount, mp4TitleBytes } from './embedded-chapters.ts'
import { feedAudio, feedExplicit, feedGuid, feedNumbering, feedTitle } from './feed-details.ts'
import { firstChapterAtZero } from './first-chapter-at-zero.ts'
import { guestLinks } from './guest-links.ts'
import { images } from './images.ts'
import { languageTag } from './language-tag.ts'
import { linkForm } from './link-form.ts'
import { nameSpellings } from './name-spellings.ts'
import { notesTemplate } from './notes-template.ts'
import { openCorrections } from './open-corrections.ts'
import { promisedLinks } from './promised-links.ts'
import { soundbites } from './soundbites.ts'
import { speakersNamed } from './speakers-named.ts'
import { spotifyChapterCount, spotifyChapterTitles } from './spotify-chapters.ts'
import { termSpellings } from './term-spellings.ts'
import { transcriptTimes } from './transcript-times.ts'
import { youtubeChapters } from './youtube-chapters.ts'

/** Every check, in the order in which a producer would go through them. */
const checks: readonly Check[] = [
  firstChapterAtZero,
  chapterOrder,
  chaptersInsideDuration,
  youtubeChapters,
  spotifyChapterCount,
  spotifyChapterTitles,
  id3ChapterCount,
  mp4TitleBytes,
  chapterTitles,
  chapterEmoji,
  notesTemplate,
  appleDescription,
  openCorrections,
  nameSpellings,
  termSpellings,
  speakersNamed,
  transcriptTimes,
  captionsReadable,
  promisedLinks,
  linkForm,
  guestLinks,
  images,
  feedTitle,
  feedGuid,
  feedExplicit,
  feedNumbering,
  feedAudio,
  soundbites,
  languageTag,
]

/** What the checks may look at besides the episode. */
export interface CheckOptions {
  /** Destinations to check; all unless given. */
  readonly for?: readonly Destination[]
  readonly show?: Show
  /** Suggestions nobody has decided; absent when they were not looked for. */
  readonly openCorrections?: number
}

/** Runs every check that applies. Errors first, then warnings, then what passed. Never throws for what an episode holds. */
export function runChecks(episode: Episode, options: CheckOptions = {}): Finding[] {
  const { show, openCorrections: open } = options
  const { captions, notes } = bundleSource(episode, show ? { show } : {})
  const context: CheckContext = {
    ...chapterViews(episode),
    ...(show && { show }),
    ...(open !== undefined && { openCorrections: open }),
    notes,
    captions,
  }
  const wanted = checks.filter(({ destinations }) => isWanted(destinations, options.for))
  const findings = wanted.flatMap((check) => findingsOf(check, episode, context))
  return (['error', 'warning', 'passed'] as const).flatMap((level) =>
    findings.filter((finding) => finding.level === level),
  )
}

function isWanted(destinations: Check['destinations'], asked: readonly Destination[] | undefined): boolean {
  if (destinations === 'all' || asked === undefined || asked.length === 0) return true
  return destinations.some((destination) => asked.includes(destination))
}

function findingsOf(check: Check, episode: Episode, context: CheckContext): Finding[] {
  const problems = check.check(episode, context)
  if (problems === undefined) return []
  const [only, ...others] = check.destinations === 'all' ? [] : check.destinations
  const destination = only !== undefined && others.length === 0 ? only : 'all'
  if (problems.length === 0) {
    return [{ id: check.id, level: 'passed', destination, message: check.passed, cost: '', where: [] }]
  }
  return problems.map((problem) => ({ id: check.id, destination, ...problem, where: [...problem.where] }))
}
