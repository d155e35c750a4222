import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import type { CarriedChange, RecognitionPreview } from '../../../core/contract/recognition.ts'
import { formatClock } from '../../../core/time.ts'
import { recognitionText } from '../../text/recognition.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Tabs } from '../../ui/Tabs.tsx'

type ListId = 'lost' | 'reapplied' | 'already'

interface CarriedChangesProps {
  readonly preview: RecognitionPreview
  readonly force: ReadonlySet<string>
  readonly onForce: (id: string) => void
}

const said: Readonly<Record<ListId, string>> = {
  lost: recognitionText.lostText,
  reapplied: recognitionText.reappliedText,
  already: recognitionText.alreadyText,
}

/** Every change made so far and what becomes of it: first what a person has to look at. */
export function CarriedChanges({ preview, force, onForce }: CarriedChangesProps) {
  const [list, setList] = useState<ListId>(preview.lost.length > 0 ? 'lost' : 'reapplied')
  const ids: readonly ListId[] = ['lost', 'reapplied', 'already']
  if (ids.every((id) => preview[id].length === 0)) {
    return (
      <div className="grow">
        <EmptyState icon={CircleCheck} title={recognitionText.noneChanged}>
          {recognitionText.noneChangedText}
        </EmptyState>
      </div>
    )
  }
  return (
    <Tabs<ListId>
      label={recognitionText.lists}
      value={list}
      onChange={setList}
      tabs={ids.map((id) => ({
        id,
        label: recognitionText[id],
        count: preview[id].length,
        content: (
          <ChangeList
            key={id}
            said={preview[id].length > 0 ? said[id] : recognitionText.noneOf[id]}
            label={recognitionText[id]}
            changes={preview[id]}
            row={(change) =>
              id === 'lost' ? (
                <LostRow change={change} isForced={force.has(change.id)} onForce={() => onForce(change.id)} />
              ) : (
                <CarriedRow change={change} />
              )
            }
          />
        ),
      }))}
    />
  )
}

const shownAtOnce = 100

interface ChangeListProps {
  readonly said: string
  readonly label: string
  readonly changes: readonly CarriedChange[]
  readonly row: (change: CarriedChange) => React.ReactNode
}

function ChangeList({ said, label, changes, row }: ChangeListProps) {
  const [shown, setShown] = useState(shownAtOnce)
  const rest = changes.length - shown
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard
    <section className="scroll" tabIndex={0} aria-label={label}>
      <p className="recognition-said s2 t2">{said}</p>
      <ul className="recognition-changes">
        {changes.slice(0, shown).map((change) => (
          <li key={change.id}>{row(change)}</li>
        ))}
      </ul>
      {rest > 0 && (
        <Button variant="link" onPress={() => setShown(shown + shownAtOnce)}>
          {recognitionText.more(Math.min(rest, shownAtOnce))}
        </Button>
      )}
    </section>
  )
}

function Difference({ was, is }: Pick<CarriedChange, 'was' | 'is'>) {
  return (
    <span className="ell">
      {was !== '' && (
        <del>
          <span className="vh">{recognitionText.deleted} </span>
          {was}
        </del>
      )}{' '}
      {is !== '' && (
        <ins>
          <span className="vh">{recognitionText.inserted} </span>
          {is}
        </ins>
      )}
    </span>
  )
}

function CarriedRow({ change }: { readonly change: CarriedChange }) {
  const { start, here } = change
  return (
    <>
      <span className="row">
        <Difference {...change} />
        {start !== undefined && <span className="num s2 t3 end">{formatClock(start)}</span>}
      </span>
      <span className="s2 t3 ell block">
        {here.left} <b className="med t2">{here.text}</b> {here.right}
      </span>
    </>
  )
}

interface LostRowProps {
  readonly change: CarriedChange
  readonly isForced: boolean
  readonly onForce: () => void
}

function LostRow({ change, isForced, onForce }: LostRowProps) {
  const { was, is, there, here, start, canForce } = change
  return (
    <>
      <span className="row">
        <Difference was={was} is={is} />
        {start !== undefined && <span className="num s2 t3 end">{formatClock(start)}</span>}
      </span>
      <dl className="recognition-both s2">
        <dt className="t3">{recognitionText.now}</dt>
        <dd>
          {there.left} <ins>{there.text}</ins> {there.right}
        </dd>
        <dt className="t3">{recognitionText.fresh}</dt>
        <dd>
          {here.left} <b className="med">{here.text}</b> {here.right}
        </dd>
      </dl>
      {canForce ? (
        <Checkbox
          isSelected={isForced}
          onChange={onForce}
          aria-label={recognitionText.forceNamed(here.text, is)}
        >
          {recognitionText.force}
        </Checkbox>
      ) : (
        <span className="s1 t3">{recognitionText.noPlace}</span>
      )}
    </>
  )
}
