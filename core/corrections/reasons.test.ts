import { expect, test } from 'vitest'
import { joinReasons } from './reasons.ts'

test.each([
  [['Sounds alike', 'in your glossary', 'in the title'], 'Sounds alike. In your glossary, in the title.'],
  [['Sounds alike'], 'Sounds alike.'],
  [
    ['Accepted before in this show', 'Sounds alike', 'guest of this episode'],
    'Accepted before in this show. Sounds alike, guest of this episode.',
  ],
  [
    ['Capital letter', 'in the description', 'Written like this in a chapter'],
    'Capital letter. In the description, written like this in a chapter.',
  ],
  [['Reads like an address. ', ''], 'Reads like an address.'],
  [[], ''],
])('%j reads as sentences', (reasons, text) => {
  expect(joinReasons(reasons)).toBe(text)
})
