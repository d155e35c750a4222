import { describe, expect, test } from 'vitest'
import { speech } from './fixtures/loom-hour.ts'
import { readEpisodePage } from './read-episode-page.ts'

const about =
  'Silk and patience\n\nThe weavers of the northern valley describe how their mill came to be what it is.\n\n'
const found = (text: string, name = 'page.txt') => readEpisodePage(text, name).found
const lines = speech(80)
  .split(/(?<=[.,])\s/u)
  .join('\n')

describe('where the transcript of a page is', () => {
  test('one long paragraph', () => {
    const { transcript, description } = found(`${about}${speech(30)}`)
    expect(transcript).toMatchObject({ words: speech(30).split(/\s+/u).length, turns: 1 })
    expect(description).toHaveLength(1)
  })

  test('many short lines of a recogniser, after the description', () => {
    const { transcript, description } = found(`${about}${lines}`)
    expect(transcript?.words).toBe(lines.split(/\s+/u).length)
    expect(transcript?.turns).toBeGreaterThan(4)
    expect(description).toHaveLength(1)
  })

  test('names before a colon, over and over', () => {
    const talk = Array.from(
      { length: 8 },
      (_, at) => `${at % 2 ? 'Tobias' : 'Mara Quill'}: And so I said to her that it will hold.`,
    ).join('\n')
    const { transcript, hosts } = found(`${about}${talk}`)
    expect(transcript).toMatchObject({ speakers: ['Mara Quill', 'Tobias'], turns: 8, words: 80 })
    expect(hosts).toEqual([])
  })

  test('names with times, whose words stand below', () => {
    const talk = Array.from(
      { length: 8 },
      (_, at) => `Speaker ${at % 2} (00:0${at}:00):\nAnd so I said to her that it will hold.`,
    ).join('\n\n')
    const { transcript } = found(`${about}## Transcript\n\n${talk}`, 'page.md')
    expect(transcript).toMatchObject({ speakers: ['Speaker 0', 'Speaker 1'], timing: 'cues', words: 80 })
  })

  test('whole sentences that each begin with their time are talk, and not chapters', () => {
    const talk = Array.from(
      { length: 20 },
      (_, at) => `00:00:${String(at * 2).padStart(2, '0')} And so I said to her that it will surely hold.`,
    ).join('\n\n')
    const { transcript, chapters } = found(`${about}${talk}`)
    expect(chapters).toEqual([])
    expect(transcript).toMatchObject({ timing: 'cues', words: 20 * 11 })
  })

  test('lines a few seconds apart are talk, even broken in the middle of sentences', () => {
    const talk = Array.from(
      { length: 20 },
      (_, at) => `0:${String(at * 3).padStart(2, '0')} and then the mill closed so`,
    ).join('\n')
    const { transcript, chapters } = found(`${about}${talk}`)
    expect(chapters).toEqual([])
    expect(transcript?.words).toBe(20 * 6)
  })

  test('cues of a caption file pasted into the page', () => {
    const cues = Array.from(
      { length: 4 },
      (_, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at + 1},000\nword number ${at}`,
    ).join('\n\n')
    const { transcript } = found(`${about}${cues}`)
    expect(transcript).toMatchObject({ timing: 'cues', words: 12 })
  })

  test('a welcome in the transcript tells the host where nothing else does', () => {
    const talk = Array.from({ length: 8 }, (_, at) =>
      at % 2
        ? 'Odile Brandt: And so I said to her that it will hold.'
        : 'Mara Quill: Welcome to the hour of looms, and tell me all of it.',
    ).join('\n')
    expect(found(`${about}${talk}`).hosts.map(({ name }) => name)).toEqual(['Mara Quill'])
  })

  test('ends where another part begins', () => {
    const talk = Array.from(
      { length: 8 },
      (_, at) => `**${at % 2 ? 'Tobias' : 'Mara'}**: And so I said to her that it will hold.`,
    ).join('\n\n')
    const { transcript, links } = found(
      `# Silk\n\n## Transcript\n\n${talk}\n\n## Links\n\n- [The mill](https://mill.example)\n`,
      'page.md',
    )
    expect(transcript?.words).toBe(80)
    expect(links).toHaveLength(1)
  })

  test('rows of links with names before them are no talk', () => {
    const rows = Array.from(
      { length: 8 },
      (_, at) => `${at % 2 ? 'Mara' : 'Tobias'}: https://x.com/name${at}`,
    ).join('\n')
    expect(found(`${about}${rows}`).transcript).toBeUndefined()
  })

  test('a heading whose transcript lies elsewhere gives none', () => {
    const { transcript, links } = found(
      '# Silk\n\nAll about silk and the people at it.\n\n## Transcript\n\n[Read it here](https://loomhour.example/27.txt)\n',
      'page.md',
    )
    expect(transcript).toBeUndefined()
    expect(links).toHaveLength(1)
  })
})
