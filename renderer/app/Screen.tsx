import { FileX } from 'lucide-react'
import { lazy, useEffect } from 'react'
import { ImportPage } from '../features/import/ImportPage.tsx'
import { LibraryPage } from '../features/library/LibraryPage.tsx'
import { useEpisodeState } from '../state/EpisodeProvider.tsx'
import { messageOf } from '../state/errors.ts'
import { type PanelSlots, PanelSlotsContext } from '../state/panel-slots.ts'
import { shellText } from '../text/shell.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { fetchedPage } from './fetched-page.tsx'
import { navigate, type Route, type Section } from './routes.ts'

const pages = {
  transcript: fetchedPage(
    async () => (await import('../features/transcript/TranscriptPage.tsx')).TranscriptPage,
  ),
  chapters: fetchedPage(async () => (await import('../features/chapters/ChaptersPage.tsx')).ChaptersPage),
  people: fetchedPage(async () => (await import('../features/people/PeoplePage.tsx')).PeoplePage),
  notes: fetchedPage(async () => (await import('../features/notes/NotesPage.tsx')).NotesPage),
  publish: fetchedPage(async () => (await import('../features/publish/PublishPage.tsx')).PublishPage),
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
  usePagesAtHand()
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

/** Fetches the pages of an episode while nothing else is to be done, the one it opens with first. */
function usePagesAtHand(): void {
  useEffect(() => {
    if (!('requestIdleCallback' in globalThis)) return
    const waiting = Object.values(pages)
    let next: number | undefined
    const fetchNext = (): void => {
      next = requestIdleCallback(() => void waiting.shift()?.fetch().then(fetchNext))
    }
    fetchNext()
    return () => {
      waiting.length = 0
      if (next !== undefined) cancelIdleCallback(next)
    }
  }, [])
}

function EpisodeScreen({ section }: { readonly section: Section }) {
  const phase = useEpisodeState((state) => state.phase)
  const error = useEpisodeState((state) => (state.phase === 'failed' ? state.error : undefined))
  if (phase === 'opening') return <Skeleton label={shellText.opening} rows={10} />
  if (phase === 'failed') {
    const back = <Button onPress={() => navigate({ screen: 'library' })}>{shellText.backToLibrary}</Button>
    return (
      <EmptyState
        failed
        isView
        icon={FileX}
        title={shellText.failedTitle(shellText.thisEpisode)}
        action={back}
      >
        {messageOf(error)}
      </EmptyState>
    )
  }
  const { Page } = pages[section]
  return (
    <PanelSlotsContext value={slots}>
      <Page />
    </PanelSlotsContext>
  )
}
