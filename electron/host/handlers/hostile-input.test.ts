import { readdir } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { type CallName, contract } from '../../../core/contract/contract.ts'
import { Envelope } from '../../../core/contract/envelope.ts'
import { EpisodeId } from '../../../core/ids.ts'
import { episode as buildEpisode } from '../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../testing/host-in-folder.ts'

const names = Object.keys(contract) as CallName[]
const caller = { id: 'stranger' }

const rubbish: readonly [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['a number', 7],
  ['a list', []],
  ['a text', 'x'],
  ['unknown keys', { bogus: true }],
  ['a forged prototype', JSON.parse('{"__proto__":{"episodeId":"ep-1"},"constructor":{"prototype":{}}}')],
  ['a path for an id', { episodeId: '../../etc/passwd' }],
  ['an id with a NUL', { episodeId: 'ep-1\u0000.json' }],
  ['an id with a colon', { episodeId: 'C:' }],
  ['a very long id', { episodeId: 'e'.repeat(1_000_000) }],
  ['a list for an id', { episodeId: ['ep-1'] }],
]

/** Calls that take nothing answer an empty object; everything else here must be refused. */
const takesNothing = (name: CallName): boolean => contract[name].input.safeParse({}).success

describe.each(names)('%s', (name) => {
  test('refuses whatever it does not understand, with a sentence and without a bug', async () => {
    const { host, bugs, library } = await hostInFolder()
    const before = await readdir(library, { recursive: true })
    for (const [what, input] of rubbish) {
      if (
        takesNothing(name) &&
        typeof input === 'object' &&
        input !== null &&
        Object.keys(input).length === 0
      )
        continue
      const answer = Envelope.parse(await host.dispatch(name, input, caller))
      expect(answer.ok, what).toBe(false)
      if (!answer.ok) expect(answer.error.code, what).toBe('invalid-input')
    }
    expect(bugs).toEqual([])
    expect(await readdir(library, { recursive: true })).toEqual(before)
  })
})

test.each(['', '__proto__', 'constructor', 'toString', 'episode', 'episode.open ', 'x'.repeat(10_000)])(
  'a call named "%s" is unknown',
  async (name) => {
    const { host } = await hostInFolder()
    const answer = Envelope.parse(await host.dispatch(name, {}, caller))
    expect(!answer.ok && answer.error.code).toBe('unknown-call')
  },
)

test('an episode that is not there is missing for every call that names one', async () => {
  const { host, bugs } = await hostInFolder()
  const episodeId = 'ep-nowhere'
  const calls: readonly [CallName, object][] = [
    ['episode.open', { episodeId }],
    ['episode.applyEdits', { episodeId, baseRevision: 0, edits: [{ type: 'transcript.remove' }] }],
    ['episode.undo', { episodeId, baseRevision: 0 }],
    ['episode.redo', { episodeId, baseRevision: 0 }],
    ['episode.save', { episodeId }],
    ['episode.remove', { episodeId }],
    ['episode.restore', { episodeId }],
    ['notes.render', { episodeId }],
    ['publish.check', { episodeId }],
    ['bundle.plan', { episodeId }],
  ]
  for (const [name, input] of calls) {
    const answer = Envelope.parse(await host.dispatch(name, input, caller))
    expect(!answer.ok && answer.error.code, name).toBe('episode-missing')
  }
  expect(bugs).toEqual([])
})

