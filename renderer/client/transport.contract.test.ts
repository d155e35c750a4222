// @vitest-environment node
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WebContents } from 'electron'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createClient, type Transport } from '../../core/contract/client.ts'
import { contract } from '../../core/contract/contract.ts'
import type { EpisodeHost } from '../../core/contract/episode-host.ts'
import type { HostEvent } from '../../core/contract/events.ts'
import { createMemoryTransport, type HostPort } from '../../core/contract/memory-transport.ts'
import { type Handlers, serve } from '../../core/contract/serve.ts'
import { AppError } from '../../core/errors.ts'
import type { Host } from '../../electron/host/host-options.ts'
import { startLoopback } from '../../electron/loopback/server.ts'
import { createIpcTransport as createMainIpc } from '../../electron/main/ipc-transport.ts'
import {
  argumentOf,
  page,
  resetStandIn,
  WebContentsStandIn,
} from '../../electron/main/testing/electron-stand-in.ts'
import { createHttpTransport } from './http-transport.ts'
import { createIpcTransport } from './ipc-transport.ts'

vi.mock('electron', () => import('../../electron/main/testing/electron-stand-in.ts'))

const settings = { theme: 'dark', readingSize: 17, paneWidths: {} } as const

/** A host with a handful of handlers; the rest of the table is not asked for here. */
function createTestHost(): TestHost {
  const listeners = new Set<(event: HostEvent) => void>()
  const callers: string[] = []
  const handlers = {
    'settings.get': (_input: unknown, caller: { id: string }) => {
      callers.push(caller.id)
      return settings
    },
    'settings.set': (input: object) => ({ ...settings, ...input }),
    'library.search': ({ text }: { text: string }) => [{ episodeId: 'ep-1', where: 'title', excerpt: text }],
    'episode.save': () => {
      throw new AppError('disk-full', 'The disk is full. Your edits are safe in memory.', { free: 0 })
    },
    'episode.remove': () => {
      throw new TypeError('a bug with a secret path /home/ada')
    },
    'show.list': () => [{ showId: 'not valid!', title: 7, episodes: -1 }],
  }
  const bugs: unknown[] = []
  return {
    callers,
    bugs,
    announce: (event) => {
      for (const listener of listeners) listener(event)
    },
    port: {
      media: () => Promise.resolve(undefined),
      // The handlers the suite never calls are left out, which the table's type would not allow.
      dispatch: serve(handlers as unknown as Handlers, {
        checkOutput: true,
        newIncident: () => 'incident-1',
        reportBug: (_incident, error) => bugs.push(error),
      }),
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  }
}

interface TestHost {
  readonly port: HostPort & Pick<Host, 'media'>
  readonly callers: readonly string[]
  readonly bugs: readonly unknown[]
  readonly announce: (event: HostEvent) => void
}

/** A transport under test, and what takes it down again. */
interface Joined {
  readonly transport: Transport
  /** Sends text that no client of ours would send. Absent where nothing but values can be sent. */
  readonly sendRaw?: (name: string, text: string) => Promise<unknown>
  /** What listeners failed with. Absent where the host itself keeps them apart. */
  readonly failures?: readonly unknown[]
  readonly close: () => Promise<void>
}

const longestBody = 200_000

async function joinByHttp(host: TestHost): Promise<Joined> {
  const pageFolder = await mkdtemp(join(tmpdir(), 'galley-page-'))
  const loopback = await startLoopback({
    host: host.port,
    pageFolder,
    longestBody,
    reportBug: (error) => {
      throw error
    },
  })
  const opened = await fetch(loopback.freshAddress(), { redirect: 'manual' })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const asOurPage: typeof fetch = (address, init) =>
    fetch(address, { ...init, headers: { ...init?.headers, cookie, origin: loopback.origin } })
  const failures: unknown[] = []
  const transport = createHttpTransport({
    origin: loopback.origin,
    fetch: asOurPage,
    firstRetry: 10,
    report: (error) => failures.push(error),
  })
  return {
    transport,
    failures,
    async sendRaw(name, body) {
      const headers = { 'Content-Type': 'application/json' }
      const response = await asOurPage(`${loopback.origin}/call/${name}`, { method: 'POST', headers, body })
      return response.json()
    },
    async close() {
      transport.close()
      await loopback.close()
      await rm(pageFolder, { recursive: true })
    },
  }
}

async function joinByIpc(host: TestHost): Promise<Joined> {
  resetStandIn()
  const contents = new WebContentsStandIn()
  page.contents = contents
  const main = createMainIpc(host.port, {
    ourContents: () => contents as unknown as WebContents,
    longestBody,
  })
  vi.resetModules()
  await import('../../electron/preload/preload.ts')
  const bridge = argumentOf<EpisodeHost>('contextBridge.exposeInMainWorld', 1)
  const failures: unknown[] = []
  return {
    transport: createIpcTransport(bridge, (error) => failures.push(error)),
    failures,
    sendRaw: async (name, text) => JSON.parse(await bridge.call(name, text)),
    close: () => Promise.resolve(main.close()),
  }
}

function joinInMemory(host: TestHost): Promise<Joined> {
  return Promise.resolve({ transport: createMemoryTransport(host.port), close: () => Promise.resolve() })
}

describe.each([
  ['memory', joinInMemory],
  ['http', joinByHttp],
  ['ipc', joinByIpc],
] as const)('over %s', (_name, join_) => {
  let host: TestHost
  let joined: Joined

  beforeEach(async () => {
    host = createTestHost()
    joined = await join_(host)
  })
  afterEach(() => joined.close())

  const errorOf = async (name: string, input: unknown): Promise<unknown> => {
    const answer = (await joined.transport.call(name, input)) as { error?: { code: string } }
    return answer.error?.code ?? 'accepted'
  }

  test('a call comes back with its value', async () => {
    const client = createClient(joined.transport)
    expect(await client.call('settings.get', {})).toEqual(settings)
    expect(await client.call('settings.set', { theme: 'light' })).toEqual({ ...settings, theme: 'light' })
  })

  test('text of every kind survives the way there and back', async () => {
    const client = createClient(joined.transport)
    const text = 'é "quotes" \\ \n\t \u2028 👩‍🚀 مرحبا </script>'
    expect((await client.call('library.search', { text }))[0]?.excerpt).toBe(text)
  })

  test('an explained failure keeps its code, message and details', async () => {
    const client = createClient(joined.transport)
    await expect(client.call('episode.save', { episodeId: 'ep-1' })).rejects.toMatchObject({
      name: 'AppError',
      code: 'disk-full',
      message: 'The disk is full. Your edits are safe in memory.',
      details: { free: 0 },
    })
  })

  test('a bug becomes an incident and says nothing of the inside', async () => {
    const client = createClient(joined.transport)
    const failure = client.call('episode.remove', { episodeId: 'ep-1' })
    await expect(failure).rejects.toMatchObject({ code: 'internal', details: { incident: 'incident-1' } })
    await expect(failure).rejects.not.toThrow(/secret/)
    expect(host.bugs).toHaveLength(1)
  })

  test('an answer that breaks the contract is a bug and does not come through', async () => {
    expect(await errorOf('show.list', {})).toBe('internal')
  })

  test.each([
    '',
    'nothing.such',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'settings',
    '../settings.get',
    'x'.repeat(10_000),
    'settings.get\u0000',
  ])('there is no call named %j', async (name) => {
    expect(await errorOf(name, {})).toBe('unknown-call')
  })

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a text', 'text'],
    ['a list', []],
    ['an unknown key', { text: 'x', more: 1 }],
    ['the wrong type', { text: 7 }],
    ['a text too long', { text: 'x'.repeat(501) }],
    ['an own key named __proto__', JSON.parse('{"text":"x","__proto__":{"polluted":true}}')],
    ['a constructor', JSON.parse('{"text":"x","constructor":{"prototype":{"polluted":true}}}')],
  ])('%s is not the input of a search', async (_what, input) => {
    expect(await errorOf('library.search', input)).toBe('invalid-input')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('every call of the contract refuses input it was not made for', async () => {
    for (const name of Object.keys(contract))
      expect([name, await errorOf(name, 7)]).toEqual([name, 'invalid-input'])
  })

  test('calls at the same time each get their own answer', async () => {
    const client = createClient(joined.transport)
    const texts = Array.from({ length: 50 }, (_, index) => `call ${index}`)
    const answers = await Promise.all(texts.map((text) => client.call('library.search', { text })))
    expect(answers.map(([hit]) => hit?.excerpt)).toEqual(texts)
  })

  test('one connection is one caller', async () => {
    const client = createClient(joined.transport)
    await client.call('settings.get', {})
    await client.call('settings.get', {})
    expect(new Set(host.callers).size).toBe(1)
  })

  test('events arrive in order, only those asked for, and no more after listening stopped', async () => {
    const client = createClient(joined.transport)
    const heard: string[] = []
    const stop = client.on('episode.saveState', ({ episodeId }) => heard.push(episodeId))
    const announce = (id: string): void =>
      // Ids in these events are plain text; the brand is put on by the schema elsewhere.
      host.announce({
        name: 'episode.saveState',
        payload: { episodeId: id, save: { state: 'saving' } },
      } as HostEvent)
    await vi.waitFor(() => {
      announce('ready')
      expect(heard).toContain('ready')
    })
    heard.length = 0
    host.announce({ name: 'library.changed', payload: {} })
    for (const id of ['a', 'b', 'c']) announce(id)
    await vi.waitFor(() => expect(heard.filter((id) => id !== 'ready')).toEqual(['a', 'b', 'c']))
    stop()
    announce('d')
    await createClient(joined.transport).call('settings.get', {})
    expect(heard).not.toContain('d')
  })
})

describe.each([
  ['http', joinByHttp],
  ['ipc', joinByIpc],
] as const)('text no client of ours would send, over %s', (_name, join_) => {
  let joined: Joined
  beforeEach(async () => {
    joined = await join_(createTestHost())
  })
  afterEach(() => joined.close())

  test.each([
    ['half of a JSON text', '{"text":'],
    ['no JSON at all', 'text=x'],
    ['a tower of brackets', `{"text":${'['.repeat(5_000)}`],
    ['no text at all', ''],
  ])('%s is refused', async (_what, text) => {
    expect(await joined.sendRaw?.('library.search', text)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    })
  })

  test('a payload over the limit is refused in a sentence', async () => {
    const text = JSON.stringify({ text: 'x'.repeat(longestBody) })
    expect(await joined.sendRaw?.('library.search', text)).toMatchObject({
      ok: false,
      error: { code: 'too-large', message: expect.stringContaining('Nothing was changed.') },
    })
  })
})

