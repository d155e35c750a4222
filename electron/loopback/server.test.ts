import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HostEvent } from '../../core/contract/events.ts'
import { type Loopback, type LoopbackOptions, startLoopback } from './server.ts'

const event = { name: 'library.changed', payload: {} } as const

let folder: string
let open: Loopback[]
let announce: (event: HostEvent) => void

const echoHost: LoopbackOptions['host'] = {
  media: (episodeId) =>
    Promise.resolve(
      episodeId === 'ep-1' ? { path: join(folder, 'notes.md'), mediaType: 'audio/mpeg' } : undefined,
    ),
  dispatch: (name, input, caller) => Promise.resolve({ ok: true, value: { name, input, caller: caller.id } }),
  subscribe(listener) {
    announce = listener
    return () => undefined
  },
}

beforeEach(async () => {
  open = []
  folder = await mkdtemp(join(tmpdir(), 'galley-page-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Galley</title>')
  await writeFile(join(folder, 'assets', 'main-1.js'), 'export {}')
  await writeFile(join(folder, 'notes.md'), 'not part of the page')
})

afterEach(async () => {
  await Promise.all(open.map((server) => server.close()))
  await rm(folder, { recursive: true })
})

async function started(options: Partial<LoopbackOptions> = {}): Promise<Loopback> {
  const server = await startLoopback({
    host: echoHost,
    pageFolder: folder,
    reportBug: (error) => {
      throw error
    },
    ...options,
  })
  open.push(server)
  return server
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** One raw request, with the target as it is written: `fetch` would tidy it. */
function send(
  server: Loopback,
  target: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  const { port } = new URL(server.origin)
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path: target,
        method: options.method ?? 'GET',
        headers: options.headers ?? {},
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    request.on('error', reject)
    request.end(options.body)
  })
}

/** Opens the one-time address as a browser does and gives the cookie it keeps. */
async function letIn(server: Loopback): Promise<string> {
  const answer = await send(server, new URL(server.freshAddress()).pathname)
  return String(answer.headers['set-cookie']).split(';')[0] ?? ''
}

async function callAs(
  server: Loopback,
  cookie: string,
  body: string | Buffer,
  name = 'echo',
): Promise<Answer> {
  return send(server, `/call/${name}`, {
    method: 'POST',
    headers: { cookie, origin: server.origin, 'content-type': 'application/json' },
    body,
  })
}

