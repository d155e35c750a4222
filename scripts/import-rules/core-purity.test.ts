import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const core = join(import.meta.dirname, '../../core')

/** What the type checker cannot keep out of core, because the language itself has it. */
const impure: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\(/, 'the time comes in as an argument'],
  [/\bnew Date\(\)/, 'the time comes in as an argument'],
  [/\bMath\.random\(/, 'ids and chance come in as arguments'],
  [/\bsetTimeout\(|\bsetInterval\(/, 'waiting is the host’s affair'],
  [/\btoLocale(Date|Time|Lower|Upper)?(String|Case)\(\)/, 'the result would depend on the machine'],
]

test('core takes time, chance and place from outside', () => {
  const found = readdirSync(core, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|(^|[\\/])testing[\\/]/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(core, file), 'utf8')
      return impure.flatMap(([pattern, why]) =>
        pattern.test(text) ? [`core/${file}: ${pattern} — ${why}`] : [],
      )
    })
  expect(found).toEqual([])
})