describe('who may ask, over ipc', () => {
  let joined: Joined
  beforeEach(async () => {
    joined = await joinByIpc(createTestHost())
  })
  afterEach(() => joined.close())

  const forbidden = { ok: false, error: { code: 'forbidden' } }

  test.each([
    'https://example.com/',
    'app://elsewhere/index.html',
    'app://galley.example/',
    'file:///index.html',
    'about:blank',
    '',
  ])('a main frame that has gone to %j may not', async (url) => {
    if (page.contents) page.contents.mainFrame = { url }
    expect(await joined.transport.call('settings.get', {})).toMatchObject(forbidden)
  })

  test('a frame inside the page may not, even with our own address', async () => {
    page.frame = { url: 'app://galley/index.html' }
    expect(await joined.transport.call('settings.get', {})).toMatchObject(forbidden)
  })

  test('a frame that is gone may not', async () => {
    page.frame = null
    expect(await joined.transport.call('settings.get', {})).toMatchObject(forbidden)
  })

  test('the contents of another window may not', async () => {
    page.contents = new WebContentsStandIn()
    expect(await joined.transport.call('settings.get', {})).toMatchObject(forbidden)
  })
})

test.each([
  ['http', joinByHttp],
  ['ipc', joinByIpc],
] as const)('a listener that fails is told and keeps nobody from hearing, over %s', async (_name, join_) => {
  const host = createTestHost()
  const { transport, failures, close } = await join_(host)
  const client = createClient(transport)
  const bug = new TypeError('a bug in a screen')
  client.on('library.changed', () => {
    throw bug
  })
  let heard = 0
  client.on('library.changed', () => {
    heard += 1
  })
  await vi.waitFor(() => {
    host.announce({ name: 'library.changed', payload: {} })
    expect(heard).toBeGreaterThan(2)
  })
  expect(failures?.length).toBe(heard)
  expect(new Set(failures)).toEqual(new Set([bug]))
  await close()
})

