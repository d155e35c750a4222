import { useEffect, useState } from 'react'
import { shortName } from '../../app/episode-name.ts'
import { navigate, useRoute } from '../../app/routes.ts'
import { useEpisodeSummary } from '../../state/library.ts'
import { recognitionText } from '../../text/recognition.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { GatherStage } from './GatherStage.tsx'
import { mainSource } from './main-source.ts'
import { PreviewStage } from './PreviewStage.tsx'
import { useRecognitionAtOnce } from './use-recognition.ts'
import { useSources } from './use-sources.ts'
import '../../styles/import.css'

/** Bring anything in: paste or drop, see what was found block by block, correct it, then create the episode. */
export function ImportPage() {
  const route = useRoute()
  const routeInto = route.screen === 'import' ? route.into : undefined
  const into = useEpisodeSummary(routeInto)
  const sources = useSources()
  const [isLooking, setLooking] = useState(false)
  const main = mainSource(sources.sources)
  const name = into && shortName(into)

  const isWelcome = sources.sources.length > 0 && sources.sources.every((one) => one.state.phase === 'read')
  useLookAtOnce(isWelcome && sources.wasHanded, () => setLooking(true))
  useEffect(() => sources.dropAll, [sources.dropAll])

  const leave = () =>
    navigate(into ? { screen: 'episode', episodeId: into.id, section: 'transcript' } : { screen: 'library' })
  const isOnly = sources.sources.length === 1
  const recognition = useRecognitionAtOnce(isLooking && isOnly ? main : undefined, routeInto)
  if (isLooking && main && recognition === 'asking') {
    return <Skeleton label={recognitionText.asking} />
  }
  if (isLooking && main) {
    return (
      <PreviewStage
        sources={sources}
        main={main}
        routeInto={routeInto}
        atOnce={recognition === 'none' || recognition === 'asking' ? undefined : recognition}
        onBack={() => setLooking(false)}
        onCancel={leave}
      />
    )
  }
  return <GatherStage sources={sources} intoName={name} onLook={() => setLooking(true)} onCancel={leave} />
}

/** What was pasted or dropped from outside, and read without trouble, is shown without another press. */
function useLookAtOnce(isReady: boolean, look: () => void): void {
  const [wasShown, setShown] = useState(false)
  useEffect(() => {
    if (!isReady || wasShown) return
    setShown(true)
    look()
  }, [isReady, wasShown, look])
}
