import { ChevronRight } from 'lucide-react'
import { Fragment, type ReactNode, useEffect } from 'react'
import { useEpisodeState } from '../state/EpisodeProvider.tsx'
import { useEpisodeSummary } from '../state/library.ts'
import { shellText } from '../text/shell.ts'
import { Icon } from '../ui/Icon.tsx'
import { shortName } from './episode-name.ts'
import { hrefOf, type Route } from './routes.ts'

/** Where you are, from the library down; also the window's title. */
export function Crumb({ route, before }: { readonly route: Route; readonly before?: ReactNode }) {
  return route.screen === 'episode' ? (
    <EpisodeCrumb before={before} />
  ) : (
    <PlainCrumb route={route} before={before} />
  )
}

function EpisodeCrumb({ before }: { readonly before?: ReactNode }) {
  const show = useEpisodeState((state) => (state.phase === 'open' ? state.episode.show.title : undefined))
  const name = useEpisodeState((state) => (state.phase === 'open' ? shortName(state.episode) : undefined))
  if (name === undefined) return <Steps before={before} steps={[]} last={shellText.library} />
  const up = { label: show || shellText.library, href: hrefOf({ screen: 'library' }) }
  return <Steps before={before} steps={[up]} last={name} />
}

function PlainCrumb({ route, before }: { readonly route: Route; readonly before?: ReactNode }) {
  const into = useEpisodeSummary(route.screen === 'import' ? route.into : undefined)
  const library = { label: shellText.library, href: hrefOf({ screen: 'library' }) }
  if (route.screen === 'settings')
    return <Steps before={before} steps={[library]} last={shellText.settings} />
  if (route.screen === 'import') {
    const last = into ? shellText.addTo(shortName(into)) : shellText.newEpisode
    return <Steps before={before} steps={[library]} last={last} />
  }
  return <Steps before={before} steps={[]} last={shellText.library} />
}

interface StepsProps {
  readonly before?: ReactNode
  readonly steps: readonly { readonly label: string; readonly href: string }[]
  readonly last: string
}

function Steps({ before, steps, last }: StepsProps) {
  useEffect(() => {
    document.title = last === shellText.library ? shellText.appName : `${last} – ${shellText.appName}`
  }, [last])
  return (
    <div className="crumb">
      {before}
      {steps.map((step) => (
        <Fragment key={step.href}>
          <a href={step.href} className="ell">
            {step.label}
          </a>
          <Icon of={ChevronRight} size="small" />
        </Fragment>
      ))}
      <b className="ell">{last}</b>
    </div>
  )
}
