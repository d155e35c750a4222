import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { watchOutput } from './watch-output.ts'

function output() {
  const said: string[] = []
  const stream = Object.assign(new EventEmitter(), { write: (text: string) => said.push(text) })
  return {
    said,
    stream,
    fail: (code: string) => stream.emit('error', Object.assign(new Error(code), { code })),
  }
}

function watched() {
  const [stdout, stderr] = [output(), output()]
  const codes: number[] = []
  watchOutput(stdout.stream, stderr.stream, (code) => codes.push(code))
  return { stdout, stderr, codes }
}

test('a reader that has seen enough is no failure, on either stream', () => {
  const { stdout, stderr, codes } = watched()
  stdout.fail('EPIPE')
  stderr.fail('EPIPE')
  stdout.fail('ERR_STREAM_DESTROYED')
  expect(codes).toEqual([])
  expect(stderr.said).toEqual([])
})

test('a full disk under the output is a refusal, said once', () => {
  const { stdout, stderr, codes } = watched()
  stdout.fail('ENOSPC')
  stdout.fail('ENOSPC')
  expect(codes).toEqual([4, 4])
  expect(stderr.said).toHaveLength(1)
  expect(stderr.said[0]).toMatch(/\(ENOSPC\).* library is safe/)
})
