import { expect, test } from 'vitest'
import type { Client } from '../../../core/contract/client.ts'
import { readHanded } from './read-handed.ts'

/** A host that only notes what it is asked. */
function noting(): { client: Client; asked: string[] } {
  const asked: string[] = []
  const client = { call: async (name: string) => void asked.push(name) } as unknown as Client
  return { client, asked }
}

test('audio that may hold chapters is handed to the host', async () => {
  const { client, asked } = noting()
  await readHanded(client, { kind: 'file', file: new File(['ID3'], 'episode.MP3', { type: 'audio/mpeg' }) })
  expect(asked).toEqual(['import.read'])
})

test('other audio is refused before it travels, with what to do', async () => {
  const { client, asked } = noting()
  const file = new File(['RIFF'], 'raw.wav', { type: 'audio/wav' })
  await expect(readHanded(client, { kind: 'file', file })).rejects.toThrow(/Leave raw\.wav out/)
  expect(asked).toEqual([])
})

test('audio that is too large is refused with another way to read it', async () => {
  const { client, asked } = noting()
  const file = new File([''], 'long.m4a')
  Object.defineProperty(file, 'size', { value: 51 * 1024 * 1024 })
  await expect(readHanded(client, { kind: 'file', file })).rejects.toThrow(/galley import/)
  expect(asked).toEqual([])
})
