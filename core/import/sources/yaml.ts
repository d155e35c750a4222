/** A value of front matter: everything that is not a list or a map is text, as written. */
export type YamlValue = string | readonly YamlValue[] | { readonly [key: string]: YamlValue }

/** One key of the front matter with the lines it takes. */
export interface YamlEntry {
  readonly key: string
  readonly value: YamlValue
  readonly fromLine: number
  readonly toLine: number
}

interface Cursor {
  readonly lines: readonly string[]
  readonly to: number
  at: number
}

const deepest = 12

/**
 * Reads the YAML that front matter is made of: maps, lists, quoted, folded and block text. Tolerant where a
 * strict reader refuses the whole page (`title: Flask: the early years`), and without anchors or types, so
 * it can neither run away nor change a value. `from` and `to` are positions in `lines`, `to` excluded.
 */
export function readYaml(lines: readonly string[], from: number, to: number): YamlEntry[] {
  const cursor: Cursor = { lines, to, at: from }
  const entries: YamlEntry[] = []
  while (nextContent(cursor)) {
    const start = cursor.at
    const key = readKey(current(cursor))
    if (!key) {
      cursor.at += 1
      continue
    }
    const value = readValue(cursor, key.rest, key.indent, 0)
    entries.push({
      key: key.name,
      value,
      fromLine: start + 1,
      toLine: lastContent(lines, start, cursor.at) + 1,
    })
  }
  return entries
}

function current(cursor: Cursor): string {
  return cursor.lines[cursor.at] ?? ''
}

function nextContent(cursor: Cursor): boolean {
  while (cursor.at < cursor.to && isEmpty(current(cursor))) cursor.at += 1
  return cursor.at < cursor.to
}

function isEmpty(line: string): boolean {
  const start = line.trimStart()
  return start === '' || start.startsWith('#')
}

function lastContent(lines: readonly string[], from: number, to: number): number {
  let last = to - 1
  while (last > from && isEmpty(lines[last] ?? '')) last -= 1
  return last
}

const indentOf = (line: string): number => line.length - line.trimStart().length

interface Key {
  readonly name: string
  readonly rest: string
  readonly indent: number
}

function readKey(line: string): Key | undefined {
  const match =
    /^(\s*)(?:"([^"]{1,80})"|'([^']{1,80})'|([\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,79}?))\s*:(?:\s+(.*))?$/u.exec(
      line,
    )
  if (!match) return undefined
  const [, space = '', double, single, plain, rest = ''] = match
  return { name: double ?? single ?? plain ?? '', rest: rest.trim(), indent: space.length }
}

/** Reads what stands after `key:`, on the same line and on lines that stand further in. */
function readValue(cursor: Cursor, rest: string, indent: number, depth: number): YamlValue {
  cursor.at += 1
  if (/^[|>][-+0-9]{0,2}$/.test(rest)) return readBlockText(cursor, rest.startsWith('>'), indent)
  if (rest !== '' && !rest.startsWith('#')) return readScalar(cursor, rest, indent)
  if (depth >= deepest || !nextContent(cursor)) return ''
  const inner = indentOf(current(cursor))
  const isList = /^-(?:\s|$)/.test(current(cursor).trimStart())
  if (isList && inner >= indent) return readList(cursor, inner, depth + 1)
  return inner > indent ? readMap(cursor, inner, depth + 1) : ''
}

function readBlockText(cursor: Cursor, folded: boolean, indent: number): string {
  const taken: string[] = []
  while (cursor.at < cursor.to) {
    const line = current(cursor)
    if (line.trim() !== '' && indentOf(line) <= indent) break
    taken.push(line.trim())
    cursor.at += 1
  }
  return folded ? fold(taken) : taken.join('\n').trim()
}

/** One line break becomes a space, an empty line a line break. */
function fold(lines: readonly string[]): string {
  let text = ''
  for (const line of lines) {
    if (line === '') text += text === '' || text.endsWith('\n') ? '' : '\n'
    else text += text === '' || text.endsWith('\n') ? line : ` ${line}`
  }
  return text.trim()
}

function readScalar(cursor: Cursor, rest: string, indent: number): YamlValue {
  const quote = rest[0]
  if (quote === '"' || quote === "'") return readQuoted(cursor, rest, quote)
  if (rest.startsWith('[')) return readFlowList(rest)
  const taken = [rest.replace(/\s+#.*$/u, '')]
  while (cursor.at < cursor.to) {
    const line = current(cursor)
    if (line.trim() !== '' && indentOf(line) <= indent) break
    taken.push(line.trim())
    cursor.at += 1
  }
  return fold(taken)
}

function readQuoted(cursor: Cursor, rest: string, quote: '"' | "'"): string {
  const taken = [rest.slice(1)]
  while (!isClosed(taken.at(-1) ?? '', quote) && cursor.at < cursor.to) {
    taken.push(current(cursor).trim())
    cursor.at += 1
  }
  const body = fold(taken)
  const end = body.lastIndexOf(quote)
  const inner = end === -1 ? body : body.slice(0, end)
  return quote === "'" ? inner.replaceAll("''", "'").trim() : decodeEscapes(inner).trim()
}

function isClosed(line: string, quote: '"' | "'"): boolean {
  let at = line.indexOf(quote)
  while (at !== -1) {
    if (quote === "'" && line[at + 1] === "'") at += 1
    else if (quote === "'" || line[at - 1] !== '\\') return true
    at = line.indexOf(quote, at + 1)
  }
  return false
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: ' ', '"': '"', '\\': '\\', '/': '/' }

function decodeEscapes(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|(.))/gsu,
    (whole, code: string | undefined, char: string | undefined) =>
      code === undefined ? (escapes[char ?? ''] ?? whole) : String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function readFlowList(rest: string): readonly string[] {
  const inner = rest.replace(/^\[|\]\s*(?:#.*)?$/gu, '')
  const values: string[] = []
  for (const [, double, single, plain] of inner.matchAll(/\s*(?:"([^"]*)"|'([^']*)'|([^,]+)),?/gu)) {
    const value = (double ?? single ?? plain ?? '').trim()
    if (value !== '') values.push(value)
  }
  return values
}

function readList(cursor: Cursor, indent: number, depth: number): YamlValue[] {
  const values: YamlValue[] = []
  while (nextContent(cursor)) {
    const line = current(cursor)
    const match = /^(\s*)-(\s+|$)(.*)$/u.exec(line)
    if (!match || indentOf(line) !== indent) break
    const [, , gap = '', text = ''] = match
    const inner = indent + 1 + gap.length
    const key = readKey(text)
    if (key && !/^["']/.test(text)) values.push(readMap(cursor, inner, depth + 1, key))
    else values.push(readValue(cursor, text.trim(), indent, depth))
  }
  return values
}

/** `first` is a key that stands on the line of a list's dash. */
function readMap(cursor: Cursor, indent: number, depth: number, first?: Key): YamlValue {
  const map: [string, YamlValue][] = []
  if (first) map.push([first.name, readValue(cursor, first.rest, indent, depth)])
  while (nextContent(cursor)) {
    const line = current(cursor)
    if (indentOf(line) !== indent || (first && /^\s*-\s/u.test(line))) break
    const key = readKey(line)
    if (!key) break
    map.push([key.name, readValue(cursor, key.rest, indent, depth)])
  }
  if (map.length === 0) cursor.at += 1
  return Object.fromEntries(map)
}
