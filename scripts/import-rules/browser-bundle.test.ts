import { readdirSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, relative } from 'node:path'
import { rolldown } from 'rolldown'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const builtins = new Set(builtinModules)

/** Bundles files for a browser and gives every import of Node's own modules, with who wants it. */
async function nodeModulesIn(files: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  const bundle = await rolldown({
    input: Object.fromEntries(files.map((file, index) => [`entry-${index}`, file])),
    platform: 'browser',
    logLevel: 'silent',
    moduleTypes: { '.css': 'empty', '.woff2': 'empty', '.svg': 'empty', '.png': 'empty' },
    plugins: [
      {
        name: 'find-node-modules',
        async resolveId(source, importer) {
          if (source.startsWith('node:') || builtins.has(source)) {
            found.push(`${importer ? relative(root, importer) : 'entry'} imports ${source}`)
            return { id: source, external: true }
          }
          // A file that is missing is for the type checker to say.
          const resolved = await this.resolve(source, importer, { skipSelf: true })
          return resolved ?? { id: source, external: true }
        },
        load(id) {
          // Questions such as `?worker` and `?url` are the page's own bundler's to answer.
          return id.includes('?') ? 'export default undefined' : undefined
        },
      },
    ],
  })
  await bundle.generate({ format: 'esm' })
  await bundle.close()
  return found
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) {
      return ['testing', 'fixtures'].includes(entry.name) ? [] : sourcesIn(join(folder, entry.name))
    }
    const isSource = /\.tsx?$/.test(entry.name) && !/(\.test\.tsx?|\.d\.ts)$/.test(entry.name)
    return isSource ? [join(root, folder, entry.name)] : []
  })
}

describe('in a browser', () => {
  test('every file of core runs without Node', async () => {
    expect(await nodeModulesIn(sourcesIn('core'))).toEqual([])
  }, 60_000)

  test('every file of the page runs without Node', async () => {
    expect(await nodeModulesIn(sourcesIn('renderer'))).toEqual([])
  }, 60_000)

  test('the check sees what it looks for', async () => {
    const found = await nodeModulesIn([join(root, 'electron/host/page/page-file.ts')])
    expect(found).toContain('electron/host/page/page-file.ts imports node:fs/promises')
  }, 60_000)
})
