import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { brokenInvariant } from '../../core/episode/invariants.ts'
import { Episode } from '../../core/episode/schema.ts'
import { Show } from '../../core/show/schema.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/episode-file.md'), 'utf8')

function example(name: string): unknown {
  const block = new RegExp(`\`\`\`json ${name}\\n([\\s\\S]*?)\`\`\``).exec(page)
  return JSON.parse(block?.[1] ?? '')
}

describe('docs/episode-file.md', () => {
  test('shows an episode that is one', () => {
    const episode = Episode.parse(example('episode'))
    expect(brokenInvariant(episode)).toBeUndefined()
    expect(episode).toEqual(example('episode'))
  })

  test('shows a show that is one', () => {
    expect(Show.parse(example('show'))).toEqual(example('show'))
  })

  test('names every field of an episode', () => {
    const missing = Object.keys(Episode.unwrap().shape).filter(
      (field) => !page.includes(`"${field}"`) && !page.includes(`\`${field}\``),
    )
    expect(missing).toEqual([])
  })
})
