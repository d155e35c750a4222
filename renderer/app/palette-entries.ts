import { BookOpenText, Captions, CornerDownRight, ListVideo, Terminal } from 'lucide-react'
import { sortedByTime } from '../../core/episode/chapters.ts'
import type { Chapter } from '../../core/episode/schema.ts'
import { EpisodeId } from '../../core/ids.ts'
import type { EpisodeSummary } from '../../core/library/episode-summary.ts'
import { formatTime } from '../../core/time.ts'
import { availableCommands, runCommand } from '../state/commands.ts'
import { type CommandId, chordOf, commandIds } from '../state/keymap.ts'
import { commandNames, keysText } from '../text/keys.ts'
import type { Chord } from '../ui/chord.ts'
import type { IconShape } from '../ui/Icon.tsx'
import { shortName } from './episode-name.ts'
import { navigate } from './routes.ts'

/** One line of the palette. */
export interface PaletteEntry {
  readonly id: string
  readonly label: string
  /** Grey words after the label. */
  readonly detail?: string
  readonly icon: IconShape
  readonly chord?: Chord
  readonly run: () => void
}

/** Lines under one heading. */
export interface PaletteGroup {
  readonly id: string
  readonly title: string
  readonly entries: readonly PaletteEntry[]
}

/** A place the library's search found words in. */
export interface SpokenHit {
  readonly episodeId: EpisodeId
  readonly where: string
  readonly excerpt: string
}

/** What the palette can choose from. */
export interface PaletteSources {
  readonly query: string
  readonly episodeId: EpisodeId | undefined
  readonly chapters: readonly Chapter[]
  readonly episodes: readonly EpisodeSummary[]
  readonly hits: readonly SpokenHit[]
}

const perGroup = 7

/** Commands that make no sense to choose by name. */
const unlisted = /^(?:palette|list|region)\.|^chapter\.(?:editStart|editTitle|setToCaret|hide|remove)$/

/** The lines for a query: what can be done, places in the episode, episodes, and words found in them. */
export function paletteGroups(sources: PaletteSources): readonly PaletteGroup[] {
  const { actions, goTo, episodes, spoken } = keysText.paletteGroups
  const groups = [
    { id: 'actions', title: actions, entries: actionEntries(sources) },
    { id: 'chapters', title: goTo, entries: chapterEntries(sources) },
    { id: 'episodes', title: episodes, entries: episodeEntries(sources) },
    { id: 'spoken', title: spoken, entries: spokenEntries(sources) },
  ]
  return groups.filter((group) => group.entries.length > 0)
}

function actionEntries({ query }: PaletteSources): PaletteEntry[] {
  const available = availableCommands()
  const fits = (id: CommandId) => available.has(id) && !unlisted.test(id) && has(commandNames[id], query)
  return commandIds
    .filter(fits)
    .slice(0, query ? perGroup : 12)
    .map((id) => ({
      id,
      label: commandNames[id],
      icon: id.startsWith('go.') ? CornerDownRight : Terminal,
      chord: chordOf(id),
      run: () => runCommand(id),
    }))
}

function chapterEntries({ query, chapters, episodeId }: PaletteSources): PaletteEntry[] {
  if (!episodeId || query === '') return []
  const sorted = sortedByTime(chapters)
  const found = sorted.filter(
    (chapter) => has(chapter.title, query) || formatTime(chapter.startTime) === query,
  )
  return found.slice(0, perGroup).map((chapter) => ({
    id: chapter.id,
    label: chapter.title,
    detail: keysText.paletteChapter(sorted.indexOf(chapter) + 1, formatTime(chapter.startTime)),
    icon: ListVideo,
    run: () => navigate({ screen: 'episode', episodeId, section: 'chapters', at: chapter.id }),
  }))
}

function episodeEntries({ query, episodes, episodeId }: PaletteSources): PaletteEntry[] {
  const others = episodes.filter((episode) => episode.id !== episodeId)
  const found = others.filter((episode) =>
    has(`${shortName(episode)} ${episode.title} ${episode.guest ?? ''}`, query),
  )
  return found.slice(0, query ? perGroup : 4).map((episode) => ({
    id: `episode-${episode.id}`,
    label: shortName(episode),
    detail: [episode.show, episode.guest].filter(Boolean).join(' · '),
    icon: BookOpenText,
    run: () => navigate({ screen: 'episode', episodeId: episode.id, section: 'transcript' }),
  }))
}

function spokenEntries({ hits, episodes }: PaletteSources): PaletteEntry[] {
  const names = new Map(episodes.map((episode) => [episode.id, shortName(episode)]))
  return hits.slice(0, perGroup).map((hit, index) => ({
    id: `hit-${index}`,
    label: hit.excerpt,
    detail: [names.get(hit.episodeId), hit.where].filter(Boolean).join(', '),
    icon: Captions,
    run: () =>
      navigate({ screen: 'episode', episodeId: EpisodeId.parse(hit.episodeId), section: 'transcript' }),
  }))
}

/** Whether every word of a query is in a text, whatever the capitals. */
export function has(text: string, query: string): boolean {
  const held = text.toLocaleLowerCase()
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => held.includes(word))
}
