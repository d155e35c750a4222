import { useCommand } from '../state/commands.ts'
import { useEpisodeView } from '../state/EpisodeProvider.tsx'
import { tellError } from '../state/errors.ts'
import { navigate, type Route, type Section } from './routes.ts'
import { useHistoryCommands } from './use-history-commands.ts'
import { usePasteImport } from './use-paste-import.ts'
import { useRegions } from './use-regions.ts'

/** The commands that work on every screen. */
export function useFrameCommands(route: Route): void {
  const episode = route.screen === 'episode' ? route : undefined
  const view = useEpisodeView()
  const go = (section: Section) => {
    if (episode) navigate({ screen: 'episode', episodeId: episode.episodeId, section })
  }
  const inEpisode = episode !== undefined
  useCommand('go.transcript', () => go('transcript'), inEpisode)
  useCommand('go.chapters', () => go('chapters'), inEpisode)
  useCommand('go.people', () => go('people'), inEpisode)
  useCommand('go.notes', () => go('notes'), inEpisode)
  useCommand('go.publish', () => go('publish'), inEpisode)
  useCommand('publish.export', () => go('publish'), inEpisode)
  useCommand('episode.save', () => void view?.save().catch(tellError), inEpisode)
  useCommand('episode.new', () => navigate({ screen: 'import' }))
  useCommand('settings.open', () => navigate({ screen: 'settings' }))
  useRegions()
  useHistoryCommands(route)
  usePasteImport(route)
}
