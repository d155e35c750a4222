import { describe, expect, test } from 'vitest'
import { suggestInText } from './suggest-in-text.ts'

/** "heard → right" for every place of the kinds that keep the letters. */
function respelt(text: string, ...spellings: string[]): string[] {
  const terms = spellings.map((spelling) => ({ spelling, kind: 'product' as const }))
  return suggestInText(text, terms, undefined)
    .filter(({ kind }) => kind === 'capitals' || kind === 'joined')
    .flatMap(({ heard, right, places }) => places.map(() => `${heard} → ${right}`))
}

describe('the letters of a term with other capitals or spaces', () => {
  test('are found wherever they stand', () => {
    expect(respelt('We use numpy. And Num Py, too.', 'NumPy')).toEqual(['Num Py → NumPy', 'numpy → NumPy'])
  })

  test('are left alone within an address or a handle', () => {
    const text = 'See pybites.com and example.org/pybites, write to @pybites, or read pybites.'
    expect(respelt(text, 'PyBites')).toEqual(['pybites → PyBites'])
  })

  test('are no plural when something belongs to somebody', () => {
    expect(respelt("It was Satoshi's idea.", 'Satoshis')).toEqual([])
  })

  test('are no short name when small words happen to stand side by side', () => {
    expect(respelt('Then a I came.', 'AI')).toEqual([])
  })

  test('keep a capital that a longer name or a sentence gives them', () => {
    const text = 'The Lightning Network grew. Network people saw a Network of nodes.'
    expect(respelt(text, 'network')).toEqual(['Network → network'])
  })

  test('are words where one and many are spoken of often, unless both are terms', () => {
    const text = 'A deep agent. My deep agent. The deep agent. All deep agents.'
    expect(respelt(text, 'DeepAgents')).toEqual([])
    expect(respelt(text, 'DeepAgents', 'DeepAgent')).toHaveLength(4)
  })

  test('are fine where the term says that its capitals are free', () => {
    const free = [{ spelling: 'NumPy', kind: 'product' as const, matchCapitals: false }]
    const found = suggestInText('We use numpy. And Num Py, too.', free, undefined)
    expect(found.map(({ heard }) => heard)).toEqual(['Num Py'])
  })
})
