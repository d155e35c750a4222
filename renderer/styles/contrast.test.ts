// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const tokensIn = (selector: string): Record<string, string> => {
  const start = css.indexOf(selector)
  const block = css.slice(start, css.indexOf('\n}', start))
  const pairs = [...block.matchAll(/--([\w-]+):\s*(#[0-9A-Fa-f]{3,8})\b/g)]
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]))
}
const light = tokensIn(':root {')
const themes = { light, dark: { ...light, ...tokensIn('[data-theme="dark"] {') } }

type Colour = readonly [number, number, number, number]

function colour(hex: string): Colour {
  const digits = hex.slice(1).length <= 4 ? [...hex.slice(1)].map((one) => one + one).join('') : hex.slice(1)
  const part = (index: number) => Number.parseInt(digits.slice(index, index + 2) || 'ff', 16)
  return [part(0), part(2), part(4), digits.length === 8 ? part(6) / 255 : 1]
}

function over(top: Colour, ground: Colour): Colour {
  const mix = (index: 0 | 1 | 2) => top[index] * top[3] + ground[index] * (1 - top[3])
  return [mix(0), mix(1), mix(2), 1]
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) =>
    value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function ratio(theme: Record<string, string>, front: string, back: string): number {
  const [base = '', overlay] = back.split('+')
  const at = (name: string) => colour(theme[name] ?? '#f0f')
  const ground = overlay ? over(at(overlay), at(base)) : at(base)
  const [one, other] = [luminance(over(at(front), ground)), luminance(ground)]
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}

const surfaces = ['bg-window', 'bg-surface', 'bg-sunken', 'bg-raised']
const pairs = (fronts: readonly string[], backs: readonly string[]) =>
  fronts.flatMap((front) => backs.map((back) => [front, back] as const))
const text = [
  ...pairs(['text-1', 'text-2', 'text-3', 'accent-text', 'warn-text', 'err-text', 'ok-text'], surfaces),
  ...pairs(
    ['text-2', 'text-3'],
    ['bg-surface', 'bg-sunken', 'bg-window'].flatMap((one) => [`${one}+bg-selected`, `${one}+bg-press`]),
  ),
  ...pairs(['text-1', 'text-2', 'text-3', 'accent-text'], ['accent-soft']),
  ...pairs(['text-1'], ['mark-bg', 'mark-strong']),
  ...pairs(['on-accent'], ['accent', 'accent-hover']),
  ...pairs(['warn-text', 'text-2', 'text-3'], ['warn-soft']),
  ...pairs(['err-text', 'text-2'], ['err-soft']),
  ...([
    ['ok-text', 'ok-soft'],
    ['ins-text', 'ins-bg'],
    ['del-text', 'del-bg'],
  ] as const),
  ...[1, 2, 3, 4, 5, 6].flatMap(
    (one) =>
      [
        [`sp-${one}`, 'bg-surface'],
        ['bg-surface', `sp-${one}`],
      ] as const,
  ),
]
const marks = [
  ...pairs(['focus', 'accent', 'err-fill'], surfaces),
  ...pairs(['line-field'], ['bg-surface', 'bg-sunken', 'bg-raised']),
  ...pairs(['mark-line', 'warn-fill', 'ok-fill'], ['bg-surface']),
]

describe.each(Object.entries(themes))('in the %s theme', (_, theme) => {
  test('text keeps a contrast of 4.5 on every ground it is used on', () => {
    const weak = text.filter(([front, back]) => ratio(theme, front, back) < 4.5)
    expect(weak).toEqual([])
  })

  test('controls, marks and the focus ring keep a contrast of 3', () => {
    const weak = marks.filter(([front, back]) => ratio(theme, front, back) < 3)
    expect(weak).toEqual([])
  })
})
