import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useClient } from '../state/client.ts'
import { useEpisodeView } from '../state/EpisodeProvider.tsx'
import { useLibrary } from '../state/library.ts'
import { keysText } from '../text/keys.ts'
import { Chip } from '../ui/Chip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { shortName } from './episode-name.ts'
import { type PaletteEntry, type PaletteGroup, paletteGroups, type SpokenHit } from './palette-entries.ts'
import type { Route } from './routes.ts'

interface PaletteProps {
  readonly route: Route
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** ⌘K: one field that runs a command or goes to a chapter, an episode or a word that was spoken. */
export function Palette({ route, isOpen, onClose }: PaletteProps) {
  return (
    <ModalOverlay
      className="scrim top"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="palette">
        <Dialog aria-label={keysText.paletteLabel}>
          <PaletteBody route={route} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteBody({ route, onClose }: Omit<PaletteProps, 'isOpen'>) {
  const [query, setQuery] = useState('')
  const groups = useGroups(query.trim(), route)
  const entries = groups.flatMap((group) => group.entries)
  const [chosen, setChosen] = useState(0)
  const current = entries[Math.min(chosen, entries.length - 1)]
  const listId = useId()
  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onClose()
    // After the dialog has given focus back, so that the command may move it.
    setTimeout(entry.run, 0)
  }
  const keyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined && entries.length > 0) {
      event.preventDefault()
      setChosen((now) => (Math.min(now, entries.length - 1) + by + entries.length) % entries.length)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      run(current)
    }
  }
  return (
    <>
      <div className="pin">
        <Icon of={Search} />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette is opened to type into
          autoFocus
          role="combobox"
          aria-label={keysText.paletteLabel}
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={current && optionId(listId, current)}
          autoComplete="off"
          spellCheck={false}
          placeholder={keysText.palettePlaceholder}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setChosen(0)
          }}
          onKeyDown={keyDown}
        />
        <EpisodeChip />
      </div>
      <Results id={listId} groups={groups} current={current} onRun={run} />
      <div className="hints">
        <span>
          <Kbd chord="ArrowUp" />
          <Kbd chord="ArrowDown" />
          {keysText.paletteMove}
        </span>
        <span>
          <Kbd chord="Enter" />
          {keysText.paletteRun}
        </span>
      </div>
    </>
  )
}

interface ResultsProps {
  readonly id: string
  readonly groups: readonly PaletteGroup[]
  readonly current: PaletteEntry | undefined
  readonly onRun: (entry: PaletteEntry) => void
}

function Results({ id, groups, current, onRun }: ResultsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (current) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  if (groups.length === 0) {
    return (
      <p className="pad t3" id={id} role="status">
        {keysText.paletteNothing}
      </p>
    )
  }
  return (
    <div className="results" role="listbox" id={id} aria-label={keysText.paletteResults} ref={list}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
        <div role="group" key={group.id} aria-labelledby={`${id}-${group.id}`}>
          <div className="navh" id={`${id}-${group.id}`}>
            {group.title}
          </div>
          {group.entries.map((entry) => (
            <div
              key={entry.id}
              id={optionId(id, entry)}
              role="option"
              tabIndex={-1}
              aria-selected={entry === current}
              onClick={() => onRun(entry)}
              onKeyDown={() => {}}
            >
              <Icon of={entry.icon} />
              <span className="grow ell">
                {entry.label} {entry.detail && <span className="t3">{entry.detail}</span>}
              </span>
              {entry.chord && <Kbd chord={entry.chord} />}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

function EpisodeChip() {
  const state = useEpisodeView()?.store.getState()
  return state?.phase === 'open' ? <Chip tone="line">{shortName(state.episode)}</Chip> : null
}

function optionId(listId: string, entry: PaletteEntry): string {
  return `${listId}-${entry.id}`
}

function useGroups(query: string, route: Route): readonly PaletteGroup[] {
  const state = useEpisodeView()?.store.getState()
  const library = useLibrary()
  const hits = useSpoken(query)
  return paletteGroups({
    query,
    episodeId: route.screen === 'episode' ? route.episodeId : undefined,
    chapters: state?.phase === 'open' ? state.episode.chapters : [],
    episodes: library.phase === 'ready' ? library.listing.episodes : [],
    hits,
  })
}

/** Searches the words of all episodes a moment after typing rests. */
function useSpoken(query: string): readonly SpokenHit[] {
  const client = useClient()
  const [hits, setHits] = useState<readonly SpokenHit[]>([])
  useEffect(() => {
    if (query.length < 3) return setHits([])
    let isLatest = true
    const search = () =>
      client.call('library.search', { text: query }).then(
        (found) => isLatest && setHits(found),
        () => isLatest && setHits([]),
      )
    const timer = setTimeout(() => void search(), 150)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [client, query])
  return hits
}
