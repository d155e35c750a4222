/**
 * `npm test`: sets up, then types, lint, import rules and unit tests, build and end-to-end tests. Every
 * stage runs even when one before it failed, and the last line sums them all up.
 * `--without-e2e` leaves out what needs a browser; `--only types|lint|unit|build|e2e` runs one stage.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { electronProgram } from './electron-binary.mjs'
import { ensureBuild, ensurePackages, root } from './ensure-ready.mjs'
import { findTestBrowser } from './test-browser.mjs'

const asked = process.argv.slice(2)
const only = asked.includes('--only') ? asked[asked.indexOf('--only') + 1] : undefined
const withoutE2e = asked.includes('--without-e2e')
const results = join(root, '.cache')
mkdirSync(results, { recursive: true })

const inModules = (...parts) => join(root, 'node_modules', ...parts)

/** Each stage gives its counts; a stage that is one check counts as one. */
const stages = {
  types: () => oneCheck([inModules('typescript', 'bin', 'tsc'), '-b']),
  lint: () =>
    oneCheck([inModules('@biomejs', 'biome', 'bin', 'biome'), 'check', '--max-diagnostics=50', '.']),
  unit: runUnit,
  build: () => counted(ensureBuild()),
  e2e: runEndToEnd,
}

ensurePackages()
const total = { passed: 0, failed: 0, skipped: 0 }
const table = []
for (const [name, run] of Object.entries(stages)) {
  if (only ? name !== only : withoutE2e && name === 'e2e') continue
  process.stdout.write(`\n== ${name}\n`)
  const started = Date.now()
  const counts = run()
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  table.push(`${name.padEnd(6)} ${line(counts)}  (${seconds} s)${counts.note ? `  ${counts.note}` : ''}`)
  for (const key of Object.keys(total)) total[key] += counts[key]
}
process.stdout.write(`\n${table.join('\n')}\n\n${line(total)}\n`)
process.exitCode = total.failed > 0 ? 1 : 0

function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

function oneCheck(args) {
  return counted(run(args) === 0)
}

function counted(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
}

function run(args, env = {}) {
  const result = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  return result.status
}

/** The import rules are tests of this stage too (`scripts/import-rules`). */
function runUnit() {
  const file = join(results, 'unit.json')
  rmSync(file, { force: true })
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const status = run([inModules('vitest', 'vitest.mjs'), 'run', ...reporters])
  if (!existsSync(file))
    return { passed: 0, failed: 1, skipped: 0, note: 'The tests did not run to their end.' }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  // A file that could not even be read has no tests to fail, so it counts as one.
  const broken = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  )
  const failed = report.numFailedTests + broken.length
  return {
    passed: report.numPassedTests,
    failed: status !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function runEndToEnd() {
  if (!ensureBuild()) return { ...counted(false), note: 'Not run, since there is no build.' }
  const browser = findTestBrowser()
  if (browser.missing) {
    process.stdout.write(`${browser.missing}\n`)
    return { passed: 0, failed: 1, skipped: 0, note: browser.missing }
  }
  const desktop = electronProgram() !== undefined
  const why =
    'The desktop project was skipped: Electron is not installed here and ELECTRON_OVERRIDE_DIST_PATH names none.'
  if (!desktop) process.stdout.write(`${why}\n`)
  const file = join(results, 'e2e.json')
  rmSync(file, { force: true })
  const projects = ['--project=browser', ...(desktop ? ['--project=desktop'] : [])]
  const status = run([inModules('@playwright', 'test', 'cli.js'), 'test', ...projects], {
    ...(browser.program && { GALLEY_BROWSER: browser.program }),
    GALLEY_E2E_REPORT: file,
  })
  if (!existsSync(file))
    return { passed: 0, failed: 1, skipped: 0, note: 'The tests did not run to their end.' }
  const { stats } = JSON.parse(readFileSync(file, 'utf8'))
  const failed = stats.unexpected + stats.flaky
  return {
    passed: stats.expected,
    failed: status !== 0 && failed === 0 ? 1 : failed,
    skipped: stats.skipped + (desktop ? 0 : 1),
    ...(!desktop && { note: why }),
  }
}
