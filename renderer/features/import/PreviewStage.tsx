import { useState } from 'react'
import type { BlockKind } from '../../../core/contract/contract.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import { shortName } from '../../app/episode-name.ts'
import { useCommand } from '../../state/commands.ts'
import { useEpisodeSummary } from '../../state/library.ts'
import { asFound, type Corrected, isNumber } from './choices.ts'
import { type ReadSource, readSources } from './main-source.ts'
import { ResultPane } from './ResultPane.tsx'
import { SourcePane } from './SourcePane.tsx'
import { useAccept } from './use-accept.ts'
import { useBlocks } from './use-blocks.ts'
import type { Sources } from './use-sources.ts'

interface PreviewStageProps {
  readonly sources: Sources
  readonly main: ReadSource
  /** The episode the address says it is to join. */
  readonly routeInto: EpisodeId | undefined
  readonly onBack: () => void
  readonly onCancel: () => void
}

/** The second half of importing: the text in coloured blocks at the left, what they became at the right. */
export function PreviewStage({ sources, main, routeInto, onBack, onCancel }: PreviewStageProps) {
  const [corrected, setCorrected] = useState<Corrected>(asFound)
  const [into, setInto] = useState(routeInto)
  const [hot, setHot] = useState<BlockKind>()
  const blocks = useBlocks(main.preview, (preview) => sources.replace(main.key, preview))
  const target = useEpisodeSummary(into)
  const others = readSources(sources.sources).filter((source) => source.key !== main.key)
  const { accept, isBusy } = useAccept()
  const canAccept = !isBusy && !blocks.isReading && isNumber(corrected.number ?? '')
  const confirm = () =>
    void accept({ main: main.preview, others, corrected, into, intoName: target && shortName(target) })
  useCommand('import.confirm', confirm, canAccept)
  return (
    <div className="import-two">
      <SourcePane
        preview={main.preview}
        words={main.key === 0 ? countWords(sources.text) : undefined}
        blocks={blocks}
        hot={hot}
        onHot={setHot}
        onFiles={sources.addFiles}
        onBack={onBack}
      />
      <ResultPane
        preview={main.preview}
        others={others}
        onRemoveOther={sources.remove}
        corrected={corrected}
        onCorrect={(some) => setCorrected((now) => ({ ...now, ...some }))}
        into={into}
        onInto={setInto}
        onHot={setHot}
        isBusy={isBusy}
        canAccept={canAccept}
        onCancel={onCancel}
        onConfirm={confirm}
      />
    </div>
  )
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}
