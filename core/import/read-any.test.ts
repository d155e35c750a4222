import { describe, expect, test } from 'vitest'
import { isAppError } from '../errors.ts'
import { loomHourMarkdown, loomHourPage, speech } from './fixtures/loom-hour.ts'
import { readAny } from './read-any.ts'

const read = (text: string, name = 'file.txt') => readAny({ text, name })
const what = (text: string, name?: string) => {
  const { readAs, makes } = read(text, name)
  return [readAs, makes]
}

describe('what a text is', () => {
  test.each([
    ['a page', loomHourPage, ['page', 'episode']],
    ['a page of Markdown with a transcript on it', loomHourMarkdown, ['page', 'episode']],
    ['a caption file', 'WEBVTT\n\n00:01.000 --> 00:03.000\nHello.\n', ['webvtt', 'transcript']],
    ['subtitles', '1\n00:00:01,000 --> 00:00:03,000\nHello.\n', ['subrip', 'transcript']],
    [
      'chapters in JSON',
      '{"version":"1.2.0","chapters":[{"startTime":0,"title":"Opening"}]}',
      ['podcast-chapters-json', 'chapters'],
    ],
    ['bare speech', speech(40), ['plain-transcript', 'transcript']],
  ])('%s', (_, text, expected) => {
    expect(what(text)).toEqual(expected)
  })

  test('a list of times and nothing else is chapters', () => {
    expect(read('00:00 Opening\n01:10 The mill\n12:45 Silk\n').makes).toBe('chapters')
    expect(read('Chapters:\n\n00:00 - Opening\n01:10 - The mill\n').makes).toBe('chapters')
  })

  test('a plain transcript with a title and headings is read whole, and says that they have no times', () => {
    const under = (title: string, sign: string) => `${title}\n${sign.repeat(title.length)}\n\n`
    const part = (title: string) => `${under(title, '-')}Mara: ${speech(60)}\n\nTobias: ${speech(60)}\n\n`
    const { found, material, warnings } = read(
      `${under('How a loom is carried uphill', '=')}${part('Opening')}${part('The mill')}`,
    )
    expect([found.title, found.chapters, found.transcript?.turns]).toEqual([
      'How a loom is carried uphill',
      [],
      4,
    ])
    expect(material.transcript?.headings).toEqual([
      { beforeCue: 0, title: 'Opening' },
      { beforeCue: 2, title: 'The mill' },
    ])
    expect(warnings.map(({ code, message }) => [code, message])).toEqual([
      [
        'headings-without-times',
        'The transcript has 2 headings without times, which cannot become chapters. They stay in your original.',
      ],
    ])
  })

  test('turns of speakers and nothing else are a transcript', () => {
    const talk = Array.from(
      { length: 8 },
      (_, at) => `${at % 2 ? 'Mara' : 'Tobias'}: And so I said to her that it will hold.`,
    ).join('\n')
    expect(read(talk)).toMatchObject({ makes: 'transcript', found: { transcript: { turns: 8 } } })
  })

  test('turns marked up in HTML are a transcript, also without a document around them', () => {
    const turns = Array.from(
      { length: 6 },
      (_, at) =>
        `<cite>${at % 2 ? 'Mara' : 'Tobias'}:</cite><time>0:0${at}</time><p>And so I said that it will hold.</p>`,
    )
    expect(what(turns.join('\n'), 'talk.html')).toEqual(['podcast-transcript-html', 'transcript'])
  })

  test('a byte order mark is no part of it', () => {
    expect(what('\uFEFFWEBVTT\n\n00:01.000 --> 00:03.000\nHello.\n')).toEqual(['webvtt', 'transcript'])
  })
})

describe('what the person says it is', () => {
  test('decides', () => {
    expect(readAny({ text: loomHourPage, name: 'p.txt', readAs: 'chapters' }).found.chapters).toHaveLength(4)
    expect(readAny({ text: speech(40), name: 'p.txt', readAs: 'page' }).readAs).toBe('page')
    expect(
      readAny({
        text: 'Some few words of talk that are hardly a transcript, but the person who brought them says that they are one.',
        name: 'p.txt',
        readAs: 'transcript',
      }).makes,
    ).toBe('transcript')
  })

  test('is refused plainly when the text is nothing of the kind', () => {
    const refuse = () => readAny({ text: 'just words', name: 'p.txt', readAs: 'chapters' })
    expect(refuse).toThrow('no chapter format Galley knows')
  })
})

describe('what nothing can be made of', () => {
  test.each([
    ['an empty text', '', 'nothing-found'],
    ['white space', ' \n\t\n ', 'nothing-found'],
    ['signs without words', '---\n***\n', 'nothing-found'],
    ['data no format knows', '[{"a": 1}, {"b": 2}]', 'format-unknown'],
    ['XML no format knows', '<?xml version="1.0"?><loom><thread/></loom>', 'format-unknown'],
  ])('%s', (_, text, code) => {
    let error: unknown
    try {
      read(text)
    } catch (caught) {
      error = caught
    }
    expect(isAppError(error) && error.code).toBe(code)
    expect(isAppError(error) && error.message).toMatch(/Nothing was (?:saved|changed)\./)
  })
})

test('one sentence is something already', () => {
  expect(read('A conversation about silk, and why it breaks so easily.').found.description).toHaveLength(1)
})