describe('the way in', () => {
  test('the printed address gives a cookie no script and no other site can use, and an address without a secret', async () => {
    const server = await started()
    const answer = await send(server, new URL(server.freshAddress()).pathname)
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toBe('/')
    const port = new URL(server.origin).port
    expect(String(answer.headers['set-cookie'])).toMatch(
      new RegExp(`^galley-${port}=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    )
  })

  test('a reload keeps working, also after a fresh address was made for another browser', async () => {
    const server = await started()
    const cookie = await letIn(server)
    server.freshAddress()
    for (const _ of [1, 2]) {
      expect((await send(server, '/', { headers: { cookie } })).status).toBe(200)
    }
  })

  test('the address opened a second time, elsewhere, is a plain page that says what to do', async () => {
    const server = await started()
    const path = new URL(server.freshAddress()).pathname
    await send(server, path)
    const again = await send(server, path)
    expect(again.status).toBe(403)
    expect(again.headers['set-cookie']).toBeUndefined()
    expect(again.text).toContain('This address has been used')
    expect(again.text).toContain('press Enter')
    expect(again.text).not.toContain('<script')
  })

  test('the address opened a second time in the same browser just opens the page', async () => {
    const server = await started()
    const address = new URL(server.freshAddress()).pathname
    const cookie = String((await send(server, address)).headers['set-cookie']).split(';')[0] ?? ''
    const again = await send(server, address, { headers: { cookie } })
    expect([again.status, again.headers['location']]).toEqual([303, '/'])
  })

  test('a cookie of another run opens nothing', async () => {
    const cookie = await letIn(await started())
    const other = await started()
    expect((await send(other, '/', { headers: { cookie } })).status).toBe(401)
  })
})

describe('the page', () => {
  test('comes with the strict policy, no sniffing and no cross-origin headers', async () => {
    const server = await started()
    const { headers, text } = await send(server, '/', { headers: { cookie: await letIn(server) } })
    expect(text).toContain('<title>Galley</title>')
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  test('its hashed files may be kept for ever, its entry never', async () => {
    const server = await started()
    const cookie = await letIn(server)
    expect((await send(server, '/assets/main-1.js', { headers: { cookie } })).headers).toMatchObject({
      'cache-control': 'private, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    })
    expect((await send(server, '/', { headers: { cookie } })).headers['cache-control']).toBe('no-cache')
  })

  const outside = [
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/etc/passwd',
    '/..\\package.json',
    '/assets//main-1.js',
    '/.env',
    '/%00',
    '/assets',
    '/assets/',
    '/notes.md',
    '/absent.js',
    '/%E0%A4%A',
    `/${'a'.repeat(2_000)}.js`,
  ]
  test.each(outside)('%s is not part of it', async (target) => {
    const server = await started()
    const answer = await send(server, target, { headers: { cookie: await letIn(server) } })
    expect(answer.status).toBe(404)
    expect(answer.text).toContain('This is not an address of Galley.')
  })

  test('HEAD gives the headers and no body', async () => {
    const server = await started()
    const answer = await send(server, '/', { method: 'HEAD', headers: { cookie: await letIn(server) } })
    expect([answer.status, answer.text]).toEqual([200, ''])
  })
})

describe('the audio of an episode', () => {
  test('comes whole or in parts, for those who are let in', async () => {
    const server = await started()
    const cookie = await letIn(server)
    const whole = await send(server, '/media/ep-1', { headers: { cookie } })
    expect([whole.status, whole.text, whole.headers['content-type']]).toEqual([
      200,
      'not part of the page',
      'audio/mpeg',
    ])
    const part = await send(server, '/media/ep-1', { headers: { cookie, range: 'bytes=4-7' } })
    expect([part.status, part.text, part.headers['content-range']]).toEqual([206, 'part', 'bytes 4-7/20'])
    expect((await send(server, '/media/ep-1')).status).toBe(401)
  })

  test.each(['/media/ep-2', '/media/', '/media/..%2fpage', '/media/ep-1/more'])(
    'is not at %s',
    async (target) => {
      const server = await started()
      expect((await send(server, target, { headers: { cookie: await letIn(server) } })).status).toBe(404)
    },
  )

  test('may be left in the middle by a player that jumps', async () => {
    const server = await started()
    await writeFile(join(folder, 'notes.md'), Buffer.alloc(8_000_000))
    const headers = { cookie: await letIn(server) }
    const leaving = new AbortController()
    const response = await fetch(`${server.origin}/media/ep-1`, { headers, signal: leaving.signal })
    leaving.abort()
    expect(response.status).toBe(200)
    expect((await send(server, '/media/ep-1', { headers: { ...headers, range: 'bytes=0-0' } })).status).toBe(
      206,
    )
  })
})

describe('calls', () => {
  test('reach the host with their input and their caller', async () => {
    const server = await started()
    const answer = await callAs(server, await letIn(server), '{"a":1}', 'library.list')
    expect(JSON.parse(answer.text)).toEqual({
      ok: true,
      value: { name: 'library.list', input: { a: 1 }, caller: 'browser-1' },
    })
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  test('larger than the limit are refused in a sentence, whether they say their size or not', async () => {
    const server = await started({ longestBody: 1_000 })
    const cookie = await letIn(server)
    const said = await callAs(server, cookie, JSON.stringify('x'.repeat(2_000)))
    const unsaid = await send(server, '/call/echo', {
      method: 'POST',
      headers: {
        cookie,
        origin: server.origin,
        'content-type': 'application/json',
        'transfer-encoding': 'chunked',
      },
      body: JSON.stringify('x'.repeat(2_000)),
    })
    for (const answer of [said, unsaid]) {
      expect(answer.status).toBe(413)
      expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'too-large' } })
    }
  })

  test.each([
    ['half of a JSON text', '{"a":'],
    ['bytes that are no text', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['a tower of brackets', '['.repeat(10_000)],
  ])('%s is refused as input', async (_, body) => {
    const server = await started()
    const answer = await callAs(server, await letIn(server), body)
    expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([400, 'invalid-input'])
  })

  test('from elsewhere get an envelope too, so that every client can read why', async () => {
    const server = await started()
    const answer = await callAs(server, 'galley=guess', '{}')
    expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([401, 'forbidden'])
  })

  test('under way when the server stops are answered first', async () => {
    let finish: (() => void) | undefined
    const slow: LoopbackOptions['host'] = {
      ...echoHost,
      dispatch: () => new Promise((resolve) => (finish = () => resolve({ ok: true, value: 'finished' }))),
    }
    const server = await started({ host: slow })
    const answering = callAs(server, await letIn(server), '{}')
    while (!finish) await new Promise((resolve) => setTimeout(resolve, 5))
    const closing = server.close()
    finish()
    expect(JSON.parse((await answering).text).value).toBe('finished')
    await closing
    open = []
  })
})

describe('events', () => {
  /** Listens to a stream; each wait gives all that was said until `wanted` was. */
  async function listening(server: Loopback, cookie: string, after: string) {
    const response = await fetch(`${server.origin}/events${after}`, { headers: { cookie } })
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    let text = ''
    return {
      async until(wanted: string): Promise<string> {
        while (!text.includes(wanted)) text += Buffer.from((await reader.read()).value ?? []).toString()
        return text
      },
      stop: () => reader.cancel(),
    }
  }

  /** Reads a stream until it has said `wanted`. */
  async function heard(server: Loopback, cookie: string, after: string, wanted: string): Promise<string> {
    const stream = await listening(server, cookie, after)
    const text = await stream.until(wanted)
    await stream.stop()
    return text
  }

  test('begin with a name for the place in the log, and go on with what happens', async () => {
    const server = await started()
    const stream = await listening(server, await letIn(server), '')
    await stream.until('ready')
    announce(event)
    const text = await stream.until('library.changed')
    await stream.stop()
    expect(text).toMatch(/^event: ready\nid: \w+-0\ndata: \{"gap":false\}\n\n/)
    expect(text).toMatch(/id: \w+-1\ndata: \{"name":"library.changed","payload":\{\}\}\n\n$/)
  })

  test('missed while the connection was broken come first on the next one', async () => {
    const server = await started()
    const cookie = await letIn(server)
    const place = /id: (\S+)/.exec(await heard(server, cookie, '', 'ready'))?.[1] ?? ''
    announce(event)
    const text = await heard(server, cookie, `?after=${place}`, 'library.changed')
    expect(text).toContain('{"gap":false}')
  })

  test('of another run cannot be resumed, and the client is told', async () => {
    const server = await started()
    expect(await heard(server, await letIn(server), '?after=other-7', 'gap')).toContain('{"gap":true}')
  })

  test('give signs of life', async () => {
    const server = await started({ heartbeat: 20 })
    expect(await heard(server, await letIn(server), '', ': still here')).toContain(': still here')
  })
})

describe('the door', () => {
  test('is on 127.0.0.1 and on a free port', async () => {
    const [one, two] = [await started(), await started()]
    expect(one.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(one.origin).not.toBe(two.origin)
  })

  test('says so when the port is taken', async () => {
    const taken = Number(new URL((await started()).origin).port)
    await expect(started({ port: taken })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(`Port ${taken} is taken`),
    })
  })

  test('a request under another name gets nothing but a sentence', async () => {
    const server = await started()
    const answer = await send(server, '/', {
      headers: { host: 'galley.example', cookie: await letIn(server) },
    })
    expect(answer.status).toBe(421)
    expect(answer.text).toContain('exact address')
  })
})
