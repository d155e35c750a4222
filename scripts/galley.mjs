/** `npm run -s galley -- VERB`: the command line in a checkout, built first when something changed. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureReady, root } from './ensure-ready.mjs'

ensureReady()
// npm changes to the checkout; the paths a person types start from where they stand.
const result = spawnSync(
  process.execPath,
  [join(root, 'dist', 'cli', 'galley.js'), ...process.argv.slice(2)],
  {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: 'inherit',
  },
)
process.exitCode = result.status ?? 1
