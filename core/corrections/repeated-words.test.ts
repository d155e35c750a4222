import { describe, expect, test } from 'vitest'
import { repeatedWords, type Seam } from './repeated-words.ts'
import { tokensOf } from './tokens.ts'

/** A text with `|` at each seam of cues and `‖` at each seam of turns. */
function found(marked: string) {
  const seams: Seam[] = []
  let text = ''
  for (const character of marked) {
    if (character === '|') seams.push({ at: text.length, between: 'cues' })
    else if (character === '‖') seams.push({ at: text.length, between: 'turns' })
    else text += character
  }
  return repeatedWords(text, tokensOf(text), seams).map(({ heard, right, places }) => ({
    pair: `${heard} → ${right}`,
    at: places.map((place) => `${text.slice(place.start, place.end)} → ${place.right ?? right}`),
  }))
}

describe('words written twice where two cues meet', () => {
  test('a small word', () => {
    expect(found('we went to the |the sea')).toEqual([{ pair: 'the the → the', at: ['the the → the'] }])
  })

  test('a phrase, the longest there is', () => {
    expect(found('and then we went |then we went home')[0]?.pair).toBe(
      'then we went then we went → then we went',
    )
  })

  test('a whole sentence, to the letter', () => {
    expect(found('It is a long way. |It is a long way. Yes.')[0]?.pair).toBe(
      'It is a long way It is a long way → It is a long way',
    )
  })

  test('the same word at several seams is one finding', () => {
    expect(found('on the |the sea and the |the sand')[0]?.at).toHaveLength(2)
  })

  test('across two turns the second copy goes and the word after it stays', () => {
    expect(found('we went down to‖\n\nto the sea')).toEqual([{ pair: 'to to → to', at: ['to the → the'] }])
  })
})

describe('what was said so is left alone', () => {
  test.each([
    ['emphasis', 'it is very |very cold'],
    ['a good sentence with that', 'she said that |that was all'],
    ['a good sentence with had', 'what he had |had been enough'],
    ['a comma between', 'to the, |the sea'],
    ['agreement', 'Yeah. |Yeah. So it is.'],
    ['agreement over and over', 'yeah yeah |yeah yeah so'],
    ['thanks over and over', 'Thank you. Thank you. |Thank you. Thank you. Bye.'],
    ['a new beginning', 'and I |I went and |and came'],
    ['a short sentence said twice', 'Thank you. |Thank you. Bye.'],
    ['a word of two sentences', 'I do not know what they. |They went'],
    ['a repetition inside one cue', 'we went to the the |sea'],
    ['a capital that begins anew', 'down to the |The sea'],
    ['nothing at the ends', '|the'],
  ])('%s', (_name, marked) => {
    expect(found(marked)).toEqual([])
  })
})
