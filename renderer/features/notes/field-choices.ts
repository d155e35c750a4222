import { type FieldTree, fieldTree } from '../../../core/show/notes-fields.ts'
import { blockNames, conditionNames, fieldNames, pillWords } from '../../text/notes.ts'
import type { TemplateTag } from './template-tags.ts'

/** Something the insert menu offers: what it is called and what it writes. */
export interface FieldChoice {
  readonly id: string
  readonly label: string
  readonly kind: 'field' | 'block' | 'condition'
  /** What is written; `|` is where the caret goes, the end unless there is one. */
  readonly insert: string
}

/** What each kind of block is filled with first, so that a new block shows something. */
const fillings: Readonly<Record<string, string>> = {
  chapters: '{{start}} {{title}}',
  guests: '**{{name}}**{{#headline}}, {{headline}}{{/headline}}',
  hosts: '**{{name}}**',
  people: '**{{name}}**, {{role}}',
  links: '- [{{label}}]({{address}})',
  otherLinks: '- [{{label}}]({{address}})',
  guest: '**{{name}}**',
}

/**
 * What can be inserted inside the given blocks, innermost fields first. The tree of fields is the one
 * the host fills, so nothing is offered that would not be understood.
 */
export function fieldChoices(blocks: readonly string[]): readonly FieldChoice[] {
  const scopes = scopesOf(blocks)
  const seen = new Set<string>()
  const choices: FieldChoice[] = []
  for (const scope of [...scopes].reverse()) {
    for (const [name, holds] of Object.entries(scope)) {
      if (seen.has(name)) continue
      seen.add(name)
      choices.push(...choicesOf(name, holds, scopes))
    }
  }
  const order = { field: 0, block: 1, condition: 2 }
  return choices.sort((a, b) => order[a.kind] - order[b.kind])
}

/** The trees of names that count inside blocks, outermost first. */
function scopesOf(blocks: readonly string[]): readonly FieldTree[] {
  const scopes: FieldTree[] = [fieldTree]
  for (const block of blocks) {
    const holds = scopes.findLast((scope) => Object.hasOwn(scope, block))?.[block]
    if (typeof holds === 'object') scopes.push(holds)
  }
  return scopes
}

function choicesOf(
  name: string,
  holds: FieldTree[string],
  scopes: readonly FieldTree[],
): readonly FieldChoice[] {
  if (holds === 'text') {
    return [{ id: name, label: fieldNames[name] ?? name, kind: 'field', insert: `{{${name}}}` }]
  }
  if (holds === 'condition') {
    const label = conditionNames[name]?.yes ?? name
    return [{ id: name, label, kind: 'condition', insert: `{{#${name}}}\n|\n{{/${name}}}` }]
  }
  const isOpen = scopes.includes(holds)
  const names: FieldChoice[] =
    name === 'hosts' || name === 'guests'
      ? [{ id: `${name}-list`, label: fieldNames[name] ?? name, kind: 'field', insert: `{{${name}}}` }]
      : []
  if (isOpen) return names
  const label = conditionNames[name]?.yes ?? pillWords.forEach(blockNames[name] ?? name)
  const insert = `{{#${name}}}\n${fillings[name] ?? ''}|\n{{/${name}}}`
  return [...names, { id: name, label, kind: 'block', insert }]
}

/** How a pill looks and what it says. */
export interface Pill {
  readonly words: string
  readonly tone: 'field' | 'block' | 'unknown'
}

const everyName: ReadonlySet<string> = new Set(namesIn(fieldTree))

/** What the pill of a tag says: "number", "for each chapter", "if there are links". */
export function pillOf({ kind, name }: TemplateTag): Pill {
  if (kind === 'comment') return { words: pillWords.note, tone: 'block' }
  const tone =
    everyName.has(name) || name === '.' ? (kind === 'field' || kind === 'raw' ? 'field' : 'block') : 'unknown'
  const field = fieldNames[name] ?? name
  if (kind === 'field') return { words: field, tone }
  if (kind === 'raw') return { words: pillWords.asMarkdown(field), tone }
  const block = blockNames[name]
  const condition = conditionNames[name]
  if (kind === 'close') return { words: block ? pillWords.endEach(block) : pillWords.end, tone }
  if (kind === 'inverted') {
    return { words: condition?.no ?? (block ? pillWords.none(block) : pillWords.notGiven(field)), tone }
  }
  return { words: condition?.yes ?? (block ? pillWords.forEach(block) : pillWords.given(field)), tone }
}

function namesIn(tree: FieldTree): readonly string[] {
  return Object.entries(tree).flatMap(([name, holds]) =>
    typeof holds === 'object' ? [name, ...namesIn(holds)] : [name],
  )
}
