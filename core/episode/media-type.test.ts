import { expect, test } from 'vitest'
import { mediaTypeOf } from './media-type.ts'

test.each([
  ['https://cdn.example/7.mp3', 'audio/mpeg'],
  ['https://cdn.example/7.M4A?token=1#t=3', 'audio/x-m4a'],
  ['talk.opus', 'audio/ogg'],
  ['talk.mp4', 'video/mp4'],
  ['https://a.example/mp3', undefined],
  ['https://a.example/talk.mp3/notes', undefined],
  ['https://a.example/?file=talk.mp3', 'audio/mpeg'],
  ['', undefined],
])('%j is of the type %s', (source, type) => {
  expect(mediaTypeOf(source)).toBe(type)
})
