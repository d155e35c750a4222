import { expect, test } from 'vitest'
import { acceptGroup } from '../editing/accept-group.ts'
import { applyEdits } from '../editing/apply-edit.ts'
import { joinWords } from '../episode/transcript.ts'
import { episode } from '../testing/episode-builder.ts'
import { testContext } from '../testing/expect-edit.ts'
import { createLexicon } from './lexicon.ts'
import { emptyMemory, rememberAccepted } from './memory.ts'
import { suggest } from './suggest.ts'

const lexicon = createLexicon('en', 'the\tDH AH\t80')

test.each([
  ['Rust🦀', 'we like rust and Rust🦀 a lot', 'we like Rust🦀 and Rust🦀 a lot'],
  ['Flask 🌶️', 'we like flask and Flask 🌶️ sentry', 'we like Flask 🌶️ and Flask 🌶️ sentry'],
  ['🚀Kelpie', 'a kelpie and 🚀Kelpie', 'a 🚀Kelpie and 🚀Kelpie'],
  ['Jeopardy!', 'they play jeopardy or Jeopardy! all day', 'they play Jeopardy! or Jeopardy! all day'],
  ['.NET', 'with net and .NET too', undefined],
])('%s is suggested where it is wrong, and never where it is right already', (spelling, said, wanted) => {
  const terms = [{ spelling, kind: 'product' as const, sources: ['in your glossary'] }]
  let talk = episode(`Ada: ${said}`)
  let memory = emptyMemory
  for (let round = 0; round < 3; round += 1) {
    const groups = suggest(talk.transcript ?? { segments: [] }, terms, memory, lexicon)
    for (const group of groups) {
      talk = applyEdits(talk, [acceptGroup(group)], testContext()).episode
      memory = rememberAccepted(memory, group.heard, group.right)
    }
  }
  const [now = ''] = talk.transcript?.segments.map(({ words }) => joinWords(words)) ?? []
  expect(now).toBe(wanted ?? now)
  expect(now.split(spelling).length - 1).toBeLessThanOrEqual(2)
})
