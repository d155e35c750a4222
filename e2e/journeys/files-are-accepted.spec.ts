import { spawnSync } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { expect, test } from '../launch.ts'

const fixture = join(import.meta.dirname, '../fixtures/page.txt')
const seed = join(import.meta.dirname, '../../../shared/seeds/pybites-146.txt')

for (const [name, file, number] of [
  ['the fixture', fixture, '31'],
  ['the model page', seed, '146'],
] as const) {
  test(`every exported file of ${name} is accepted by readers that are not ours`, async ({
    editor,
    browser,
    home,
  }) => {
    const there = await readFile(file).then(
      () => true,
      () => false,
    )
    test.skip(!there, `${file} is not on this machine.`)
    expect((await editor.galley('import', file)).code).toBe(0)
    const check = await editor.galley('check', number)
    expect(check.code).toBe(check.stdout.includes('error ') ? 1 : 0)
    const out = join(home.folder, 'out')
    const exported = await editor.galley('export', number, '--out', out, '--estimated-times')
    expect([exported.code, exported.stderr]).toEqual([
      0,
      expect.stringContaining('read back without differences'),
    ])
    const folder = join(out, (await readdir(out))[0] ?? '')
    const files = await readdir(folder)
    for (const one of files.filter((path) => path.endsWith('.json'))) {
      expect(JSON.parse(await readFile(join(folder, one), 'utf8')), one).toBeTruthy()
    }
    acceptedAsXml(files.filter((path) => /\.(xml|psc)$/.test(path)).map((path) => join(folder, path)))
    const vtt = files.find((path) => path.endsWith('.vtt'))
    expect(vtt).toBeDefined()
    const text = await readFile(join(folder, vtt ?? ''), 'utf8')
    const written = text.split('\n').filter((line) => line.includes(' --> ')).length
    expect(written).toBeGreaterThan(20)
    expect(await cuesInChromium(browser, text)).toBe(written)
  })
}

test('a bundle of every format Galley writes is read back, and its XML is well formed', async ({
  editor,
  home,
}) => {
  expect((await editor.galley('import', fixture)).code).toBe(0)
  const known = JSON.parse((await editor.galley('formats', '--json')).stdout) as readonly KnownFormat[]
  const ids = known.filter((format) => format.writes && !format.mime.startsWith('audio/')).map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(30)
  const out = join(home.folder, 'every-format')
  const exported = await editor.galley(
    ...['export', '31', '--out', out, '--formats', ids.join(','), '--estimated-times', '--json'],
  )
  const { files } = JSON.parse(exported.stdout) as { readonly files: readonly { readonly path: string }[] }
  expect(files.length).toBeGreaterThan(ids.length - 1)
  const folder = join(out, (await readdir(out))[0] ?? '')
  const written = await readdir(folder)
  acceptedAsXml(written.filter((path) => /\.(xml|psc)$/.test(path)).map((path) => join(folder, path)))
})

interface KnownFormat {
  readonly id: string
  readonly mime: string
  readonly writes: boolean
}

function acceptedAsXml(paths: readonly string[]): void {
  expect(paths.length).toBeGreaterThan(1)
  const result = spawnSync('xmllint', ['--noout', ...paths], { encoding: 'utf8' })
  if (result.error) {
    console.log('xmllint is not on this machine, so the XML files were only read back by Galley itself.')
    return
  }
  expect(result.stderr).toBe('')
}

/** How many cues the browser's own parser finds in a WebVTT text. */
async function cuesInChromium(browser: Browser, text: string): Promise<number> {
  const page = await browser.newPage()
  await page.setContent('<video><track kind="captions"></video>')
  const count = await page.evaluate(
    (vtt) =>
      new Promise<number>((resolve, reject) => {
        const track = document.querySelector('track')
        if (!track) return reject(new Error('There is no track.'))
        track.addEventListener('load', () => resolve(track.track.cues?.length ?? -1))
        track.addEventListener('error', () => reject(new Error('The browser refused the file.')))
        track.track.mode = 'hidden'
        track.src = URL.createObjectURL(new Blob([vtt], { type: 'text/vtt' }))
      }),
    text,
  )
  await page.close()
  return count
}
