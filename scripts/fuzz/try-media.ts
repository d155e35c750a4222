import { isAppError } from '../../core/errors.ts'
import { listDifference } from '../../core/formats/chapter-difference.ts'
import type { ChapterList, Parsed } from '../../core/formats/format.ts'
import { bytesInMemory } from '../../core/formats/media/memory-bytes.ts'
import type { MediaFormat } from '../../core/formats/media-format.ts'
import { brokenInChapters } from './promises.ts'
import type { Fault } from './try-input.ts'

/**
 * Lets a media format judge and read one file, write what it read back into it, and read that again. A refusal
 * with a `format-error` is no fault, be it of reading or of writing.
 */
export async function tryMedia(format: MediaFormat, bytes: Uint8Array): Promise<Fault | undefined> {
  try {
    const score = format.detect(bytes.subarray(0, 4096))
    if (!(score >= 0 && score <= 1)) return { kind: 'promise', message: `detect answered ${score}` }
    const broken = await brokenPromise(format, bytes)
    return broken === undefined ? undefined : { kind: 'promise', message: broken }
  } catch (error) {
    return { kind: 'crash', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

async function brokenPromise(format: MediaFormat, bytes: Uint8Array): Promise<string | undefined> {
  const parsed = await allowed(() => format.read(bytesInMemory(bytes)))
  if (!parsed) return undefined
  const odd = brokenInChapters(parsed.value) ?? brokenWarning(parsed)
  if (odd !== undefined) return odd
  const made = await allowed(() => allOf(format.write(bytesInMemory(bytes), parsed.value)))
  if (!made) return undefined
  const again = await allowed(() => format.read(bytesInMemory(made)))
  if (!again) return 'what was written is refused'
  const difference = differs(format, parsed.value, again.value)
  if (difference !== undefined) return `written and read again, ${difference}`
  const [before, after] = [await soundOf(format, bytes), await soundOf(format, made)]
  return before === undefined || before === after ? undefined : 'its audio differs'
}

function brokenWarning({ warnings }: Parsed<ChapterList>): string | undefined {
  const bad = warnings.find(({ code, message }) => code === '' || !/[.!]$/.test(message))
  return bad && `the warning ${bad.code} says “${bad.message}”`
}

function differs(format: MediaFormat, asked: ChapterList, read: ChapterList): string | undefined {
  const kept = format.kept(asked)
  const duration = read.duration ?? kept.duration
  return listDifference(format, { ...kept, ...(duration !== undefined && { duration }) }, read)
}

/** Undefined where the audio cannot be made out, which keeps anything from being written. */
async function soundOf(format: MediaFormat, bytes: Uint8Array): Promise<string | undefined> {
  const all = await allowed(() => allOf(format.audio(bytesInMemory(bytes))))
  return all && Buffer.from(all).toString('latin1')
}

async function allOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

/** Undefined where the format refuses in a sentence; any other failure is a crash. */
async function allowed<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run()
  } catch (error) {
    if (isAppError(error, 'format-error') && /^[A-Z“].*\.$/su.test(error.message)) return undefined
    throw error
  }
}
