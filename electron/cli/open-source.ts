import { basename, resolve } from 'node:path'
import type { ChapterList, Parsed } from '../../core/formats/format.ts'
import { bytesInMemory } from '../../core/formats/media/memory-bytes.ts'
import type { ByteSource, MediaFormat } from '../../core/formats/media-format.ts'
import { detectMedia, mediaHeadLength } from '../../core/formats/media-registry.ts'
import type { Io } from './io.ts'
import { explain, type Input, readInput } from './read-input.ts'

/** What a file a person named turned out to be: audio with chapters in it, or bytes to be read as a text. */
export type Source =
  | {
      readonly kind: 'media'
      readonly name: string
      readonly format: MediaFormat
      readonly parsed: Parsed<ChapterList>
    }
  | { readonly kind: 'other'; readonly input: Input }

/** Reads a file, or stdin for `-`. Of audio only the chapters are read, whatever its size. */
export async function openSource(io: Io, file: string): Promise<Source> {
  if (file === '-') {
    const input = await readInput(io, file)
    const bytes = bytesInMemory(input.bytes)
    return (await mediaIn(bytes, input.name)) ?? { kind: 'other', input }
  }
  const media = await reading(io, file, (bytes) => mediaIn(bytes, basename(file)))
  return media ?? { kind: 'other', input: await readInput(io, file) }
}

/** Which media format a file is in; undefined when none. */
export async function mediaFormatOf(io: Io, file: string): Promise<MediaFormat | undefined> {
  return reading(io, file, formatIn)
}

async function formatIn(bytes: ByteSource): Promise<MediaFormat | undefined> {
  return detectMedia(await bytes.read(0, mediaHeadLength))
}

async function mediaIn(bytes: ByteSource, name: string): Promise<Source | undefined> {
  const format = await formatIn(bytes)
  return format && { kind: 'media', name, format, parsed: await format.read(bytes) }
}

async function reading<T>(io: Io, file: string, use: (bytes: ByteSource) => Promise<T>): Promise<T> {
  try {
    const bytes = await io.openFile(resolve(io.cwd, file))
    try {
      return await use(bytes)
    } finally {
      await bytes.close()
    }
  } catch (error) {
    throw explain(error, file)
  }
}
