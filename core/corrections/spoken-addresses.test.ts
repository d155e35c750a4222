import { describe, expect, test } from 'vitest'
import { knownAddresses, spokenAddresses } from './spoken-addresses.ts'

const known = knownAddresses([
  'https://www.tidepool.example/friends?utm_source=feed',
  'https://github.com/ada-quist',
  'mailto:hello@lowwater.example',
  'not an address',
])

const found = (text: string, addresses = known): string[] =>
  spokenAddresses(text, addresses).map(({ heard, right }) => `${heard} → ${right}`)

describe('an address of the episode', () => {
  test.each([
    [
      'it is on tide pool dot example slash friends.',
      'tide pool dot example slash friends → tidepool.example/friends',
    ],
    [
      'See tied pool example forward slash friends, thanks',
      'tied pool example forward slash friends → tidepool.example/friends',
    ],
    ['go to github dot com slash ada quist now', 'github dot com slash ada quist → github.com/ada-quist'],
    [
      'write to hello at sign low water dot example today',
      'hello at sign low water dot example → hello@lowwater.example',
    ],
  ])('%s', (text, pair) => {
    expect(found(text)).toEqual([pair])
  })

  test('another page of a known site keeps the path that was said', () => {
    expect(found('at tide pool dot example slash jobs for more')).toEqual([
      'tide pool dot example slash jobs → tidepool.example/jobs',
    ])
  })

  test('the surest comes from the whole address', () => {
    const [whole] = spokenAddresses('tide pool dot example slash friends', known)
    const [site] = spokenAddresses('tide pool dot example slash jobs', known)
    expect(whole?.confidence).toBeGreaterThan(site?.confidence ?? 1)
    expect(whole?.reasons).toEqual(['Reads like an address', 'a link of this episode'])
  })
})

describe('an address nobody knows', () => {
  test.each([
    ['you find it at kelpworks dot com', 'kelpworks dot com → kelpworks.com'],
    ['well, kelpworks dot io slash start is it', 'kelpworks dot io slash start → kelpworks.io/start'],
    ['mail ada at sign kelpworks dot com', 'ada at sign kelpworks dot com → ada@kelpworks.com'],
  ])('%s', (text, pair) => {
    expect(found(text, [])).toEqual([pair])
  })

  test.each([
    'the dot com bubble and the dot com boom',
    'we do and slash or most days',
    'the client slash server split',
    'a node dot js thing and dot net too',
    'a dot on the map. Slash prices now',
    'connect the dots at sign language class',
    'dash dash help prints the help',
    'dot',
    'slash slash slash slash slash slash',
  ])('nothing in "%s"', (text) => {
    expect(found(text)).toEqual([])
  })
})

test('lines without the name of a sign change nothing about those with one', () => {
  const line = 'go to github dot com slash ada quist now'
  const others = ['We talk.', '', 'Nothing here, and nothing there.']
  const alone = spokenAddresses(line, known)[0]
  const text = [...others, line, ...others, line].join('\n')
  const places = spokenAddresses(text, known).flatMap((finding) => finding.places)
  expect(places.map(({ start, end }) => text.slice(start, end))).toEqual([alone?.heard, alone?.heard])
})

test('a word at the end of the line before leads in to an address', () => {
  expect(found('You find it at\nseagull dot io, always', [])).toEqual(['seagull dot io → seagull.io'])
  expect(found('You find it\nseagull dot io, always', [])).toEqual([])
})
