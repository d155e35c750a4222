import { describe, expect, test } from 'vitest'
import {
  checkAddress,
  completeHandle,
  handleOf,
  platformOf,
  platformOfLink,
  readAddress,
  shortAddress,
  suggestedLabel,
} from './link-address.ts'
import { type Platform, platformLetters, platformName, platformNamedIn } from './link-platforms.ts'

describe('completing a handle', () => {
  const cases: readonly (readonly [Platform, string, string])[] = [
    ['github', '@mitsuhiko', 'https://github.com/mitsuhiko'],
    ['github', 'mitsuhiko', 'https://github.com/mitsuhiko'],
    ['x', '@ada_l', 'https://x.com/ada_l'],
    ['linkedin', 'ada-lovelace', 'https://www.linkedin.com/in/ada-lovelace'],
    ['linkedin', 'in/ada-lovelace/', 'https://www.linkedin.com/in/ada-lovelace'],
    ['linkedin', 'company/analytical-engines', 'https://www.linkedin.com/company/analytical-engines'],
    ['youtube', '@engines', 'https://www.youtube.com/@engines'],
    ['bluesky', 'ada', 'https://bsky.app/profile/ada.bsky.social'],
    ['bluesky', '@ada.dev', 'https://bsky.app/profile/ada.dev'],
    ['instagram', 'ada.l', 'https://www.instagram.com/ada.l/'],
    ['tiktok', '@ada', 'https://www.tiktok.com/@ada'],
    ['twitch', 'ada_live', 'https://www.twitch.tv/ada_live'],
    ['threads', 'ada', 'https://www.threads.com/@ada'],
    ['gitlab', 'ada', 'https://gitlab.com/ada'],
    ['facebook', 'ada.l', 'https://www.facebook.com/ada.l'],
  ]
  test.each(cases)('on %s "%s" is %s', (platform, handle, address) => {
    expect(completeHandle(handle, platform)).toBe(address)
    expect(readAddress(handle, platform)).toEqual({ kind: 'address', address, completed: true })
    expect(platformOf(address)).toBe(platform)
  })

  test('a name that the platform would refuse is no handle', () => {
    expect(completeHandle('a name with spaces', 'github')).toBeUndefined()
    expect(completeHandle('-dash-first', 'github')).toBeUndefined()
    expect(completeHandle('sixteen_letters_', 'x')).toBeUndefined()
  })

  test('a fediverse handle says its own server, whatever the label says', () => {
    const address = 'https://mastodon.social/@ada'
    expect(readAddress('@ada@mastodon.social')).toEqual({ kind: 'address', address, completed: true })
    expect(readAddress('ada@mastodon.social', 'mastodon')).toEqual({
      kind: 'address',
      address,
      completed: true,
    })
    expect(readAddress('@ada@Example.Town', 'x')).toMatchObject({ address: 'https://example.town/@ada' })
  })

  test('an e-mail address is not taken for a fediverse handle', () => {
    expect(readAddress('ada@example.org')).toEqual({ kind: 'unreadable', reason: 'not-an-address' })
  })

  test('a handle without a platform is not guessed', () => {
    expect(readAddress('@ada')).toEqual({ kind: 'unreadable', reason: 'handle-without-platform' })
    expect(readAddress('ada', 'web')).toEqual({ kind: 'unreadable', reason: 'handle-without-platform' })
  })

  test('an address wins over a handle where the text is one', () => {
    expect(readAddress('ada.dev', 'instagram')).toMatchObject({
      address: 'https://ada.dev',
      completed: false,
    })
    expect(readAddress('github.com/mitsuhiko', 'github')).toMatchObject({
      address: 'https://github.com/mitsuhiko',
      completed: false,
    })
  })

  test('the handle can be read back off the address', () => {
    expect(handleOf('https://github.com/mitsuhiko')).toBe('@mitsuhiko')
    expect(handleOf('https://www.linkedin.com/in/ada-l/')).toBe('@ada-l')
    expect(handleOf('https://fosstodon.org/@ada')).toBe('@ada@fosstodon.org')
    expect(handleOf('https://github.com/pallets/flask/issues')).toBeUndefined()
    expect(handleOf('https://example.org/ada')).toBeUndefined()
  })
})

describe('reading what was typed', () => {
  test('https:// is added and the host is put in lower case, the path is left alone', () => {
    expect(readAddress('Example.ORG/Über?A=b%20c')).toEqual({
      kind: 'address',
      address: 'https://example.org/Über?A=b%20c',
      completed: false,
    })
  })

  test('marks a sentence left behind are dropped, brackets of the address are kept', () => {
    expect(readAddress('<https://example.org/a>')).toMatchObject({ address: 'https://example.org/a' })
    expect(readAddress('https://example.org/a).')).toMatchObject({ address: 'https://example.org/a' })
    expect(readAddress('https://en.wikipedia.org/wiki/Flask_(web_framework)')).toMatchObject({
      address: 'https://en.wikipedia.org/wiki/Flask_(web_framework)',
    })
  })

  test('a doubled scheme is taken once', () => {
    expect(readAddress('https://https://example.org/a')).toMatchObject({ address: 'https://example.org/a' })
  })

  test('a port is not a scheme', () => {
    expect(readAddress('example.org:8080/a')).toMatchObject({ address: 'https://example.org:8080/a' })
  })

  test('words are not an address', () => {
    expect(readAddress('ask Armin')).toEqual({ kind: 'unreadable', reason: 'not-an-address' })
    expect(readAddress('https://')).toEqual({ kind: 'unreadable', reason: 'not-an-address' })
    expect(readAddress('https://localhost/a')).toEqual({ kind: 'unreadable', reason: 'not-an-address' })
    expect(readAddress('  ')).toEqual({ kind: 'empty' })
  })

  test('what cannot run in a page is kept for the check to name', () => {
    expect(readAddress('mailto:ada@example.org')).toMatchObject({ address: 'mailto:ada@example.org' })
  })
})

