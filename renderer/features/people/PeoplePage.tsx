import { Plus, ShieldCheck } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type LedgerRow, linkLedger } from '../../../core/episode/link-ledger.ts'
import { useRoute } from '../../app/routes.ts'
import { useEpisode, useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { showOf, useShow } from '../../state/show.ts'
import { showToast } from '../../state/toasts.ts'
import { peopleText } from '../../text/people.ts'
import { Button } from '../../ui/Button.tsx'
import { PaneSplit } from '../../ui/PaneSplit.tsx'
import { usePanes } from '../../ui/panes.ts'
import { SidePanelToggle } from '../../ui/SidePanelToggle.tsx'
import { Toolbar } from '../../ui/Toolbar.tsx'
import { AddLink } from './AddLink.tsx'
import { Directory } from './Directory.tsx'
import { LinkLedger, rowsToLookAt } from './LinkLedger.tsx'
import { PeopleList } from './PeopleList.tsx'
import { peopleFacts } from './person-facts.ts'
import '../../styles/people.css'

/** People & links: who is credited, and every address of the episode in one ledger. */
export function PeoplePage() {
  const episode = useEpisode()
  const isReadOnly = useIsReadOnly()
  const state = useShow(episode.show.id)
  const show = showOf(state)
  const rows = useMemo(() => linkLedger(episode), [episode])
  const facts = useMemo(() => peopleFacts(episode, show), [episode, show])
  const places = usePlaces(rows)
  const { isSideShown, toggleSide } = usePanes()
  const search = useRef<HTMLInputElement>(null)
  const addPerson = () => {
    if (!isSideShown) toggleSide()
    requestAnimationFrame(() => search.current?.focus())
  }
  const checkFormats = () => {
    const open = rowsToLookAt(rows)
    const [first] = open
    if (first) places.goToLink(first)
    const title = first
      ? peopleText.someToLookAt(open.length, rows.length)
      : peopleText.allWellFormed(rows.length)
    showToast({ title: rows.length === 0 ? peopleText.noLinksYet : title, tone: first ? 'warn' : 'ok' })
  }
  return (
    <PaneSplit
      view="people"
      sideLabel={peopleText.directoryLabel}
      edgeLabel={peopleText.edge}
      defaultWidth={312}
      side={<Directory episode={episode} state={state} searchRef={search} />}
    >
      <Toolbar title={peopleText.title} meta={peopleText.meta(episode.people.length, rows.length)}>
        <Button icon={ShieldCheck} onPress={checkFormats}>
          {peopleText.checkFormats}
        </Button>
        <Button
          icon={Plus}
          onPress={addPerson}
          isDisabled={isReadOnly}
          aria-label={peopleText.addPersonLabel}
        >
          {peopleText.addPerson}
        </Button>
        <AddLink
          trigger={
            <Button icon={Plus} isDisabled={isReadOnly} aria-label={peopleText.addLinkLabel}>
              {peopleText.addLink}
            </Button>
          }
        />
        {!isSideShown && <SidePanelToggle label={peopleText.showPanel} />}
      </Toolbar>
      <div className="scroll toasty">
        <PeopleList
          episode={episode}
          facts={facts}
          rows={rows}
          show={state}
          goTo={places.person}
          onGoToLink={places.goToLink}
        />
        <LinkLedger episode={episode} rows={rows} show={show} goTo={places.link} />
      </div>
    </PaneSplit>
  )
}

/** Where the person asked to go: by the address of the page, or by pressing a link that lacks its own. */
function usePlaces(rows: readonly LedgerRow[]) {
  const route = useRoute()
  const at = route.screen === 'episode' ? route.at : undefined
  const [link, setLink] = useState<{ readonly row: string; readonly count: number }>()
  const [person, setPerson] = useState<{ readonly person: string; readonly count: number }>()
  const latest = useRef(rows)
  latest.current = rows
  useEffect(() => {
    if (at === undefined) return
    const row = latest.current.find(({ key }) => key === `link-${at}` || key === `chapter-${at}`)
    if (row) setLink((now) => ({ row: row.key, count: (now?.count ?? 0) + 1 }))
    else setPerson((now) => ({ person: at, count: (now?.count ?? 0) + 1 }))
  }, [at])
  const goToLink = (row: LedgerRow) => setLink((now) => ({ row: row.key, count: (now?.count ?? 0) + 1 }))
  return { link, person, goToLink }
}
