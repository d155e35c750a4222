import { FileX } from 'lucide-react'
import { lazy } from 'react'
import { ImportPage } from '../features/import/ImportPage.tsx'
import { LibraryPage } from '../features/library/LibraryPage.tsx'
import { useEpisodePhase } from '../state/EpisodeProvider.tsx'
import { messageOf } from '../state/errors.ts'
import { type PanelSlots, PanelSlotsContext } from '../state/panel-slots.ts'
import { shellText } from '../text/shell.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { navigate, type Route, type Section } from './routes.ts'

const pages = {
  transcript: lazy(async () => ({
    default: (await import('../features/transcript/TranscriptPage.tsx')).TranscriptPage,
  })),
  chapters: lazy(async () => ({
    default: (await import('../features/chapters/ChaptersPage.tsx')).ChaptersPage,
  })),
  people: lazy(async () => ({ default: (await import('../features/people/PeoplePage.tsx')).PeoplePage })),
  notes: lazy(async () => ({ default: (await import('../features/notes/NotesPage.tsx')).NotesPage })),
  publish: lazy(async () => ({ default: (await import('../features/publish/PublishPage.tsx')).PublishPage })),
}
const slots: PanelSlots = {
  Publish: lazy(async () => ({
    default: (await import('../features/publish/PublishPanel.tsx')).PublishPanel,
  })),
  Details: lazy(async () => ({ default: (await import('../features/details/DetailsForm.tsx')).DetailsForm })),
}
const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings/SettingsPage.tsx')).SettingsPage,
}))

/**
 * The screen of a route. A page takes no props: it asks the hooks of `state/` for the episode, and
 * `useRoute` for the thing it is to show (`at`).
 */
export function Screen({ route }: { readonly route: Route }) {
  switch (route.screen) {
    case 'library':
      return <LibraryPage />
    case 'import':
      return <ImportPage />
    case 'settings':
      return <SettingsPage />
    case 'episode':
      return <EpisodeScreen section={route.section} />
  }
}

function EpisodeScreen({ section }: { readonly section: Section }) {
  const state = useEpisodePhase()
  if (state.phase === 'opening') return <Skeleton label={shellText.opening} rows={10} />
  if (state.phase === 'failed') {
    const back = <Button onPress={() => navigate({ screen: 'library' })}>{shellText.backToLibrary}</Button>
    return (
      <EmptyState
        failed
        isView
        icon={FileX}
        title={shellText.failedTitle(shellText.thisEpisode)}
        action={back}
      >
        {messageOf(state.error)}
      </EmptyState>
    )
  }
  const Page = pages[section]
  return (
    <PanelSlotsContext value={slots}>
      <Page />
    </PanelSlotsContext>
  )
}
