import { SearchX, TextSearch, TriangleAlert } from 'lucide-react'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { FoundInEpisode, PlaceInEpisode } from '../../../../core/contract/find-shapes.ts'
import { formatClock } from '../../../../core/time.ts'
import { showFindText } from '../../../text/show-find.ts'
import { Button } from '../../../ui/Button.tsx'
import { type CheckRow, CheckTree } from '../../../ui/CheckTree.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Note } from '../../../ui/Note.tsx'
import type { Find } from '../use-find.ts'
import { placeId } from './replace-in-show.ts'
import { countWanted, type ShowFind } from './use-show-find.ts'

interface ShowFoundPanelProps {
  readonly find: Find
  readonly isReadOnly: boolean
}

/** Every place found in the show, by episode, with ticks for what is to be replaced. */
export function ShowFoundPanel({ find, isReadOnly }: ShowFoundPanelProps) {
  const { inShow, openPlace } = find
  const { listing, phase, leftOut, choose } = inShow
  const { episodes } = listing
  const rows = useMemo(
    () => episodes.flatMap((found) => rowsOf(found, leftOut, isReadOnly)),
    [episodes, leftOut, isReadOnly],
  )
  const places = useMemo(
    () =>
      new Map(
        episodes.flatMap((found) =>
          found.places.map((place) => [placeId(found.episodeId, place), { found, place }] as const),
        ),
      ),
    [episodes],
  )
  const check = (id: string, isWanted: boolean) => {
    const found = episodes.find(({ episodeId }) => episodeId === id)
    choose(found ? found.places.map((place) => placeId(found.episodeId, place)) : [id], isWanted)
  }
  const open = (id: string) => {
    const found = places.get(id) ?? firstOf(episodes.find(({ episodeId }) => episodeId === id))
    if (found) openPlace(found.found, found.place)
  }
  const { head, panel } = useKeptFocus(inShow)
  if (phase === 'idle') return <EmptyState icon={TextSearch} title={showFindText.idle} />
  return (
    <div className="sfound" {...panel}>
      <Head head={head} find={inShow} isReadOnly={isReadOnly} />
      {rows.length > 0 && (
        <CheckTree
          className="in-context"
          label={showFindText.list}
          hint={showFindText.opens}
          rows={rows}
          onCheck={check}
          onOpen={open}
        />
      )}
      {rows.length === 0 && phase === 'done' && !inShow.isOlder && (
        <EmptyState icon={SearchX} title={showFindText.none(listing.of)} />
      )}
      {rows.length === 0 && phase === 'failed' && inShow.problem === undefined && (
        <EmptyState
          failed
          icon={TriangleAlert}
          title={showFindText.failed}
          action={<Button onPress={inShow.again}>{showFindText.again}</Button>}
        />
      )}
    </div>
  )
}

/** Gives the head the focus when the button that had it goes or goes dead, as what it was for is done. */
function useKeptFocus({ phase, isOlder, wanted, replace }: ShowFind) {
  const head = useRef<HTMLElement>(null)
  const isHere = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what lets buttons come and go
  useEffect(() => {
    const holder = document.activeElement
    const isLost = holder === null || holder === document.body || holder.matches('.sfound :disabled')
    if (isHere.current && isLost) head.current?.focus({ preventScroll: true })
  }, [phase, isOlder, wanted.places, replace.phase])
  const panel = {
    onFocus: () => {
      isHere.current = true
    },
    // A button that goes takes the focus nowhere; a person takes it somewhere.
    onBlur: ({ relatedTarget }: { readonly relatedTarget: EventTarget | null }) => {
      if (relatedTarget) isHere.current = false
    },
  }
  return { head, panel }
}

interface HeadProps {
  readonly head: RefObject<HTMLElement | null>
  readonly find: ShowFind
  readonly isReadOnly: boolean
}

