import { Fragment, type ReactNode, useEffect, useRef } from 'react'
import type { SuggestedPlace } from '../../../../core/corrections/suggestion.ts'
import { useEpisodeSelector, useIsReadOnly } from '../../../state/EpisodeProvider.tsx'
import { type CommandId, chordsOf } from '../../../state/keymap.ts'
import { reviewText } from '../../../text/review.ts'
import { FilterChip } from '../../../ui/FilterChip.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { Note } from '../../../ui/Note.tsx'
import { DecidedList } from './DecidedList.tsx'
import { countPlaces } from './live-groups.ts'
import { ReviewGroups } from './ReviewGroups.tsx'
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
        <ReviewGroups review={review} isReadOnly={isReadOnly} timeOf={props.timeOf} onFind={props.onFind} />
      </div>
      {isReadOnly && <p className="review-note s2 t3">{reviewText.readOnly}</p>}
      {!hasShow && !isReadOnly && <p className="review-note s2 t3">{reviewText.notRemembered}</p>}
      <div className="hints">
        <Hint command="review.move">{reviewText.hints.move}</Hint>
        {!isReadOnly && (
          <>
            <Hint command="review.acceptAll" whenNarrow>
              {reviewText.hints.acceptAll}
            </Hint>
            <Hint command="review.acceptOne" whenNarrow>
              {reviewText.hints.acceptOne}
            </Hint>
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

interface HintProps {
  readonly command: CommandId
  /** The key is printed on its button where the panel is wide enough for it. */
  readonly whenNarrow?: boolean
  readonly children: ReactNode
}

function Hint({ command, whenNarrow, children }: HintProps) {
  return (
    <span className={whenNarrow ? 'when-narrow' : undefined}>
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
