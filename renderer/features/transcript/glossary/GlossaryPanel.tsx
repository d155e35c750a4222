import { BookA, Plus, TriangleAlert } from 'lucide-react'
import { useMemo, useState } from 'react'
import { formsHeard } from '../../../../core/corrections/lessons.ts'
import { combineShows } from '../../../../core/library/combine-shows.ts'
import type { Show, Term } from '../../../../core/show/schema.ts'
import { useIsReadOnly } from '../../../state/EpisodeProvider.tsx'
import { tellError } from '../../../state/errors.ts'
import { showToast } from '../../../state/toasts.ts'
import { glossaryText } from '../../../text/review.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { usedOrLeft } from '../../../ui/pending-drafts.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import type { ReviewRoom } from '../review/use-review-room.ts'
import { RefusedPairs } from './RefusedPairs.tsx'
import { TermEditor } from './TermEditor.tsx'
import { TermList } from './TermList.tsx'
import { draftOf, emptyTerm, typedInto } from './term-draft.ts'

/** The words and names of the show, and the pairs nobody wants suggested. */
export function GlossaryPanel({ room }: { readonly room: ReviewRoom }) {
  const { showState } = room
  if (showState.phase === 'none') {
    return (
      <EmptyState icon={BookA} title={glossaryText.noShow}>
        {glossaryText.noShowText}
      </EmptyState>
    )
  }
  if (showState.phase === 'loading') return <Skeleton label={glossaryText.loading} />
  if (showState.phase === 'failed') {
    return (
      <EmptyState
        failed
        icon={TriangleAlert}
        title={glossaryText.failed}
        action={<Button onPress={showState.retry}>{glossaryText.tryAgain}</Button>}
      >
        {glossaryText.failedSafe}
      </EmptyState>
    )
  }
  return <Terms room={room} show={showState.show} />
}

const inOrder = new Intl.Collator('en')

/** Which term is being edited: one of the glossary as it was when that began, or a new one. */
type Editing = Term | 'new' | undefined

function Terms({ room, show }: { readonly room: ReviewRoom; readonly show: Show }) {
  const isReadOnly = useIsReadOnly()
  const [editing, setEdited] = useState<Editing>()
  const { termAsked, askForTerm } = room
  const setEditing = (next: Editing) => {
    askForTerm(undefined)
    setEdited(next)
  }
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const terms = useMemo(
    () => withEdited(show.vocabulary, editing).toSorted((a, b) => inOrder.compare(a.spelling, b.spelling)),
    [show.vocabulary, editing],
  )
  const edited =
    typeof editing === 'object' ? terms.findIndex(({ spelling }) => spelling === editing.spelling) : -1
  const change = async (edit: (now: Show) => Show, told: string) => {
    setEditing(undefined)
    await room.changeShow(edit)
    showToast({ title: told })
  }
  const save = (was: Term | undefined, term: Term) =>
    usedOrLeft(
      typedInto(draftOf(term), was ? draftOf(was) : emptyTerm) || term.spelling,
      change(
        (now) => withTerm(now, was, term),
        was ? glossaryText.changed(term.spelling) : glossaryText.added(term.spelling),
      ),
    )
  const remove = ({ spelling }: Term) =>
    change(
      (now) => ({ ...now, vocabulary: now.vocabulary.filter((one) => one.spelling !== spelling) }),
      glossaryText.removed(spelling),
    ).catch(tellError)
  return (
    <div className="scroll glossary" ref={setScroller}>
      {editing === 'new' || termAsked !== undefined ? (
        <TermEditor
          key={termAsked}
          {...(termAsked !== undefined && { spelling: termAsked })}
          others={terms}
          onSave={(term) => void save(undefined, term)}
          onCancel={() => setEditing(undefined)}
        />
      ) : (
        <div className="glossary-head">
          <Button size="small" icon={Plus} isDisabled={isReadOnly} onPress={() => setEditing('new')}>
            {glossaryText.add}
          </Button>
        </div>
      )}
      {terms.length === 0 && editing === undefined && (
        <EmptyState icon={BookA} title={glossaryText.empty}>
          {glossaryText.emptyText}
        </EmptyState>
      )}
      <TermList terms={terms} edited={edited} scroller={scroller}>
        {(term) =>
          typeof editing === 'object' && editing.spelling === term.spelling ? (
            <TermEditor
              term={editing}
              isGone={!show.vocabulary.some(({ spelling }) => spelling === term.spelling)}
              others={terms.filter((one) => one !== term)}
              onSave={(changed) => void save(editing, changed)}
              onRemove={() => void remove(term)}
              onCancel={() => setEditing(undefined)}
            />
          ) : (
            <TermRow
              term={term}
              forms={formsHeard(show, term)}
              isReadOnly={isReadOnly}
              onEdit={() => setEditing(term)}
            />
          )
        }
      </TermList>
      <RefusedPairs
        pairs={show.memory.refused}
        isReadOnly={isReadOnly}
        onAllow={room.review.decisions.allow}
      />
    </div>
  )
}

/** A term that another window removed while it is edited here stays in sight with what was typed. */
function withEdited(terms: readonly Term[], editing: Editing): readonly Term[] {
  if (typeof editing !== 'object') return terms
  return terms.some(({ spelling }) => spelling === editing.spelling) ? terms : [...terms, editing]
}

/** The show with a term as it was typed, and with what was added to that term elsewhere meanwhile. */
function withTerm(now: Show, was: Term | undefined, term: Term): Show {
  const others = now.vocabulary.filter(({ spelling }) => spelling !== was?.spelling)
  const at = now.vocabulary.findIndex(({ spelling }) => spelling === was?.spelling)
  const having = (one: Term): Show => ({
    ...now,
    vocabulary: others.toSpliced(at < 0 ? others.length : at, 0, one),
  })
  if (!was || at < 0) return having(term)
  return combineShows({ base: having(was), ours: having(term), theirs: now }).show
}

interface TermRowProps {
  readonly term: Term
  readonly forms: readonly string[]
  readonly isReadOnly: boolean
  readonly onEdit: () => void
}

function TermRow({ term, forms, isReadOnly, onEdit }: TermRowProps) {
  const { spelling, kind, matchCapitals, scope } = term
  const said = [
    ...(forms.length > 0 ? [glossaryText.heard(forms)] : []),
    ...(matchCapitals ? [] : [glossaryText.anyCapitals]),
    ...(scope === 'all' ? [glossaryText.scopes.all] : []),
  ]
  return (
    <button
      type="button"
      className="gr-main"
      aria-label={glossaryText.edit(spelling)}
      disabled={isReadOnly}
      onClick={onEdit}
    >
      <span className="row">
        <span className="med ell">{spelling}</span>
        <span className="chip end">{glossaryText.kinds[kind]}</span>
      </span>
      {said.length > 0 && <span className="s1 t3 ell block">{said.join(' · ')}</span>}
    </button>
  )
}
