import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', 'formats')

/** A file written for a format, and what reading it must give. */
export interface FormatFixture {
  readonly name: string
  readonly text: string
  /** `Parsed<T>` as JSON. */
  readonly expected: unknown
}

/** The fixtures of one format: `NAME.EXT` beside `NAME.expected.json`, the sample first. */
export function formatFixtures(id: string): readonly FormatFixture[] {
  const folder = join(root, 'fixtures', id)
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((file) => !file.endsWith('.expected.json'))
  return files
    .map((file) => {
      const name = file.slice(0, file.lastIndexOf('.'))
      const expected = join(folder, `${name}.expected.json`)
      return {
        name,
        text: readFileSync(join(folder, file), 'utf8'),
        expected: existsSync(expected) ? (JSON.parse(readFileSync(expected, 'utf8')) as unknown) : undefined,
      }
    })
    .sort((a, b) => Number(b.name === 'sample') - Number(a.name === 'sample') || a.name.localeCompare(b.name))
}

/** Every format file in the tree as `kind/id`, in the order of the alphabet. */
export function registeredFiles(): readonly string[] {
  return [
    ['chapters', 'chapters'],
    ['transcripts', 'transcript'],
  ]
    .flatMap(([folder = '', kind = '']) =>
      readdirSync(join(root, folder))
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .map((file) => `${kind}/${file.slice(0, -3)}`),
    )
    .sort()
}
