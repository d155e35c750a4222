import { ChevronRight, CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Finding } from '../../../core/contract/publish-shapes.ts'
import type { EpisodeSummary } from '../../../core/library/episode-summary.ts'
import { useClient } from '../../state/client.ts'
import { tellError } from '../../state/errors.ts'
import { useOpenCorrections } from '../../state/open-corrections.ts'
import { readinessParts, readinessWords } from '../../state/readiness.ts'
import { libraryText } from '../../text/library.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ReadinessMeter } from '../../ui/ReadinessMeter.tsx'
import { goTo, type Part } from './go-to-part.ts'

const mostFindings = 6

/** What the checks find in an episode, errors first, each line leading there. */
export function WhatIsLeft({ episode }: { readonly episode: EpisodeSummary }) {
  const findings = useFindingsOf(episode)
  const left = findings?.filter(({ level }) => level !== 'passed')
  const open = left?.sort((a, b) => a.level.localeCompare(b.level))
  return (
    <section className="details-part">
      <div className="row">
        <h3 className="semi">{libraryText.whatIsLeft}</h3>
        <span className="end">
          <ReadinessMeter
            parts={readinessParts(episode.readiness)}
            label={readinessWords(episode.readiness)}
          />
        </span>
      </div>
      {open === undefined && <p className="s2 t3 late">{libraryText.looking}</p>}
      {open?.length === 0 && (
        <p className="row s2 t2 details-done">
          <Icon of={CircleCheck} tone="ok" />
          {libraryText.nothingLeft}
        </p>
      )}
      <ul>
        {open?.slice(0, mostFindings).map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one check may find the same thing twice
          <FindingLine key={`${finding.id}-${index}`} finding={finding} episode={episode} />
        ))}
      </ul>
      {open && open.length > mostFindings && (
        <Button variant="link" onPress={() => goTo(episode.id, 'files')}>
          {libraryText.moreFindings(open.length - mostFindings)}
        </Button>
      )}
    </section>
  )
}

interface FindingLineProps {
  readonly finding: Finding
  readonly episode: EpisodeSummary
}

function FindingLine({ finding, episode }: FindingLineProps) {
  const isError = finding.level === 'error'
  const place = finding.where[0]
  return (
    <li className="todo">
      <Icon of={isError ? CircleAlert : TriangleAlert} tone={isError ? 'err' : 'warn'} />
      <span className="grow">
        <span className="med block">{finding.message}</span>
        <span className="s2 t3 block">{finding.cost}</span>
      </span>
      <IconButton
        label={libraryText.goTo(finding.message)}
        icon={ChevronRight}
        size="small"
        onPress={() => goTo(episode.id, partOf(place?.section), place?.id)}
      />
    </li>
  )
}

function partOf(area: Finding['where'][number]['section'] | undefined): Part {
  if (area === 'links' || area === 'people') return 'people'
  return area === undefined || area === 'details' ? 'files' : area
}

/** The checks of one episode, once the selection has rested on it. */
function useFindingsOf({ id, updatedAt }: EpisodeSummary): readonly Finding[] | undefined {
  const client = useClient()
  const corrections = useOpenCorrections(id)
  const [found, setFound] = useState<{ readonly id: string; readonly findings: readonly Finding[] }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit is a reason to check again
  useEffect(() => {
    let isLatest = true
    const check = () =>
      client
        .call('publish.check', {
          episodeId: id,
          ...(corrections !== undefined && { openCorrections: corrections }),
        })
        .then((findings) => isLatest && setFound({ id, findings }), tellError)
    const timer = setTimeout(() => void check(), 200)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [client, id, updatedAt, corrections])
  return found?.id === id ? found.findings : undefined
}
