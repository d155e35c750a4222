import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { type FileAnswer, type FileRequest, serveFile } from './serve-range.ts'

const content = '0123456789'

async function ask(request: Partial<FileRequest> = {}): Promise<FileAnswer & { readonly text: string }> {
  const path = join(await temporaryFolder(), 'audio.mp3')
  await writeFile(path, content)
  const answer = await serveFile({ path, mediaType: 'audio/mpeg', method: 'GET', ...request })
  return { ...answer, text: answer.body ? await textOf(answer.body) : '' }
}

async function textOf(body: Readable): Promise<string> {
  let text = ''
  for await (const chunk of body) text += String(chunk)
  return text
}

test('without a range the whole file comes, and says that ranges can be asked for', async () => {
  const answer = await ask()
  expect(answer).toMatchObject({ status: 200, text: content })
  expect(answer.headers).toMatchObject({
    'Content-Type': 'audio/mpeg',
    'Content-Length': '10',
    'Accept-Ranges': 'bytes',
    'X-Content-Type-Options': 'nosniff',
  })
})

describe('a range', () => {
  test.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=4-', '456789', 'bytes 4-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-99', content, 'bytes 0-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=9-9', '9', 'bytes 9-9/10'],
    ['BYTES=0-0', '0', 'bytes 0-0/10'],
  ])('%s gives that part', async (range, text, contentRange) => {
    const answer = await ask({ range })
    expect(answer).toMatchObject({ status: 206, text })
    expect(answer.headers).toMatchObject({
      'Content-Range': contentRange,
      'Content-Length': String(text.length),
    })
  })

  test.each(['bytes=10-', 'bytes=99-100', 'bytes=-0'])(
    '%s lies outside and is refused with the length',
    async (range) => {
      const answer = await ask({ range })
      expect(answer).toMatchObject({ status: 416, text: '' })
      expect(answer.headers['Content-Range']).toBe('bytes */10')
    },
  )

  test.each([
    'bytes=0-1,3-4',
    'bytes=5-2',
    'bytes=-',
    'bytes=a-b',
    'items=0-1',
    'bytes=1--2',
    'bytes=99999999999999999999-',
    '',
  ])('"%s" makes no sense or asks for several, and gets the whole file', async (range) => {
    expect(await ask({ range })).toMatchObject({ status: 200, text: content })
  })

  test('of a file that changed meanwhile gets the whole new file', async () => {
    const first = await ask()
    const tag = first.headers['ETag'] ?? ''
    expect(await ask({ range: 'bytes=0-3', ifRange: '"other"' })).toMatchObject({ status: 200 })
    expect(tag).toMatch(/^"a-[0-9a-f]+"$/)
  })
})

test('HEAD gives the same headers and no body', async () => {
  const answer = await ask({ method: 'HEAD', range: 'bytes=0-3' })
  expect(answer).toMatchObject({ status: 206, text: '' })
  expect(answer.body).toBeUndefined()
  expect(answer.headers['Content-Length']).toBe('4')
})

test('any other method is refused', async () => {
  expect(await ask({ method: 'POST' })).toMatchObject({ status: 405, headers: { Allow: 'GET, HEAD' } })
})

test('an empty file is served as empty, and any range of it is refused', async () => {
  const path = join(await temporaryFolder(), 'empty.mp3')
  await writeFile(path, '')
  const request = { path, mediaType: 'audio/mpeg', method: 'GET' }
  const answer = await serveFile(request)
  expect(answer).toMatchObject({ status: 200, headers: { 'Content-Length': '0' } })
  expect(await serveFile({ ...request, range: 'bytes=0-' })).toMatchObject({ status: 416 })
})

test('a missing file and a folder are not found', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'x'))
  const request = { mediaType: 'audio/mpeg', method: 'GET' }
  expect(await serveFile({ ...request, path: join(folder, 'gone') })).toMatchObject({ status: 404 })
  expect(await serveFile({ ...request, path: join(folder, 'x') })).toMatchObject({ status: 404 })
})
