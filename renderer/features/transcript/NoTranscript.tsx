import { FileText } from 'lucide-react'
import { SegmentId } from '../../../core/ids.ts'
import { navigate, useRoute } from '../../app/routes.ts'
import { useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { randomIds } from '../../state/random-ids.ts'
import { useToldEdits } from '../../state/told-edits.ts'
import { transcriptText } from '../../text/transcript.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Toolbar } from '../../ui/Toolbar.tsx'

/** What stands where no transcript is yet. */
export function NoTranscript() {
  const route = useRoute()
  const tell = useToldEdits()
  const isReadOnly = useIsReadOnly()
  const importInto = () => {
    if (route.screen === 'episode') navigate({ screen: 'import', into: route.episodeId })
  }
  const begin = () =>
    void tell([
      {
        type: 'transcript.set',
        transcript: { segments: [{ id: SegmentId.parse(randomIds('sg')), words: [] }] },
      },
    ])
  return (
    <>
      <Toolbar title={transcriptText.title} />
      <EmptyState
        icon={FileText}
        title={transcriptText.empty}
        action={
          <span className="row">
            <Button variant="filled" isDisabled={isReadOnly} onPress={importInto}>
              {transcriptText.emptyAction}
            </Button>
            <Button isDisabled={isReadOnly} onPress={begin}>
              {transcriptText.typeAction}
            </Button>
          </span>
        }
      >
        {transcriptText.emptyText}
      </EmptyState>
    </>
  )
}