describe('edits', () => {
  const episodeId = EpisodeId.parse('ep-1')
  const arrange = async () => {
    const here = await hostInFolder()
    await here.putEpisode(buildEpisode('# 0:00 Start', 'Ada: hello'))
    const apply = async (edits: unknown, baseRevision: unknown = 0) =>
      Envelope.parse(
        await here.host.dispatch('episode.applyEdits', { episodeId, baseRevision, edits }, caller),
      )
    const code = (answer: Envelope) => (answer.ok ? 'ok' : answer.error.code)
    const revision = async () => (await here.client.call('episode.open', { episodeId })).episode.revision
    return { ...here, apply, code, revision }
  }

  test.each([
    ['none', []],
    ['of no known kind', [{ type: 'episode.destroy' }]],
    ['with an unknown key', [{ type: 'transcript.remove', force: true }]],
    ['with a negative time', [{ type: 'chapter.add', chapter: { startTime: -1, title: 'x' } }]],
    ['with a time that is no number', [{ type: 'chapter.add', chapter: { startTime: '0', title: 'x' } }]],
    ['with a title that is too long', [{ type: 'details.change', set: { title: 'x'.repeat(10_001) } }]],
    ['too many', Array.from({ length: 10_001 }, () => ({ type: 'chapter.shift', by: 1 }))],
  ])('%s are not understood', async (_what, edits) => {
    const { apply, code, revision } = await arrange()
    expect(code(await apply(edits))).toBe('invalid-input')
    expect(await revision()).toBe(0)
  })

  test('of which one fails change nothing at all', async () => {
    const { apply, code, client } = await arrange()
    const answer = await apply([
      { type: 'details.change', set: { title: 'Half' } },
      { type: 'chapter.remove', chapterIds: ['ch-nowhere'] },
    ])
    expect(['invalid-edit', 'edit-stale', 'not-found']).toContain(code(answer))
    const { episode } = await client.call('episode.open', { episodeId })
    expect(episode).toMatchObject({ title: 'Test episode', revision: 0 })
  })

  test('on a revision that has passed, or is yet to come, are a conflict', async () => {
    const { apply, code } = await arrange()
    for (const revision of [1, 99]) {
      expect(code(await apply([{ type: 'transcript.remove' }], revision))).toBe('revision-conflict')
    }
    for (const revision of [-1, 0.5, '0', null]) {
      expect(code(await apply([{ type: 'transcript.remove' }], revision))).toBe('invalid-input')
    }
  })

  test('of two clients at once on one revision, one is accepted and one told to look again', async () => {
    const { apply, code, revision } = await arrange()
    const answers = await Promise.all(
      ['A', 'B'].map((title) => apply([{ type: 'details.change', set: { title } }])),
    )
    expect(answers.map(code).sort()).toEqual(['ok', 'revision-conflict'])
    expect(await revision()).toBe(1)
  })

  test('accepted for one client are announced to all, in order', async () => {
    const { apply, events } = await arrange()
    for (const [revision, title] of ['A', 'B', 'C'].entries()) {
      await apply([{ type: 'details.change', set: { title } }], revision)
    }
    const announced = events.flatMap((event) => (event.name === 'episode.changed' ? [event.payload] : []))
    expect(announced.map(({ revision, label }) => [revision, label])).toEqual([
      [1, 'Change title'],
      [2, 'Change title'],
      [3, 'Change title'],
    ])
  })

  test('with nothing to undo or redo say so', async () => {
    const { host, code } = await arrange()
    for (const step of ['undo', 'redo'] as const) {
      const answer = await host.dispatch(`episode.${step}`, { episodeId, baseRevision: 0 }, caller)
      expect(code(Envelope.parse(answer))).toBe(`nothing-to-${step}`)
    }
  })
})

describe('what the shell does', () => {
  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'smb://server/share',
    'not an address',
    ' ',
    'vbscript:x',
    'ms-settings:',
  ])('never opens %s', async (address) => {
    const opened: string[] = []
    const { client } = await hostInFolder({ shell: { openLink: async (link) => void opened.push(link) } })
    await expect(client.call('shell.openLink', { address })).rejects.toMatchObject({ code: 'forbidden' })
    expect(opened).toEqual([])
  })

  test('opens web and mail addresses', async () => {
    const opened: string[] = []
    const { client } = await hostInFolder({ shell: { openLink: async (link) => void opened.push(link) } })
    for (const address of ['https://a.example/x', 'mailto:ada@a.example']) {
      await client.call('shell.openLink', { address })
    }
    expect(opened).toEqual(['https://a.example/x', 'mailto:ada@a.example'])
  })

  test('shows no folder that Galley has not written', async () => {
    const { client } = await hostInFolder({ shell: { reveal: async () => undefined } })
    await expect(client.call('shell.reveal', { folder: '/etc' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('is said to be unsupported where the shell cannot do it', async () => {
    const { client } = await hostInFolder()
    expect(await client.call('shell.pickFolder', {})).toEqual({ supported: false })
  })

  test('gives a folder the person picked as a grant, and nothing when they changed their mind', async () => {
    const answers = ['/home/ada/Exports', undefined]
    const { client } = await hostInFolder({ shell: { pickFolder: async () => answers.shift() } })
    expect(await client.call('shell.pickFolder', {})).toEqual({
      supported: true,
      grant: 'grant-1',
      label: '/home/ada/Exports',
    })
    expect(await client.call('shell.pickFolder', {})).toEqual({ supported: true })
  })
})
