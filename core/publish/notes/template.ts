import mustache from 'mustache'
import { editDistance } from '../../corrections/edit-distance.ts'
import { AppError } from '../../errors.ts'
import { type FieldTree, fieldTree } from '../../show/notes-fields.ts'
import { escapeLine, escapeParagraphs } from './escape-markdown.ts'

/**
 * Fills a Mustache template with fields, as Markdown. `{{field}}` inserts a value so that it reads as
 * itself; `{{{field}}}` inserts it as Markdown. A name the template misspells is an error, not a gap:
 * a gap would be published. Throws `template-error` with `details.line`.
 */
export function fillTemplate(template: string, fields: Readonly<Record<string, unknown>>): string {
  const writer = new mustache.Writer()
  const tokens = parseTokens(writer, template)
  checkNames(template, tokens, [fieldTree])
  const filled = writer.render(template, fields, undefined, { escape: writeValue })
  return filled.replace(/\n{3,}/g, '\n\n').trim()
}

/** One token of the library: kind, name, start, end, and the tokens inside a block. */
type Token = readonly [kind: string, name: string, start: number, end: number, inside?: readonly Token[]]

function parseTokens(writer: InstanceType<typeof mustache.Writer>, template: string): readonly Token[] {
  try {
    return writer.parse(template) as readonly Token[]
  } catch (error) {
    throw explain(template, error instanceof Error ? error.message : String(error), error)
  }
}

/** Turns the library's messages into sentences with a line. */
function explain(template: string, message: string, cause: unknown): AppError {
  const position = Number(/ at (\d+)$/.exec(message)?.[1] ?? 0)
  const name = /"(.*)"/s.exec(message)?.[1] ?? ''
  if (message.startsWith('Unclosed tag')) {
    const at = Math.max(template.lastIndexOf('{{'), 0)
    return templateError(template, at, 'A field is opened with {{ and never closed with }}.', cause)
  }
  if (message.startsWith('Unopened section')) {
    const said = `{{/${name}}} closes a block that was never opened.`
    return templateError(template, position, said, cause)
  }
  if (message.startsWith('Unclosed section')) {
    const said = `The block {{#${name}}} is not closed with {{/${name}}} before this line ends it.`
    const open = template.lastIndexOf(`{{#${name}}}`)
    const atEnd = position >= template.length
    return atEnd
      ? templateError(
          template,
          Math.max(open, 0),
          `The block {{#${name}}} is never closed with {{/${name}}}.`,
          cause,
        )
      : templateError(template, position, said, cause)
  }
  return templateError(template, position, 'The template cannot be read here.', cause)
}

function templateError(template: string, position: number, said: string, cause?: unknown): AppError {
  const line = template.slice(0, position).split('\n').length
  return new AppError('template-error', `Line ${line}: ${said}`, { line }, cause)
}

function checkNames(template: string, tokens: readonly Token[], scopes: readonly FieldTree[]): void {
  for (const [kind, name, start, , inside] of tokens) {
    if (kind === 'text' || kind === '!' || kind === '=') continue
    const field = name === '.' ? 'text' : scopes.findLast((scope) => Object.hasOwn(scope, name))?.[name]
    const fault = faultOf(kind, name, field, scopes)
    if (fault !== undefined) throw templateError(template, start, fault)
    if (inside)
      checkNames(template, inside, typeof field === 'object' && kind === '#' ? [...scopes, field] : scopes)
  }
}

function faultOf(
  kind: string,
  name: string,
  field: FieldTree[string] | undefined,
  scopes: readonly FieldTree[],
): string | undefined {
  if (kind === '>') return 'A template cannot include another one; write its text here.'
  if (field === undefined) return unknownField(name, scopes)
  if (field === 'condition' && kind !== '#' && kind !== '^') {
    return `“${name}” opens a block: write {{#${name}}} … {{/${name}}}.`
  }
  if (typeof field === 'object' && kind === '#' && scopes.includes(field)) {
    return `The block {{#${name}}} stands inside a block of the same kind.`
  }
  return undefined
}

function unknownField(name: string, scopes: readonly FieldTree[]): string {
  const known = [...new Set(scopes.flatMap((scope) => Object.keys(scope)))]
  const near = known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? nearest(name, known)
  const hint =
    near === undefined ? `Fields here are ${known.slice(0, 12).join(', ')}.` : `Did you mean “${near}”?`
  return `There is no field “${name.slice(0, 40)}”. ${hint}`
}

function nearest(name: string, known: readonly string[]): string | undefined {
  const wanted = name.toLowerCase()
  if (wanted.length < 3) return undefined
  const begun = known.find((one) => one.toLowerCase().startsWith(wanted))
  return (
    begun ??
    known.find((one) => one.length > 3 && editDistance(one.toLowerCase(), wanted, 2) <= one.length / 4)
  )
}

function writeValue(value: unknown): string {
  if (Array.isArray(value)) return escapeLine(listed(value.map(String)))
  if (typeof value !== 'object' || value === null) return escapeLine(String(value))
  if (!('kind' in value) || !('text' in value)) return escapeLine(String(value))
  const text = String(value.text)
  if (value.kind === 'paragraphs') return escapeParagraphs(text)
  return text
}

/** Names as a sentence lists them: "Ada, Bo and Cy". */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
