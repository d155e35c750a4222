import { ArrowDown, ArrowUp, CaseSensitive, CircleAlert, Regex, Search, WholeWord, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useEpisodeSelector } from '../../state/EpisodeProvider.tsx'
import { chordOf } from '../../state/keymap.ts'
import { showFindText } from '../../text/show-find.ts'
import { findText } from '../../text/transcript.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { ReplaceRow } from './ReplaceRow.tsx'
import type { Find } from './use-find.ts'
import { useTypedSince } from './use-typed-since.ts'

interface FindBarProps {
  readonly find: Find
  readonly isReadOnly: boolean
  /** The focus came into the bar, from the text or from a panel. */
  readonly onEnter: () => void
  /** Saves what is typed as a rule of the show; absent where none can be saved. */
  readonly onSaveRule: (() => void) | undefined
}

/** Find and replace, under the toolbar. */
export function FindBar({ find, isReadOnly, onEnter, onSaveRule }: FindBarProps) {
  const show = useEpisodeSelector((episode) => episode.show.title)
  const { query, places, current, problem, isSearching, asked, close, step } = find
  const field = useRef<HTMLInputElement>(null)
  const typed = useTypedSince(find.timesReplaced)
  // Each wish to find gets the focus; a bar that is still open from before waits for one.
  useEffect(() => {
    if (asked === 0) return
    field.current?.focus()
    field.current?.select()
  }, [asked])
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      close()
    } else if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault()
      step(event.shiftKey ? -1 : 1)
    }
  }
  const hasNone = query.text !== '' && places.length === 0 && !isSearching && !problem
  const { replaced } = find
  // A button that has replaced the last place goes dead under the focus, which would be lost with it.
  useEffect(() => {
    const holder = document.activeElement
    if (hasNone && (holder === document.body || holder?.matches(':disabled'))) field.current?.focus()
  }, [hasNone])
  return (
    // biome-ignore lint/a11y/useSemanticElements: `search` as an element is too new for some screen readers
    <div className="find" role="search" aria-label={findText.bar} onFocus={onEnter} onKeyDown={keyDown}>
      <div className="row find-row">
        <label
          className={
            (hasNone && replaced === undefined) || problem ? 'field find-field bad' : 'field find-field'
          }
        >
          <Icon of={Search} size="small" />
          <span className="vh">{findText.field}</span>
          <input
            ref={field}
            value={query.text}
            placeholder={findText.field}
            spellCheck={false}
            data-draft={typed.draft}
            onChange={(event) => {
              typed.noteTyping()
              find.change({ text: event.target.value })
            }}
          />
          <span className="num s2 t3 find-count" role="status">
            {query.text === ''
              ? ''
              : isSearching
                ? findText.searching
                : replaced !== undefined
                  ? findText.done(replaced)
                  : findText.count(current + 1, places.length)}
          </span>
        </label>
        <IconButton
          label={findText.previous}
          icon={ArrowUp}
          shortcut={chordOf('transcript.findPrevious')}
          isDisabled={places.length === 0}
          onPress={() => step(-1)}
        />
        <IconButton
          label={findText.next}
          icon={ArrowDown}
          shortcut={chordOf('transcript.findNext')}
          isDisabled={places.length === 0}
          onPress={() => step(1)}
        />
        <span className="sep" />
        <IconButton
          label={findText.matchCase}
          icon={CaseSensitive}
          isOn={query.matchCase}
          onPress={() => find.change({ matchCase: !query.matchCase })}
        />
        <IconButton
          label={findText.wholeWord}
          icon={WholeWord}
          isOn={query.wholeWord}
          onPress={() => find.change({ wholeWord: !query.wholeWord })}
        />
        <IconButton
          label={findText.regularExpression}
          icon={Regex}
          isOn={query.regularExpression}
          onPress={() => find.change({ regularExpression: !query.regularExpression })}
        />
        <span className="end">
          <IconButton label={findText.close} icon={X} onPress={close} />
        </span>
      </div>
      <div className="row find-row">
        {!isReadOnly && <ReplaceRow find={find} onSaveRule={onSaveRule} />}
        {find.hasShow && (
          <span className="end find-scope">
            <Select
              label={showFindText.scope}
              hideLabel
              variant="quiet"
              value={find.scope}
              onChange={find.setScope}
              options={[
                { id: 'episode', label: showFindText.inEpisode },
                { id: 'show', label: showFindText.inShow(show) },
              ]}
            />
          </span>
        )}
      </div>
      <FindProblem find={find} onTryAgain={() => field.current?.focus()} />
    </div>
  )
}

/** Why nothing could be looked for, and what to do where it was no fault of the query. */
function FindProblem({ find, onTryAgain }: { readonly find: Find; readonly onTryAgain: () => void }) {
  const { problem, tryAgain } = find
  if (!problem) return null
  const again = () => {
    onTryAgain()
    tryAgain?.()
  }
  return (
    <p className="row s2 err find-problem" role="alert">
      <Icon of={CircleAlert} size="small" />
      {problem}
      {tryAgain && (
        <Button variant="link" onPress={again}>
          {findText.tryAgain}
        </Button>
      )}
    </p>
  )
}
