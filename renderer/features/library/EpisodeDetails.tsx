import { Ellipsis, MousePointerClick, PanelRightClose } from 'lucide-react'
import type { EpisodeSummary } from '../../../core/library/episode-summary.ts'
import { formatClock } from '../../../core/time.ts'
import { chordOf } from '../../state/keymap.ts'
import { libraryText } from '../../text/library.ts'
import { shellText } from '../../text/shell.ts'
import { Button } from '../../ui/Button.tsx'
import { Cover } from '../../ui/Cover.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuGroup } from '../../ui/Menu.tsx'
import { usePanes } from '../../ui/panes.ts'
import { SidePanelToggle } from '../../ui/SidePanelToggle.tsx'
import { openEpisode } from './EpisodeGrid.tsx'
import { rowActions } from './EpisodeRow.tsx'
import { editedWhen } from './edited-when.ts'
import { goTo, nextPart } from './go-to-part.ts'
import { WhatIsLeft } from './WhatIsLeft.tsx'

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
          <span className="end sheet-only details-hide">
            <SidePanelToggle label={libraryText.hideDetails} />
          </span>
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
