import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { coreLayers } from '../import-rules/import-rules.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const pages = ['.', 'docs', 'docs/decisions', 'docs/how-to'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
)

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
}
const { scripts, dependencies }: Manifest = JSON.parse(read('package.json'))

/** Every match of a pattern's first group in the pages, with where it stands. */
function inPages(pattern: RegExp): readonly { readonly page: string; readonly found: string }[] {
  return pages.flatMap((page) => [...read(page).matchAll(pattern)].map(([, found = '']) => ({ page, found })))
}

test('the pages name only commands that exist', () => {
  const commands = inPages(/\bnpm run (?:-s )?([a-z][a-z0-9:-]*)/g)
  expect(commands.length).toBeGreaterThan(10)
  expect(commands.filter(({ found }) => !(found in scripts))).toEqual([])
})

test('the pages link only to files that are there', () => {
  const links = inPages(/\]\((?!https?:|#)([^)#\s]+)/g)
  expect(links.length).toBeGreaterThan(10)
  expect(links.filter(({ page, found }) => !existsSync(join(root, dirname(page), found)))).toEqual([])
})

describe('docs/architecture.md', () => {
  const [asBuilt = ''] = read('docs/architecture.md').split('## Rooms that wait')

  test('lists the rooms of core in the order of the import rules', () => {
    const rows = [...asBuilt.matchAll(/^\| `([a-z]+)\/` \|/gm)].map(([, room]) => room)
    expect(rows).toEqual(coreLayers)
  })

  test('leaves no room of core out', () => {
    const rooms = readdirSync(join(root, 'core'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    expect(rooms.toSorted()).toEqual([...coreLayers, 'testing'].toSorted())
  })

  test('names only files that are there', () => {
    const named = [...asBuilt.matchAll(/`((?:core|electron|renderer|scripts|bench|e2e)\/[\w./-]+)`/g)]
    expect(named.length).toBeGreaterThan(3)
    expect(named.map(([, path = '']) => path).filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

test('every library that ships has its reason in the decisions', () => {
  const reasons = read('docs/decisions/0006-libraries-we-build-on.md')
  const families = ['@codemirror/', '@fontsource', 'remark-', 'rehype-']
  const unexplained = Object.keys(dependencies).filter((name) => {
    const family = families.find((prefix) => name.startsWith(prefix))
    return !reasons.includes(family?.replace(/-$/, '') ?? name)
  })
  expect(unexplained).toEqual([])
})
