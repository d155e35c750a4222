import { useEffect, useState } from 'react'
import type { Term } from '../../../../core/show/schema.ts'
import { announce } from '../../../state/announcer.ts'
import { glossaryText } from '../../../text/review.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useFormLeft } from '../../../ui/use-form-left.ts'
import { draftOf, emptyTerm, problemOf, type TermDraft, termOf, typedInto } from './term-draft.ts'

interface TermEditorProps {
  /** Absent for a new term. */
  readonly term?: Term
  /** The term was removed in another window while it is open here. */
  readonly isGone?: boolean
  /** What a new term begins with. */
  readonly spelling?: string
  /** The other terms of the glossary. */
  readonly others: readonly Term[]
  readonly onSave: (term: Term) => void
  readonly onRemove?: () => void
  readonly onCancel: () => void
}

const kinds = (Object.keys(glossaryText.kinds) as Term['kind'][]).map((id) => ({
  id,
  label: glossaryText.kinds[id],
}))
const scopes = (Object.keys(glossaryText.scopes) as Term['scope'][]).map((id) => ({
  id,
  label: glossaryText.scopes[id],
}))

/** One term being written or changed; nothing is kept before it is saved. */
export function TermEditor(props: TermEditorProps) {
  const { term, isGone = false, spelling = '', others, onSave, onRemove, onCancel } = props
  const [start] = useState<TermDraft>(() => (term ? draftOf(term) : { ...emptyTerm, spelling }))
  const [draft, setDraft] = useState(start)
  const settle = useFormLeft(typedInto(draft, start))
  const [isTried, setTried] = useState(false)
  const problem = problemOf(draft, others)
  useEffect(() => {
    if (isGone) announce(glossaryText.goneElsewhere)
  }, [isGone])
  const leaving = (leave: () => void) => () => {
    settle()
    leave()
  }
  const change = (some: Partial<TermDraft>) => setDraft((now) => ({ ...now, ...some }))
  return (
    <form
      className="gedit"
      aria-label={term ? glossaryText.edit(term.spelling) : glossaryText.newTerm}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (problem === undefined) leaving(() => onSave(termOf(draft, term)))()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        leaving(onCancel)()
      }}
    >
      {isGone && <Note tone="warn">{glossaryText.goneElsewhere}</Note>}
      <Field
        label={glossaryText.spelling}
        value={draft.spelling}
        onChange={(spelling) => change({ spelling })}
        error={isTried ? problem : undefined}
        autoFocus
      />
      <div className="row gedit-pair">
        <Select
          label={glossaryText.kind}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          options={kinds}
        />
        <Select
          label={glossaryText.scope}
          value={draft.scope}
          onChange={(scope) => change({ scope })}
          options={scopes}
        />
      </div>
      <Field
        label={glossaryText.heardAs}
        hint={glossaryText.heardAsHint}
        value={draft.heardAs}
        onChange={(heardAs) => change({ heardAs })}
      />
      <Field
        label={glossaryText.saidAs}
        hint={glossaryText.saidAsHint}
        value={draft.saidAs}
        onChange={(saidAs) => change({ saidAs })}
      />
      <Checkbox isSelected={draft.matchCapitals} onChange={(matchCapitals) => change({ matchCapitals })}>
        {glossaryText.matchCapitals}
      </Checkbox>
      <div className="row">
        <Button type="submit" size="small" variant="filled">
          {term ? glossaryText.save : glossaryText.addAndFind}
        </Button>
        <Button size="small" variant="quiet" onPress={leaving(onCancel)}>
          {glossaryText.cancel}
        </Button>
        {onRemove && !isGone && (
          <span className="end">
            <Button size="small" variant="destructive" onPress={leaving(onRemove)}>
              {glossaryText.remove}
            </Button>
          </span>
        )}
      </div>
    </form>
  )
}
