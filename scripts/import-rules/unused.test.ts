import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** What knip finds by `knip.json`: files, exports and packages that nothing uses, as lines for the terminal. */
function unused(): string {
  const knip = join(root, 'node_modules', 'knip', 'bin', 'knip.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [knip, '--no-progress'], {
    cwd: root,
    encoding: 'utf8',
  })
  return status === 0 ? '' : `${stdout}${stderr}`
}

test('nothing lies about that nothing uses: no file, no export, no package', () => {
  expect(unused()).toBe('')
})