/** How many were found, how far the search is, what it left out, and what can be done. */
function Head({ head, find, isReadOnly }: HeadProps) {
  const { listing, phase, wanted, replace, isOlder } = find
  const count = listing.episodes.reduce((sum, found) => sum + found.count, 0)
  const left = listing.of - listing.looked
  const isLooking = phase === 'looking'
  const isReplacing = replace.phase === 'running'
  return (
    <section className="sfound-head" ref={head} tabIndex={-1} aria-label={showFindText.head}>
      <div className="row">
        <span className="med" role="status">
          {isReplacing
            ? showFindText.replacing(replace.done, replace.of)
            : isLooking
              ? showFindText.looking(listing.looked, listing.of)
              : count > 0 && showFindText.found(count, listing.episodes.length)}
        </span>
        {(isLooking || isReplacing) && (
          <span className="end">
            <Button size="small" onPress={isReplacing ? replace.cancel : find.stop}>
              {isReplacing ? showFindText.cancel : showFindText.stop}
            </Button>
          </span>
        )}
      </div>
      {phase === 'most' && <Note>{showFindText.most(listing.listed, left)}</Note>}
      {phase === 'stopped' && <p className="s2 t2">{showFindText.stopped(left)}</p>}
      {listing.damaged > 0 && <p className="s2 t2">{showFindText.damaged(listing.damaged)}</p>}
      {isOlder && (
        <p className="s2 t2">
          {showFindText.older}{' '}
          <Button variant="link" onPress={find.again}>
            {showFindText.again}
          </Button>
        </p>
      )}
      {!isReadOnly && count > 0 && (
        <Button
          variant="filled"
          isDisabled={wanted.places === 0 || isLooking}
          busy={isReplacing ? showFindText.replacing(replace.done, replace.of) : undefined}
          onPress={replace.start}
        >
          {wanted.places === 0 ? showFindText.replaceNone : showFindText.replaceIn(wanted.episodes)}
        </Button>
      )}
    </section>
  )
}

function firstOf(found: FoundInEpisode | undefined) {
  const place = found?.places[0]
  return found && place && { found, place }
}

function rowsOf(
  found: FoundInEpisode,
  leftOut: ReadonlySet<string>,
  isReadOnly: boolean,
): readonly CheckRow[] {
  const { episodeId, title, number, count, places } = found
  const name = showFindText.episode(number, title)
  const wanted = countWanted(found, leftOut)
  const hidden = count - places.length
  return [
    {
      id: episodeId,
      level: 1,
      label: showFindText.episodeRow(name, count),
      content: (
        <>
          <span className="med ell">{name}</span>
          <span className="chip end">{count.toLocaleString('en')}</span>
        </>
      ),
      ...(!isReadOnly && { isChecked: wanted === 0 ? false : wanted === places.length || 'mixed' }),
    },
    ...places.map((place) => placeRow(placeId(episodeId, place), place, leftOut, isReadOnly)),
    ...(hidden > 0
      ? [
          {
            id: `${episodeId} more`,
            level: 2 as const,
            label: showFindText.moreHere(hidden),
            content: <span className="s2 t3 ell">{showFindText.moreHere(hidden)}</span>,
          },
        ]
      : []),
  ]
}

function placeRow(
  id: string,
  { time, leftContext, found, rightContext }: PlaceInEpisode,
  leftOut: ReadonlySet<string>,
  isReadOnly: boolean,
): CheckRow {
  const clock = time === undefined ? undefined : formatClock(time)
  return {
    id,
    level: 2,
    label: showFindText.placeRow(clock, leftContext, found, rightContext),
    content: (
      <>
        <span className="num t3">{clock}</span>
        <span className="left-context">
          <bdi>{leftContext}</bdi>
        </span>
        <b>{found}</b>
        <span className="ell">{rightContext}</span>
      </>
    ),
    ...(!isReadOnly && { isChecked: !leftOut.has(id) }),
  }
}
