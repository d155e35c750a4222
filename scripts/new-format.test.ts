import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-formats-'))
  for (const name of ['chapters', 'transcripts']) mkdirSync(join(folder, name))
  cpSync(join(root, 'core/formats/registry.ts'), join(folder, 'registry.ts'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function newFormat(...args: readonly string[]): { readonly status: number | null; readonly stderr: string } {
  const env = { ...process.env, GALLEY_FORMATS: folder }
  const run = spawnSync(process.execPath, [join(root, 'scripts/new-format.mjs'), ...args], { env })
  return { status: run.status, stderr: String(run.stderr) }
}

describe('npm run new-format', () => {
  test('makes the file, its sample and its two lines in the registry', () => {
    expect(newFormat('chapters', 'my-own-2', "Ann's format").status).toBe(0)
    const file = readFileSync(join(folder, 'chapters/my-own-2.ts'), 'utf8')
    expect(file).toContain('export const myOwn2: ChapterFormat')
    expect(file).toContain('import type { ChapterFormat, ChapterList, Parsed }')
    expect(file).toContain("label: 'Ann\\'s format'")
    expect(JSON.parse(readFileSync(join(folder, 'fixtures/my-own-2/sample.expected.json'), 'utf8'))).toEqual({
      value: { chapters: [] },
      warnings: [],
    })
    const registry = readFileSync(join(folder, 'registry.ts'), 'utf8')
    expect(registry).toContain("import { myOwn2 } from './chapters/my-own-2.ts'\n")
    expect(registry).toContain('  myOwn2,\n]\n')
  })

  test.each([
    ['chapters', 'aaa'],
    ['chapters', 'my-own'],
    ['transcripts', 'zzz'],
  ])('keeps the imports of %s in the order lint wants when %s joins them', (room, id) => {
    expect(newFormat(room, id, 'Mine').status).toBe(0)
    const lines = readFileSync(join(folder, 'registry.ts'), 'utf8').split('\n')
    const paths = lines.flatMap(
      (line) => /^import .* from '(\.\/(?:chapters|transcripts)\/.+)'$/.exec(line)?.[1] ?? [],
    )
    expect(paths).toContain(`./${room}/${id}.ts`)
    expect(paths).toEqual(paths.toSorted())
  })

  test('changes nothing when the format is there, and says how it is called when it is called wrongly', () => {
    newFormat('transcripts', 'mine', 'Mine')
    const before = readFileSync(join(folder, 'registry.ts'), 'utf8')
    expect(newFormat('transcripts', 'mine', 'Mine')).toMatchObject({ status: 4 })
    expect(readFileSync(join(folder, 'registry.ts'), 'utf8')).toBe(before)
    expect(newFormat('chapters', '../escape')).toMatchObject({ status: 2 })
    expect(newFormat('toString', 'mine').stderr).toContain('Usage:')
  })
})
