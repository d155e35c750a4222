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

  test('are a term with a sign at its beginning only where the sign is said', () => {
    const text = 'We cast the net wide. The proc macro is slow. I wrote dot net and looked in slash proc.'
    expect(respelt(text, '.NET', '/proc')).toEqual(['dot net → .NET', 'slash proc → /proc'])
  })

  test('keep the signs that the term has, and no other', () => {
    const text = 'We wrote it in c++ and node.js. They say micro.blog, or node, js.'
    expect(respelt(text, 'C++', 'Node.js', 'Micro.blog')).toEqual([
      'node.js → Node.js',
      'micro.blog → Micro.blog',
      'c++ → C++',
    ])
  })

  test('may belong to somebody', () => {
    const text = "I use php's arrays and numpy’s, at mcdonald's. It's ours, let's go."
    expect(respelt(text, 'PHP', 'NumPy', "McDonald's", 'IT', 'Let')).toEqual([
      'php → PHP',
      'numpy → NumPy',
      "mcdonald's → McDonald's",
    ])
  })

  test('are words where they are said in every other sentence', () => {
    const terms = ['Go', 'IT', 'US', 'WHO'].map((spelling) => ({ spelling, kind: 'product' as const }))
    const text = 'Let us go and see who makes it. Who else is in it?'
    expect(suggestInText(text, terms, undefined)).toEqual([])
  })

  test('may have signs and digits in words', () => {
    const text = 'The m one and an H one hundred on x eighty six. At AT and T we had R and D in node dot js.'
    expect(respelt(text, 'M1', 'H100', 'x86', 'AT&T', 'R&D', 'Node.js')).toEqual([
      'H one hundred → H100',
      'x eighty six → x86',
      'AT and T → AT&T',
      'R and D → R&D',
      'node dot js → Node.js',
      'm one → M1',
    ])
  })

  test('are no name of letters and digits where small words are numbers', () => {
    expect(respelt('It is a one time thing. I two of them.', 'A1', 'I2')).toEqual([])
  })

  test('are fine where the term says that its capitals are free', () => {
    const free = [{ spelling: 'NumPy', kind: 'product' as const, matchCapitals: false }]
    const found = suggestInText('We use numpy. And Num Py, too.', free, undefined)
    expect(found.map(({ heard }) => heard)).toEqual(['Num Py'])
  })
})
