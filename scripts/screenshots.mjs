#!/usr/bin/env node
/**
 * Takes the pictures of the README, and those of the transcript in each of its variants: the sample episode in the
 * real editor, served on a library of its own. Run after a change that can be seen: `npm run screenshots`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import { ensureReady, root } from './ensure-ready.mjs'
import { findTestBrowser } from './test-browser.mjs'

const reviewed = (page) => page.getByText(/ of [1-9]\d* reviewed/)
/** The files of the Publish pane, which come after everything else. */
const planned = (page) => page.getByRole('button', { name: /^Export \d+ files/ })

/** Name of the picture, section of the episode, theme, and what is there once it is drawn. */
const pictures = [
  ['transcript', 'transcript', 'light', [reviewed]],
  ['chapters', 'chapters', 'light', [(page) => page.getByRole('row', { name: /^Chapter 5/ })]],
  ['people-and-links', 'people', 'dark', [(page) => page.getByRole('listitem', { name: /^Ines/ })]],
  ['show-notes', 'notes', 'light', [(page) => page.getByText(/ of 4,000/), planned]],
  ['publish', 'publish', 'dark', [planned]],
]

/** Variants of the transcript in the order they are come by, and what leads to each. */
const variants = [
  ['review', (page) => pressIn(page, 'ArrowDown')],
  [
    'accepted',
    async (page) => {
      await pressIn(page, 'Shift+Enter')
      await page.getByText(/ changed$/).waitFor()
    },
  ],
  ['speakers', (page) => page.getByRole('tab', { name: /^Speakers/ }).click()],
  [
    'find',
    async (page) => {
      await page.keyboard.press('ControlOrMeta+F')
      await page.keyboard.type('the')
      await page.getByRole('listbox', { name: 'Places found' }).waitFor()
    },
  ],
  [
    'changes',
    async (page) => {
      await page.getByRole('button', { name: 'Close find' }).click()
      await page.getByRole('radio', { name: /^Changes/ }).click()
      await page.getByRole('list', { name: 'Changes' }).getByRole('button').first().click()
    },
  ],
]

/** Presses a key in the list of suggestions, and lets the text follow. */
async function pressIn(page, key) {
  await page.getByRole('region', { name: 'Suggestions' }).getByRole('listbox').press(key)
  await page.waitForTimeout(500)
}

ensureReady()
const { program, missing } = findTestBrowser()
if (missing) {
  console.error(missing)
  process.exit(1)
}
const home = mkdtempSync(join(tmpdir(), 'galley-screenshots-'))
const serving = spawn(process.execPath, [join(root, 'dist', 'cli', 'galley.js'), 'serve'], {
  env: {
    ...process.env,
    GALLEY_LIBRARY: join(home, 'My Library'),
    GALLEY_SETTINGS: join(home, 'settings.json'),
  },
  stdio: ['pipe', 'pipe', 'inherit'],
})
const address = await new Promise((resolve) =>
  createInterface({ input: serving.stdout }).once('line', resolve),
)
const browser = await chromium.launch({
  ...(program && { executablePath: program }),
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
await page.goto(address)
await page.getByRole('button', { name: /Open the sample/ }).click()
await page.getByRole('heading', { name: 'Transcript', level: 1 }).waitFor()
const episode = page.url().replace(/[^/]+$/, '')
for (const [name, section, theme, drawn] of pictures) {
  await page.emulateMedia({ colorScheme: theme })
  await page.goto(`${episode}${section}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  for (const part of drawn) await part(page).waitFor()
  // The first check has counted what is left of each section.
  await page
    .getByRole('link', { name: /^Publish, \d|^Publish \d/ })
    .first()
    .waitFor()
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(root, 'docs', 'screenshots', `${name}.png`), animations: 'disabled' })
}
await page.goto(`${episode}transcript`)
await reviewed(page).waitFor()
for (const [name, prepare] of variants) {
  await prepare(page)
  for (const theme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: theme })
    await page.waitForTimeout(300)
    const path = join(root, 'docs', 'screenshots', 'transcript', `${name}-${theme}.png`)
    await page.screenshot({ path, animations: 'disabled' })
  }
}
await browser.close()
serving.kill('SIGTERM')
await new Promise((resolve) => serving.once('exit', resolve))
rmSync(home, { recursive: true, force: true })
console.log(`${pictures.length + 2 * variants.length} pictures are in docs/screenshots.`)
