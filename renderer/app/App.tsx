import type { Connection } from '../client/connect.ts'
import { EpisodeProvider } from '../state/EpisodeProvider.tsx'
import { shellText } from '../text/shell.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { FindingsProvider } from './FindingsProvider.tsx'
import { Frame } from './Frame.tsx'
import { Providers } from './Providers.tsx'
import { useRoute } from './routes.ts'

/** Galley's page: providers around the frame, and an open episode around that where there is one. */
export function App({ connection }: { readonly connection: Connection }) {
  return (
    <ErrorBoundary area={shellText.wholeApp}>
      <Providers connection={connection}>
        <Routed />
      </Providers>
    </ErrorBoundary>
  )
}

function Routed() {
  const route = useRoute()
  if (route.screen !== 'episode') return <Frame route={route} />
  return (
    <EpisodeProvider episodeId={route.episodeId} key={route.episodeId}>
      <FindingsProvider episodeId={route.episodeId}>
        <Frame route={route} />
      </FindingsProvider>
    </EpisodeProvider>
  )
}