describe('checking an address', () => {
  test('an ordinary address is fine', () => {
    for (const address of [
      'https://pybit.es',
      'http://example.org/a?b=c#d',
      'https://xn--bcher-kva.example/',
      'https://192.0.2.7/a',
      'https://en.wikipedia.org/wiki/Flask_(web_framework)',
    ]) {
      expect(checkAddress(address)).toEqual({ kind: 'fine' })
    }
  })

  test('nothing is missing, not malformed', () => {
    expect(checkAddress(undefined)).toEqual({ kind: 'missing' })
    expect(checkAddress(' ')).toEqual({ kind: 'missing' })
  })

  test('a missing scheme has one fix', () => {
    expect(checkAddress('www.thecoddling.com')).toEqual({
      kind: 'no-scheme',
      fixed: 'https://www.thecoddling.com',
    })
  })

  test('other schemes are named', () => {
    expect(checkAddress('mailto:ada@example.org')).toEqual({ kind: 'not-web', scheme: 'mailto' })
    expect(checkAddress('javascript:alert(1)')).toEqual({ kind: 'not-web', scheme: 'javascript' })
    expect(checkAddress('ftp://example.org')).toEqual({ kind: 'not-web', scheme: 'ftp' })
  })

  test('tracking parameters are named and taken out, the others stay as they were written', () => {
    expect(checkAddress('https://example.org/a?utm_source=x&q=a+b&fbclid=1#top')).toEqual({
      kind: 'tracking',
      parameters: ['utm_source', 'fbclid'],
      fixed: 'https://example.org/a?q=a+b#top',
    })
  })

  test('a broken line inside an address is joined, a space is encoded', () => {
    expect(checkAddress('https://example.org/a\n/b')).toMatchObject({ fixed: 'https://example.org/a/b' })
    expect(checkAddress('https://example.org/a b')).toMatchObject({
      reason: 'space',
      fixed: 'https://example.org/a%20b',
    })
    expect(checkAddress('two words')).toEqual({ kind: 'malformed', reason: 'space' })
  })

  test('what no reader could open is malformed', () => {
    expect(checkAddress('https://example')).toEqual({ kind: 'malformed', reason: 'no-host' })
    expect(checkAddress('https://exa..mple.org')).toMatchObject({ kind: 'malformed' })
    expect(checkAddress('https://:80')).toEqual({ kind: 'malformed', reason: 'unreadable' })
    expect(checkAddress('mitsuhiko')).toEqual({ kind: 'malformed', reason: 'unreadable' })
    expect(checkAddress('https://example.org/a.')).toEqual({
      kind: 'malformed',
      reason: 'punctuation',
      fixed: 'https://example.org/a',
    })
    expect(checkAddress('https://https://example.org')).toMatchObject({ fixed: 'https://example.org' })
    expect(checkAddress('https://ada:secret@example.org/')).toEqual({ kind: 'malformed', reason: 'password' })
  })

  test('a very long line of one kind of character is judged without a stall', () => {
    for (const character of ['a', '.', '@', '/', ')', ' ', '&utm_a=']) {
      const long = `https://example.org/?${character.repeat(50_000)}`
      expect(checkAddress(long).kind).not.toBe('missing')
      expect(readAddress(character.repeat(50_000)).kind).not.toBe('address')
    }
  })
})

describe('platforms', () => {
  test('the last platform a label names is meant, and only as a whole word', () => {
    expect(platformNamedIn('Follow Armin on X and on GitHub')).toBe('github')
    expect(platformNamedIn('Follow Armin on X')).toBe('x')
    expect(platformNamedIn('The next exit')).toBeUndefined()
  })

  test('an address says more than a label', () => {
    expect(platformOfLink({ label: 'X profile', address: 'https://github.com/a' })).toBe('github')
    expect(platformOfLink({ label: 'X profile' })).toBe('x')
    expect(platformOfLink({ label: 'Blog', address: 'https://a.example' })).toBe('web')
    expect(platformOf('https://social.example/@ada')).toBe('mastodon')
    expect(platformOf('mailto:a@b.example')).toBe('mail')
  })

  test('each platform has a name, and the open web has no letters', () => {
    expect(platformName('github')).toBe('GitHub')
    expect(platformLetters('linkedin')).toBe('in')
    expect(platformLetters('web')).toBeUndefined()
    expect(platformName('web')).toBe('Website')
  })
})

test('an address in a table is shown without what every address has', () => {
  expect(shortAddress('https://www.linkedin.com/in/juliansequeira/')).toBe('linkedin.com/in/juliansequeira')
})

test('a new link is named after its platform and its owner', () => {
  expect(suggestedLabel('https://github.com/mitsuhiko', 'Armin Ronacher')).toBe('Armin on GitHub')
  expect(suggestedLabel('https://github.com/mitsuhiko')).toBe('GitHub')
  expect(suggestedLabel('https://www.pybit.es/', 'Bob')).toBe('pybit.es')
})
