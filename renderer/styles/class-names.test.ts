// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const sheets = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.css'))
const shared = new Set(
  [...read('index.css').matchAll(/@import ["']\.\/([\w-]+\.css)/g)].map(([, name]) => name),
)

/** The first class of every selector of a stylesheet. */
function classesOf(sheet: string): ReadonlySet<string> {
  const rules = read(sheet).replace(/\/\*[\s\S]*?\*\//g, '')
  const selectors = [...rules.matchAll(/([^{};]+)\{/g)].flatMap(([, text = '']) => text.split(','))
  return new Set(selectors.flatMap((selector) => /^\s*\.([\w-]+)/.exec(selector)?.[1] ?? []))
}

test('no screen writes rules for a class of another screen', () => {
  const screens = sheets.filter((sheet) => sheet !== 'index.css' && !shared.has(sheet))
  const common = new Set([...shared].flatMap((sheet) => [...classesOf(sheet ?? '')]))
  const owners = new Map<string, string[]>()
  for (const sheet of screens) {
    for (const name of classesOf(sheet)) {
      if (!common.has(name)) owners.set(name, [...(owners.get(name) ?? []), sheet])
    }
  }
  const claimedTwice = [...owners].filter(([, claims]) => claims.length > 1)
  expect(screens.length).toBeGreaterThan(1)
  expect(claimedTwice).toEqual([])
})
