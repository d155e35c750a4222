import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromLatin1, fromUint32, fromUint32le, latin1, uint32, uint32le } from './bytes.ts'
import { frameBytes, fromSynchsafe, holderOf, synchsafe, walkFrames } from './id3-frames.ts'
import { encode, encodeMarked, encodingFor, textAt } from './id3-text.ts'
import { bytesInMemory } from './memory-bytes.ts'

test('bytes of ISO 8859-1 of any length read as they were written', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(latin1(bytes)).toBe(String.fromCharCode(...bytes))
      expect(fromLatin1(latin1(bytes))).toEqual(bytes)
    }),
  )
})

test('numbers of four bytes read as they were written, and bytes past the end count as 0', () => {
  fc.assert(
    fc.property(fc.nat({ max: 0xffff_ffff }), fc.integer({ min: 0, max: 4 }), (value, cut) => {
      const cutOff = 2 ** (8 * (4 - cut))
      expect(uint32(fromUint32(value), 0)).toBe(value)
      expect(uint32(fromUint32(value).subarray(0, cut), 0)).toBe(Math.floor(value / cutOff) * cutOff)
      expect(uint32le(fromUint32le(value), 0)).toBe(value)
    }),
  )
})

test('numbers in sevens of bits read as they were written, and a high bit says that it is none', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 28 - 1 }), fc.nat({ max: 3 }), (value, at) => {
      const bytes = fromSynchsafe(value)
      expect(synchsafe(bytes, 0)).toBe(value)
      bytes[at] = (bytes[at] ?? 0) | 0x80
      expect(synchsafe(bytes, 0)).toBeUndefined()
    }),
  )
})

test('a text with its encoding in front is the encoding and the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const encoding = encodingFor(text)
      const bytes = encodeMarked(text)
      expect(bytes).toEqual(Uint8Array.of(encoding, ...encode(text, encoding)))
      if (!text.includes('\0')) expect(textAt(bytes, 1, encoding).text).toBe(text)
    }),
  )
})

test('a frame that holds frames is one frame around their bytes', () => {
  const part = fc.record({
    id: fc.constantFrom('TIT2', 'WXXX', 'APIC'),
    flags: fc.constantFrom(0, 0x20, 0x8000),
    body: fc.uint8Array({ maxLength: 30 }),
  })
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), fc.array(part, { maxLength: 4 }), (own, parts) => {
      const body = Uint8Array.from([own, ...parts.map(frameBytes)].flatMap((piece) => [...piece]))
      const { bytes: held, at } = holderOf('CHAP', own.length, parts)
      held.set(own, at)
      expect(held).toEqual(frameBytes({ id: 'CHAP', flags: 0, body }))
      expect(walkFrames(held, 0, 3).frames).toEqual([{ id: 'CHAP', flags: 0, body }])
    }),
  )
})

/** Like the Buffer of Node: bytes of another class, somewhere inside of others. */
class OtherBytes extends Uint8Array {}

test('bytes of any class in memory are read as plain bytes of their own stretch', async () => {
  const whole = Uint8Array.of(1, 2, 3, 4, 5, 6)
  const file = bytesInMemory(new OtherBytes(whole.buffer, 2, 3))
  const bytes = await file.read(1, 9)
  expect(file.size).toBe(3)
  expect([...bytes]).toEqual([4, 5])
  expect(bytes.constructor).toBe(Uint8Array)
})
