import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { CheckPlace, Finding } from '../../../core/contract/publish-shapes.ts'
import { hrefOf, navigate } from '../../app/routes.ts'
import { useEpisodeSelector, useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { useToldEdits } from '../../state/told-edits.ts'
import { destinationNames, placeWords, publishText } from '../../text/publish.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { routeOf } from './place-route.ts'

const icons = { error: CircleAlert, warning: TriangleAlert, passed: CircleCheck } as const
const tones = { error: 'err', warning: 'warn', passed: 'ok' } as const

interface CheckRowProps {
  readonly finding: Finding
  /** The one loud button of the view is this row's. */
  readonly isLoud: boolean
  /** Wide enough for a long button, and to name the destination whose rule it is. */
  readonly isRoomy: boolean
}

/** One check: what is so, what it costs, where it is, and one fix. */
export function CheckRow({ finding, isLoud, isRoomy }: CheckRowProps) {
  const { level, message, cost, where, destination } = finding
  // A long button beside the text would leave no room for it in the narrow panel.
  const isBelow = !isRoomy && (finding.fix?.label.length ?? 0) > 18
  return (
    <li className={`ck ${tones[level]}`}>
      <Icon of={icons[level]} />
      <span className="grow">
        <b className="med">
          <span className="vh">{publishText.level[level]}: </span>
          {message}
        </b>
        {isRoomy && destination !== 'all' && level !== 'passed' && (
          <Chip tone="line">{destinationNames[destination]}</Chip>
        )}
        {level !== 'passed' && (
          <span className="s2 t2 block">
            {cost} <Places where={where} hasFix={finding.fix?.edits !== undefined} />
          </span>
        )}
        {level !== 'passed' && isBelow && (
          <span className="ck-below">
            <Fix finding={finding} isLoud={isLoud} />
          </span>
        )}
      </span>
      {level !== 'passed' && !isBelow && <Fix finding={finding} isLoud={isLoud} />}
    </li>
  )
}

function Fix({ finding, isLoud }: { readonly finding: Finding; readonly isLoud: boolean }) {
  const tell = useToldEdits()
  const isReadOnly = useIsReadOnly()
  const episodeId = useEpisodeSelector((episode) => episode.id)
  const { fix, where } = finding
  const [place] = where
  const edits = fix?.edits
  if (!edits && !place) return null
  const label = fix?.label ?? publishText.goTo
  const press = () => {
    if (edits) void tell(edits, { title: publishText.fixed(label) }, { label })
    else if (place) navigate(routeOf(place, episodeId))
  }
  return (
    <Button
      size="small"
      variant={isLoud ? 'filled' : 'outline'}
      isDisabled={edits !== undefined && isReadOnly}
      onPress={press}
      aria-label={`${label}: ${finding.message}`}
    >
      {label}
    </Button>
  )
}

/** So many places are named before the rest is folded. */
const shownPlaces = 3

function Places({ where, hasFix }: { readonly where: readonly CheckPlace[]; readonly hasFix: boolean }) {
  const episodeId = useEpisodeSelector((episode) => episode.id)
  const [isUnfolded, setUnfolded] = useState(false)
  // Where the only button leads to the only place, naming it again would be noise.
  if (where.length === 0 || (where.length === 1 && !hasFix)) return null
  const shown = isUnfolded ? where : where.slice(0, shownPlaces)
  return (
    <span className="s2 places">
      {shown.map((place, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two places may have the same words
        <span key={index} className="place">
          {index === 0 && `${publishText.see} `}
          <a href={hrefOf(routeOf(place, episodeId))} aria-label={publishText.goToPlace(placeWords(place))}>
            {placeWords(place)}
          </a>
        </span>
      ))}
      {where.length > shown.length && (
        <Button variant="link" size="small" onPress={() => setUnfolded(true)}>
          {publishText.morePlaces(where.length - shown.length)}
        </Button>
      )}
    </span>
  )
}
