import { CircleCheck, Filter, SpellCheck, TriangleAlert } from 'lucide-react'
import { Fragment, type ReactNode, useEffect, useRef } from 'react'
import { joinReasons } from '../../../../core/corrections/reasons.ts'
import type { CorrectionGroup, SuggestedPlace } from '../../../../core/corrections/suggestion.ts'
import { useEpisodeSelector, useIsReadOnly } from '../../../state/EpisodeProvider.tsx'
import { type CommandId, chordOf, chordsOf } from '../../../state/keymap.ts'
import { reviewText } from '../../../text/review.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FilterChip } from '../../../ui/FilterChip.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { DecidedList } from './DecidedList.tsx'
import { GroupCard, Pair } from './GroupCard.tsx'
import { countPlaces } from './live-groups.ts'
import { isShown, reviewFilters } from './review-filter.ts'
import { pressedInReview } from './review-keys.ts'
import type { Review } from './use-review.ts'

interface ReviewPanelProps {
  readonly review: Review
  readonly hasShow: boolean
  readonly timeOf: (place: SuggestedPlace) => string
  readonly toText: () => void
  readonly onFind: () => void
}

/** What was suspected: group by group, with the reason, the places, and one key for each answer. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { review, hasShow } = props
  const language = useEpisodeSelector((episode) => episode.language)
  const isReadOnly = useIsReadOnly()
  const panel = useRef<HTMLElement>(null)
  const keepFocus = useKeptFocus(panel)
  const { suggestions, open } = review
  return (
    <section
      className="review"
      ref={panel}
      tabIndex={-1}
      aria-label={reviewText.list}
      data-letters
      onKeyDown={(event) => pressedInReview(event, review, props.toText, isReadOnly)}
      {...keepFocus}
    >
      <Progress review={review} left={countPlaces(open)} />
      {suggestions.knowledge !== 'dictionary' && (
        <div className="review-note">
          <Note>{reviewText.soundsBy[suggestions.knowledge](languageName(language))}</Note>
        </div>
      )}
      <div className="gs scroll">
        <DecidedList review={review} isReadOnly={isReadOnly} />
        <Groups {...props} isReadOnly={isReadOnly} />
      </div>
      {isReadOnly && <p className="review-note s2 t3">{reviewText.readOnly}</p>}
      {!hasShow && !isReadOnly && <p className="review-note s2 t3">{reviewText.notRemembered}</p>}
      <div className="hints">
        <Hint command="review.move">{reviewText.hints.move}</Hint>
        {!isReadOnly && (
          <>
            <Hint command="review.skip">{reviewText.hints.skip}</Hint>
            <Hint command="review.never">{reviewText.hints.never}</Hint>
            <Hint command="history.undo">{reviewText.hints.undo}</Hint>
          </>
        )}
      </div>
    </section>
  )
}

function Progress({ review, left }: { readonly review: Review; readonly left: number }) {
  const { reviewed, open, filter, setFilter, suggestions } = review
  const all = reviewed + left
  // How many there are is not known before the text was looked through; and of none there is no progress.
  const isKnown = !suggestions.isFirstLook && suggestions.failed === undefined
  if (all === 0 && isKnown) return null
  return (
    <div className="review-head">
      <span className="semi num">
        {isKnown || left > 0 ? reviewText.progress(reviewed, all) : reviewText.progressSoFar(reviewed)}
      </span>
      <div className="bar" aria-hidden="true">
        <i style={{ width: `${isKnown && all > 0 ? (100 * reviewed) / all : 0}%` }} />
      </div>
      <div className="row review-filters">
        {reviewFilters.map((id) => (
          <FilterChip
            key={id}
            label={reviewText.filters[id]}
            {...(isKnown && { count: countPlaces(open.filter((group) => isShown(id, group))) })}
            isOn={filter === id}
            onPress={() => setFilter(id)}
          />
        ))}
      </div>
    </div>
  )
}

function Groups(props: ReviewPanelProps & { readonly isReadOnly: boolean }) {
  const { review, onFind, timeOf, isReadOnly } = props
  const { suggestions, open, shown, current } = review
  if (suggestions.failed !== undefined && shown.length === 0) {
    return (
      <EmptyState
        failed
        icon={TriangleAlert}
        title={reviewText.failed}
        action={<Button onPress={suggestions.again}>{reviewText.tryAgain}</Button>}
      >
        {`${suggestions.failed} ${reviewText.failedSafe}`}
      </EmptyState>
    )
  }
  if (suggestions.isFirstLook) return <Skeleton label={reviewText.looking} />
  if (shown.length > 0) {
    return shown.map((group) =>
      group === current ? (
        // The same card goes from group to group, so the focus stays where it is.
        <GroupCard key="current" group={group} review={review} isReadOnly={isReadOnly} timeOf={timeOf} />
      ) : (
        <GroupRow key={group.id} group={group} onPress={() => review.choose(group.id, 0)} />
      ),
    )
  }
  if (open.length > 0) {
    return (
      <EmptyState
        icon={Filter}
        title={reviewText.filteredOut}
        action={<Button onPress={() => review.setFilter('all')}>{reviewText.showAll}</Button>}
      />
    )
  }
  return review.reviewed > 0 ? (
    <EmptyState icon={CircleCheck} title={reviewText.allDone}>
      {reviewText.allDoneText}
    </EmptyState>
  ) : (
    <EmptyState
      icon={SpellCheck}
      title={reviewText.nothing}
      action={
        <Button shortcut={chordOf('transcript.replace')} onPress={onFind}>
          {reviewText.find}
        </Button>
      }
    >
      {reviewText.nothingText}
    </EmptyState>
  )
}

function GroupRow({ group, onPress }: { readonly group: CorrectionGroup; readonly onPress: () => void }) {
  const { heard, right, places, reasons } = group
  return (
    <button
      type="button"
      className="g"
      tabIndex={-1}
      aria-label={reviewText.choose(heard, right, places.length)}
      onClick={onPress}
    >
      <span className="gl">
        <Pair heard={heard} right={right} />
        <span className="num s2 t3">{reviewText.places(places.length)}</span>
      </span>
      <span className="s1 t3 ell block">{joinReasons(reasons)}</span>
    </button>
  )
}

function Hint({ command, children }: { readonly command: CommandId; readonly children: ReactNode }) {
  return (
    <span>
      {chordsOf(command).map((chord) => (
        <Fragment key={chord}>
          <Kbd chord={chord} />
        </Fragment>
      ))}
      {children}
    </span>
  )
}

/** What had the focus goes when its group is decided; the focus then stays in the panel. */
function useKeptFocus(panel: { readonly current: HTMLElement | null }) {
  const isInside = useRef(false)
  useEffect(() => {
    if (!isInside.current || document.activeElement !== document.body) return
    const list = panel.current?.querySelector<HTMLElement>('[role="listbox"]')
    const target = list ?? panel.current
    target?.focus({ preventScroll: true })
  })
  return {
    onFocus: () => {
      isInside.current = true
    },
    onBlur: ({ relatedTarget }: { readonly relatedTarget: EventTarget | null }) => {
      if (relatedTarget instanceof Node && !panel.current?.contains(relatedTarget)) isInside.current = false
    },
  }
}

function languageName(tag: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag
}
