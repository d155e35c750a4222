import { expect, test } from 'vitest'
import { rulesText } from './rules.ts'

test('a long expression keeps its beginning and its end in a message, on one line', () => {
  const find = `(?:one|two|three)\n${'(?:four|five)+'.repeat(40)}the end`
  const { length } = rulesText.reverted('', 3)
  for (const said of [rulesText.reverted(find, 3), rulesText.revertStep(find), rulesText.removed(find)]) {
    expect(said).toMatch(/“\(\?:one\|two\|three\) .*….*the end”/)
    expect(said).not.toContain('\n')
    expect(said.length - length).toBeLessThanOrEqual(48)
  }
  expect(rulesText.reverted('loom', 2)).toBe('“loom” taken back in 2 places')
  expect(rulesText.reverted('😀'.repeat(60), 2)).toMatch(/^“(😀)+…(😀)+”/u)
})
