/** A browser for the end-to-end tests: Playwright's own, an installed one, or one that can be installed. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * `{}` when Playwright brings its own, `{program}` for an installed one, `{missing}` with what to do.
 * On Debian and Ubuntu, root may install one, and then does.
 */
export function findTestBrowser() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test')
  if (!process.env.GALLEY_BROWSER && existsSync(chromium.executablePath())) return {}
  const present = lookForBrowser()
  if (present) return { program: present }
  installFromDebian()
  const installed = lookForBrowser()
  if (installed) return { program: installed }
  return {
    missing:
      'The end-to-end tests need a browser: install Chromium, Chrome or Edge, or run "npx playwright install chromium".',
  }
}

/** Asks the built command line's own search, so that both look in the same places. */
function lookForBrowser() {
  const script =
    "import('./dist/cli/installed-browser.js').then(({ installedBrowser }) => console.log(installedBrowser(process) ?? ''))"
  const result = spawnSync(process.execPath, ['-e', script], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
  })
  return result.stdout.trim()
}

function installFromDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return
  process.stderr.write('Installing Chromium for the end-to-end tests (apt-get install chromium).\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { stdio: ['ignore', 2, 2], env }
  const install = ['install', '-y', '--no-install-recommends', 'chromium']
  if (spawnSync('apt-get', install, options).status === 0) return
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', install, options)
}
