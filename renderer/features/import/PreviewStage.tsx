import { useState } from 'react'
import type { BlockKind } from '../../../core/contract/import-shapes.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import { shortName } from '../../app/episode-name.ts'
import { useCommand } from '../../state/commands.ts'
import { showRefusal, tellError } from '../../state/errors.ts'
import { useEpisodeSummary } from '../../state/library.ts'
import { showToast } from '../../state/toasts.ts'
import { recognitionText } from '../../text/recognition.ts'
import { asFound, type Corrected, isNumber } from './choices.ts'
import { type ReadSource, readSources } from './main-source.ts'
import { RecognitionStage } from './RecognitionStage.tsx'
import { ResultPane } from './ResultPane.tsx'
import { SourcePane } from './SourcePane.tsx'
import { useAccept } from './use-accept.ts'
import { useBlocks } from './use-blocks.ts'
import { type Recognition, type RecognitionDecisions, useRecognition } from './use-recognition.ts'
import type { Sources } from './use-sources.ts'

interface PreviewStageProps {
  readonly sources: Sources
  readonly main: ReadSource
  /** The episode the address says it is to join. */
  readonly routeInto: EpisodeId | undefined
  /** The comparison of a plain transcript with the present one, which needs no other preview. */
  readonly atOnce: Recognition | undefined
  readonly onBack: () => void
  readonly onCancel: () => void
}

/** The second half of importing: the text in coloured blocks at the left, what they became at the right. */
export function PreviewStage(props: PreviewStageProps) {
  const { sources, main, routeInto, atOnce, onBack, onCancel } = props
  const [recognition, setRecognition] = useState(atOnce)
  const isPlain = atOnce !== undefined
  const [corrected, setCorrected] = useState<Corrected>(asFound)
  const [into, setInto] = useState(routeInto)
  const [hot, setHot] = useState<BlockKind>()
  const blocks = useBlocks(main.preview, (preview) => sources.replace(main.key, preview))
  const target = useEpisodeSummary(into)
  const others = readSources(sources.sources).filter((source) => source.key !== main.key)
  const askRecognition = useRecognition()
  const [isAsking, setAsking] = useState(false)
  const { accept, isBusy } = useAccept(() => void lookAgain())
  const isWaiting = isBusy || isAsking
  const canAccept = !isWaiting && !blocks.isReading && isNumber(corrected.number ?? '')
  const intoName = target && shortName(target)
  const acceptAll = (decided?: RecognitionDecisions) =>
    accept({
      main: main.preview,
      others,
      corrected,
      into,
      intoName,
      ...(recognition && decided && { recognition: { of: recognition, decided } }),
    })
  const confirm = async () => {
    const isKept = corrected.leaveOut.includes('transcript')
    const taken = isKept ? others : [main, ...others]
    if (into === undefined) return acceptAll()
    setAsking(true)
    try {
      const found = await askRecognition(taken, into)
      // A transcript that takes the place of another is looked at first.
      if (found) setRecognition(found)
      else await acceptAll()
    } catch (error) {
      tellError(error)
    } finally {
      setAsking(false)
    }
  }
  /** The same text against the episode as it is now. */
  const lookAgain = async () => {
    const source = [main, ...others].find(({ preview }) => preview.previewId === recognition?.previewId)
    if (into === undefined || !source) return
    setAsking(true)
    try {
      setRecognition(await askRecognition([source], into))
      showToast({ title: recognitionText.lookedAgain })
    } catch (error) {
      showRefusal(error, { about: into })
    } finally {
      setAsking(false)
    }
  }
  useCommand('import.confirm', () => void confirm(), canAccept && !recognition)
  if (recognition) {
    return (
      <RecognitionStage
        recognition={recognition}
        intoName={intoName ?? ''}
        isBusy={isBusy}
        isAsking={isAsking}
        onBack={() => (isPlain ? onBack() : setRecognition(undefined))}
        onCancel={onCancel}
        onReplace={(decided) => void acceptAll(decided)}
      />
    )
  }
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
        isBusy={isWaiting}
        canAccept={canAccept}
        onCancel={onCancel}
        onConfirm={() => void confirm()}
      />
    </div>
  )
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}
