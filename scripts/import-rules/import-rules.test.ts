import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findCycles, importsOf, readImportGraph } from './import-graph.ts'
import { brokenRules, carriedByThePage, importRules } from './import-rules.ts'

const root = join(import.meta.dirname, '../..')
const graph = readImportGraph(root, ['core', 'electron', 'renderer', 'e2e', 'scripts', 'bench'])

describe('this repository', () => {
  test('keeps the dependency rule', () => {
    expect(brokenRules(graph.imports)).toEqual([])
  })

  test('has no circle of imports', () => {
    expect(findCycles(graph).map((cycle) => cycle.join(' → '))).toEqual([])
  })

  test('gives the page nothing of what is the host’s work, not even by a detour', () => {
    expect(carriedByThePage(graph)).toEqual([])
  })

  test('has no file named after nothing in particular', () => {
    const vague = /(^|[/-])(utils?|helpers?|common|managers?|services?|misc)\.(ts|tsx)$/i
    expect(graph.files.filter((file) => vague.test(file))).toEqual([])
  })

  test('has no source file of more than 400 lines', () => {
    const linesOf = (file: string): number => readFileSync(join(root, file), 'utf8').split('\n').length - 1
    const sources = graph.files.filter((file) => !/\.(test|spec)\.tsx?$/.test(file))
    expect(sources.filter((file) => linesOf(file) > 400)).toEqual([])
  })
})

describe('the check itself', () => {
  const breaks = (from: string, to: string): number =>
    brokenRules([{ from, to, typeOnly: false, line: 1 }]).length

  test.each([
    ['core/episode/schema.ts', 'node:fs'],
    ['core/episode/schema.ts', 'core/editing/edit.ts'],
    ['core/episode/schema.ts', 'core/show/schema.ts'],
    ['core/corrections/suggest.ts', 'core/editing/edit.ts'],
    ['core/editing/apply-edit.ts', 'core/formats/registry.ts'],
    ['core/formats/registry.ts', 'core/corrections/suggest.ts'],
    ['core/import/read-any.ts', 'core/publish/plan-bundle.ts'],
    ['core/library/combine-episodes.ts', 'core/contract/contract.ts'],
    ['core/formats/registry.ts', 'lodash'],
    ['core/publish/plan-bundle.ts', 'core/contract/contract.ts'],
    ['electron/host/host.ts', 'electron'],
    ['electron/preload/preload.ts', 'zod'],
    ['renderer/features/chapters/ChapterTable.tsx', 'core/formats/registry.ts'],
    ['renderer/features/chapters/ChapterTable.tsx', 'renderer/features/notes/NotesPage.tsx'],
    ['renderer/ui/Button.tsx', 'renderer/state/episode-view.ts'],
  ])('%s may not import %s', (from, to) => {
    expect(breaks(from, to)).toBeGreaterThan(0)
  })

  test('types of the contract are for the rooms whose answers cross it', () => {
    const types = (from: string): number =>
      brokenRules([{ from, to: 'core/contract/publish-shapes.ts', typeOnly: true, line: 1 }]).length
    expect(types('core/publish/plan-bundle.ts')).toBe(0)
    expect(types('core/library/combine-episodes.ts')).toBe(1)
  })

  test('what the page carries by a detour is found, with the way there', () => {
    const link = (from: string, to: string, typeOnly = false) => ({ from, to, typeOnly, line: 1 })
    const imports = [
      link('renderer/main.tsx', 'core/library/list.ts'),
      link('core/library/list.ts', 'core/formats/registry.ts'),
      link('core/library/list.ts', 'core/publish/plan-bundle.ts', true),
    ]
    expect(carriedByThePage({ files: ['renderer/main.tsx'], imports })).toEqual([
      'renderer/main.tsx → core/library/list.ts → core/formats/registry.ts',
    ])
  })

  test('every rule says why', () => {
    for (const { why } of importRules) expect(why).toMatch(/\.$/)
  })

  test('imports of every spelling are seen', () => {
    const text =
      "import type { A } from './a.ts'\nimport { type B } from './b.ts'\nimport {\n  c,\n  d,\n} from '../c.ts'\nimport './d.css'\nexport { e } from 'e'\nconst f = await import('./f.ts')\n"
    expect(importsOf('core/x/y.ts', text).map(({ to, typeOnly, line }) => [to, typeOnly, line])).toEqual([
      ['core/x/a.ts', true, 1],
      ['core/x/b.ts', true, 2],
      ['core/c.ts', false, 3],
      ['core/x/d.css', false, 7],
      ['e', false, 8],
      ['core/x/f.ts', false, 9],
    ])
  })

  test('a circle is found', () => {
    const imports = [
      { from: 'a.ts', to: 'b.ts', typeOnly: false, line: 1 },
      { from: 'b.ts', to: 'a.ts', typeOnly: false, line: 1 },
    ]
    expect(findCycles({ files: ['a.ts', 'b.ts'], imports })).toEqual([['a.ts', 'b.ts', 'a.ts']])
  })
})
