import {
  ChevronRight,
  CircleAlert,
  CircleCheck,
  Ellipsis,
  MousePointerClick,
  PanelRightClose,
  TriangleAlert,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Finding } from '../../../core/contract/contract.ts'
import type { EpisodeSummary } from '../../../core/library/episode-summary.ts'
import { formatClock } from '../../../core/time.ts'
import { navigate, type Section } from '../../app/routes.ts'
import { useClient } from '../../state/client.ts'
import { tellError } from '../../state/errors.ts'
import { chordOf } from '../../state/keymap.ts'
import { readinessParts, readinessWords } from '../../state/readiness.ts'
import { libraryText } from '../../text/library.ts'
import { shellText } from '../../text/shell.ts'
import { Button } from '../../ui/Button.tsx'
import { Cover } from '../../ui/Cover.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuGroup } from '../../ui/Menu.tsx'
import { usePanes } from '../../ui/panes.ts'
import { ReadinessMeter } from '../../ui/ReadinessMeter.tsx'
import { openEpisode } from './EpisodeGrid.tsx'
import { rowActions } from './EpisodeRow.tsx'
import { editedWhen } from './edited-when.ts'

interface EpisodeDetailsProps {
  readonly episode: EpisodeSummary | undefined
  readonly isReadOnly: boolean
  readonly onRemove: (episode: EpisodeSummary) => void
}

/** The selected episode: what is left to do in it, each line leading there. */
export function EpisodeDetails({ episode, isReadOnly, onRemove }: EpisodeDetailsProps) {
  if (!episode) return <EmptyState icon={MousePointerClick} title={libraryText.nothingSelected} />
  return <DetailsOf episode={episode} isReadOnly={isReadOnly} onRemove={onRemove} />
}

interface DetailsOfProps {
  readonly episode: EpisodeSummary
  readonly isReadOnly: boolean
  readonly onRemove: (episode: EpisodeSummary) => void
}

function DetailsOf({ episode, isReadOnly, onRemove }: DetailsOfProps) {
  const actions = useDetailActions(episode, isReadOnly, onRemove)
  const next = nextPart(episode)
  return (
    <div className="scroll">
      <div className="details-head">
        <div className="row">
          <Cover name={episode.show} size={64} />
          <div className="grow">
            <div className="s2 t3">
              {episode.number === undefined ? shellText.noNumber : shellText.episodeNumber(episode.number)}
            </div>
            <h2>{episode.title || libraryText.untitled}</h2>
          </div>
        </div>
        <div className="row details-actions">
          <Button variant="filled" size="large" grow onPress={() => goTo(episode.id, next)}>
            {libraryText.openPart[next]}
          </Button>
          {next !== 'files' && (
            <Button size="large" onPress={() => goTo(episode.id, 'files')}>
              {libraryText.publish}
            </Button>
          )}
          <Menu label={libraryText.more} groups={actions}>
            <IconButton label={libraryText.more} icon={Ellipsis} size="large" variant="outline" />
          </Menu>
        </div>
      </div>
      <hr />
      <WhatIsLeft episode={episode} />
      <hr />
      <Facts episode={episode} />
    </div>
  )
}

function useDetailActions(
  episode: EpisodeSummary,
  isReadOnly: boolean,
  onRemove: (episode: EpisodeSummary) => void,
): readonly MenuGroup[] {
  const { toggleSide } = usePanes()
  const open = () => openEpisode(episode)
  const hide = {
    id: 'hide',
    label: libraryText.hideDetails,
    icon: PanelRightClose,
    shortcut: chordOf('side.toggle'),
    onAction: toggleSide,
  }
  return [...rowActions(episode, isReadOnly, open, () => onRemove(episode)), { id: 'view', actions: [hide] }]
}

type Part = keyof typeof libraryText.openPart

/** The first part with something left; the publish section once nothing is. */
function nextPart({ readiness }: EpisodeSummary): Part {
  const parts = ['transcript', 'chapters', 'people', 'notes'] as const
  return parts.find((part) => readiness[part] !== 'done') ?? 'files'
}

function goTo(episodeId: EpisodeSummary['id'], part: Part, at?: string): void {
  const section = part === 'files' ? 'publish' : part
  navigate({ screen: 'episode', episodeId, section, ...(at && { at }) })
}

const mostFindings = 6

function WhatIsLeft({ episode }: { readonly episode: EpisodeSummary }) {
  const findings = useFindingsOf(episode)
  const open = findings?.filter(({ level }) => level !== 'passed')
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
  const section: Section | 'details' | undefined = area
  return section === undefined || section === 'details' ? 'files' : section
}

function Facts({ episode }: { readonly episode: EpisodeSummary }) {
  const { facts } = libraryText
  return (
    <dl className="kv">
      {episode.guest && (
        <>
          <dt>{facts.guest}</dt>
          <dd>{episode.guest}</dd>
        </>
      )}
      <dt>{facts.length}</dt>
      <dd className="num">
        {episode.duration === undefined ? libraryText.unknownLength : formatClock(episode.duration)}
      </dd>
      <dt>{facts.transcript}</dt>
      <dd className="num">{libraryText.words(episode.words)}</dd>
      <dt>{facts.chapters}</dt>
      <dd className="num">{libraryText.chapters(episode.chapters)}</dd>
      <dt>{facts.edited}</dt>
      <dd className="num">{editedWhen(episode.updatedAt, new Date())}</dd>
    </dl>
  )
}

/** The checks of one episode, once the selection has rested on it. */
function useFindingsOf({ id, updatedAt }: EpisodeSummary): readonly Finding[] | undefined {
  const client = useClient()
  const [found, setFound] = useState<{ readonly id: string; readonly findings: readonly Finding[] }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit is a reason to check again
  useEffect(() => {
    let isLatest = true
    const check = () =>
      client
        .call('publish.check', { episodeId: id })
        .then((findings) => isLatest && setFound({ id, findings }), tellError)
    const timer = setTimeout(() => void check(), 200)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [client, id, updatedAt])
  return found?.id === id ? found.findings : undefined
}
