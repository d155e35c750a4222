import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FindQuery, findReplacing } from '../episode/find-text.ts'
import type { Episode } from '../episode/schema.ts'
import { foldSpaces } from '../episode/words-for-text.ts'
import { RuleId } from '../ids.ts'
import { episode } from '../testing/episode-builder.ts'
import { applied } from '../testing/expect-edit.ts'
import type { Edit } from './edit.ts'
import { editsForReplacing } from './replace-text.ts'
import { segmentText, transcriptText } from './transcript-text.ts'

const rule = { ruleId: RuleId.parse('r-1'), reason: 'Replaced' } as const
const plain = (text: string): FindQuery => ({
  text,
  matchCase: true,
  wholeWord: false,
  regularExpression: false,
})

function replacing(of: Episode, query: FindQuery, by: string): readonly Edit[] {
  const segments = of.transcript?.segments ?? []
  return editsForReplacing(segments, findReplacing(segments.map(segmentText), query, by), {
    ...rule,
    after: by,
  })
}
const replaced = (of: Episode, query: FindQuery, by: string): string => {
  const edits = replacing(of, query, by)
  return transcriptText((edits.length > 0 ? applied(of, ...edits) : of).transcript?.segments ?? [])
}

describe('replacing in the transcript', () => {
  const talk = episode('Ada: century, like century scale', 'Bo: a century.')

  test('is one edit, in which every place keeps its own punctuation', () => {
    const edits = replacing(talk, plain('century'), 'Sentry')
    expect(
      edits.map((edit) => edit.type === 'correction.accept' && edit.places.map((place) => place.after)),
    ).toEqual([['Sentry,', 'Sentry', 'Sentry.']])
    expect(replaced(talk, plain('century'), 'Sentry')).toBe('Sentry, like Sentry scale\na Sentry.')
  })

  test('leaves places that say it already alone', () => {
    expect(replacing(talk, plain('century'), 'century')).toEqual([])
  })

  test('keeps the places right when words become more or fewer', () => {
    const of = episode('Ada: fast API and fast API, fast API or fast API')
    expect(replaced(of, plain('fast API'), 'FastAPI')).toBe('FastAPI and FastAPI, FastAPI or FastAPI')
    expect(replaced(of, plain('API'), 'A P I')).toBe('fast A P I and fast A P I, fast A P I or fast A P I')
  })

  test('a word that goes can be brought back', () => {
    const of = episode('Ada: um so um well um', 'Bo: um')
    const edits = replacing(of, plain('um'), '')
    const made = applied(of, ...edits)
    expect(transcriptText(made.transcript?.segments ?? [])).toBe('so well\n')
    const back = applied(made, {
      type: 'correction.revert',
      correctionIds: made.corrections.map((correction) => correction.id),
    })
    expect(transcriptText(back.transcript?.segments ?? [])).toBe('um so um well um\n')
  })

  test('a space can be taken out between two words', () => {
    expect(replaced(episode('Ada: so fast API here'), plain('fast A'), 'FastA')).toBe('so FastAPI here')
    expect(replaced(episode('Ada: a b c'), plain(' '), '')).toBe('abc')
  })

  test('several matches in one word change it once', () => {
    expect(replaced(episode('Ada: banana ban'), plain('an'), 'o')).toBe('booa bo')
  })

  test('the text afterwards is the text replaced', () => {
    const word = fc.constantFrom('a', 'ab', 'ba', 'aab', 'um', 'um,', 'c')
    const line = fc.array(word, { minLength: 1, maxLength: 10 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('a', 'ab', 'um', 'b a', ' ', 'a ', ' u', 'm,', 'c'),
        fc.constantFrom('', 'x', 'x y', ' ', 'a', 'um um', '-'),
        (lines, find, by) => {
          const of = episode(...lines.map((text) => `Ada: ${text}`))
          const wanted = lines.map((text) => foldSpaces(text.replaceAll(find, by)))
          expect(replaced(of, plain(find), by).split('\n')).toEqual(wanted)
        },
      ),
      { numRuns: 300 },
    )
  }, 60_000)
})
