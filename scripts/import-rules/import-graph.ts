import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'

/** One import as written in a source file. Paths are relative to the repository, with `/`. */
export interface Import {
  readonly from: string
  /** A file of the repository, or the name of a package such as `react` or `node:fs`. */
  readonly to: string
  readonly typeOnly: boolean
  readonly line: number
}

/** Every source file of the given folders and what each imports. */
export interface ImportGraph {
  readonly files: readonly string[]
  readonly imports: readonly Import[]
}

/** Reads the import graph of `folders` below `root`. Tests are part of it. */
export function readImportGraph(root: string, folders: readonly string[]): ImportGraph {
  const files = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => sourcesBelow(join(root, folder)))
    .map((file) => relative(root, file).split(sep).join('/'))
  const imports = files.flatMap((file) => importsOf(file, readFileSync(join(root, file), 'utf8')))
  return { files, imports }
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'fixtures' ? [] : sourcesBelow(path)
    return /\.(ts|tsx|mts)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })
}

const statement =
  /^\s*(?:import|export)\s(?:(type)\s)?[^'"`;]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

/** The imports of one file's text, resolved against its path. */
export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(statement)].map((match) => {
    const target = match[2] ?? match[3] ?? match[4] ?? ''
    return {
      from: file,
      to: target.startsWith('.')
        ? posix.normalize(posix.join(dirname(file), target)).replace(/\?.*$/, '')
        : target,
      typeOnly: match[1] === 'type' || onlyInlineTypes(match[0]),
      line: text.slice(0, (match.index ?? 0) + match[0].search(/\S/)).split('\n').length,
    }
  })
}

function onlyInlineTypes(statementText: string): boolean {
  const names = /\{([^}]*)\}/.exec(statementText)?.[1]
  if (names === undefined || /^\s*(?:import|export)\s+\w/.test(statementText)) return false
  const listed = names
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return listed.length > 0 && listed.every((name) => name.startsWith('type '))
}

/** Runs of files that import one another in a circle, type-only imports aside; each run once. */
export function findCycles({ files, imports }: ImportGraph): string[][] {
  const next = new Map<string, string[]>(files.map((file) => [file, []]))
  for (const { from, to, typeOnly } of imports) if (!typeOnly && next.has(to)) next.get(from)?.push(to)
  const state = new Map<string, 'open' | 'done'>()
  const cycles: string[][] = []
  const visit = (file: string, trail: readonly string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(file)), file])
      return
    }
    state.set(file, 'open')
    for (const target of next.get(file) ?? []) visit(target, [...trail, file])
    state.set(file, 'done')
  }
  for (const file of files) visit(file, [])
  return cycles
}