describe('a broken connection, over http', () => {
  test('a host that is gone is said in a sentence', async () => {
    const joined = await joinByHttp(createTestHost())
    await joined.close()
    await expect(createClient(joined.transport).call('settings.get', {})).rejects.toMatchObject({
      code: 'disconnected',
      message: expect.stringContaining('What was saved is safe'),
    })
  })

  test('is noticed, taken up again, and nothing said meanwhile is missed', async () => {
    const host = createTestHost()
    const pageFolder = await mkdtemp(join(tmpdir(), 'galley-page-'))
    const loopback = await startLoopback({ host: host.port, pageFolder, reportBug: () => undefined })
    const opened = await fetch(loopback.freshAddress(), { redirect: 'manual' })
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
    let cut: AbortController | undefined
    let refuse = false
    const shaky: typeof fetch = (address, init) => {
      if (refuse) return Promise.reject(new TypeError('network down'))
      cut = new AbortController()
      const signal = init?.signal ? AbortSignal.any([init.signal, cut.signal]) : cut.signal
      return fetch(address, { ...init, signal, headers: { ...init?.headers, cookie } })
    }
    const transport = createHttpTransport({ origin: loopback.origin, fetch: shaky, firstRetry: 5 })
    const states: unknown[] = []
    const heard: HostEvent[] = []
    transport.watch((state) => states.push(state))
    transport.subscribe((event) => heard.push(event))
    await vi.waitFor(() => expect(states).toEqual([{ state: 'connected', missedEvents: false }]))

    refuse = true
    cut?.abort()
    await vi.waitFor(() => expect(states.at(-1)).toEqual({ state: 'lost' }))
    host.announce({ name: 'library.changed', payload: {} })
    refuse = false
    await vi.waitFor(() => expect(states.at(-1)).toEqual({ state: 'connected', missedEvents: false }))
    await vi.waitFor(() => expect(heard).toEqual([{ name: 'library.changed', payload: {} }]))
    expect(states).toHaveLength(3)

    transport.close()
    await loopback.close()
    await rm(pageFolder, { recursive: true })
  })

  test('silence beyond the heartbeat counts as broken', async () => {
    let asked = 0
    const silent: typeof fetch = (_address, init) => {
      asked += 1
      const body = new ReadableStream({
        start(stream) {
          stream.enqueue(new TextEncoder().encode('event: ready\nid: r-0\ndata: {"gap":false}\n\n'))
          init?.signal?.addEventListener('abort', () => stream.error(new Error('aborted')))
        },
      })
      return Promise.resolve(new Response(body))
    }
    const transport = createHttpTransport({
      origin: 'http://127.0.0.1',
      fetch: silent,
      firstRetry: 1,
      silence: 20,
    })
    transport.subscribe(() => undefined)
    await vi.waitFor(() => expect(asked).toBeGreaterThan(2))
    transport.close()
  })

  test('a small call of a page that is being left is sent so that it arrives', async () => {
    const kept: unknown[] = []
    const answering: typeof fetch = (_address, init) => {
      kept.push(init?.keepalive)
      return Promise.resolve(new Response('{"ok":true,"value":{}}'))
    }
    let leaving = false
    const transport = createHttpTransport({
      origin: 'http://127.0.0.1',
      fetch: answering,
      isLeaving: () => leaving,
    })
    await transport.call('settings.get', {})
    leaving = true
    await transport.call('settings.get', {})
    await transport.call('library.search', { text: 'x'.repeat(70_000) })
    expect(kept).toEqual([false, true, false])
  })

  test('an answer that is no envelope is not taken for one', async () => {
    const odd: typeof fetch = () => Promise.resolve(new Response('<html>a proxy</html>'))
    const transport = createHttpTransport({ origin: 'http://127.0.0.1', fetch: odd })
    await expect(createClient(transport).call('settings.get', {})).rejects.toMatchObject({
      code: 'disconnected',
    })
  })
})
