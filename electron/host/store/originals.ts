import { extname, join } from 'node:path'
import { Transcript } from '../../../core/episode/schema.ts'
import { AppError } from '../../../core/errors.ts'
import { writeNew } from './atomic-write.ts'
import type { Disk } from './disk.ts'
import { parseJson } from './episode-text.ts'
import { codeOf, listIfThere, readIfThere } from './file-system.ts'
import { asWriteError } from './write-errors.ts'

/** What was imported into one episode, as it came. Nothing here is ever written a second time. */
export interface Originals {
  /** Keeps a file under its own name, made safe and unique; gives the name. */
  keep(name: string, bytes: Uint8Array): Promise<string>
  /** Removes a file that was kept just now and of which nothing was used; `name` is what keeping gave. */
  letGo(name: string): Promise<void>
  /** Keeps a transcript as it was imported, given as JSON. */
  keepTranscript(json: string): Promise<void>
  /** The import a transcript came from: the newest one that shares a turn with it, else the newest. */
  transcript(present?: Transcript): Promise<Transcript | undefined>
}

const transcriptName = /^transcript(?:-(\d{1,6}))?\.json$/i

/** The originals of one episode. */
export function originalsOf(disk: Disk, folder: string): Originals {
  const { fileSystem } = disk
  const write = async (name: string, bytes: Uint8Array): Promise<string> => {
    try {
      await fileSystem.makeFolder(folder)
      for (let copy = 1; ; copy += 1) {
        const unique = numbered(name, copy)
        if (await wroteNew(disk, join(folder, unique), bytes)) {
          await fileSystem.syncFolder(folder)
          return unique
        }
      }
    } catch (error) {
      throw asWriteError(error, 'The imported file')
    }
  }
  return {
    keep(name, bytes) {
      const safe = safeName(name)
      return write(transcriptName.test(safe) ? `imported-${safe}` : safe, bytes)
    },
    async letGo(name) {
      await fileSystem.remove(join(folder, name))
      await fileSystem.syncFolder(folder)
    },
    async keepTranscript(json) {
      await write('transcript.json', Buffer.from(`${json}\n`))
    },
    async transcript(present) {
      const kept = (await listIfThere(fileSystem, folder))
        .map((entry) => ({ name: entry.name, match: transcriptName.exec(entry.name) }))
        .filter(({ match }) => match !== null)
        .map(({ name, match }) => ({ name, copy: Number(match?.[1] ?? 1) }))
        .sort((a, b) => b.copy - a.copy)
      let newest: Transcript | undefined
      for (const { name } of kept) {
        const bytes = await readIfThere(fileSystem, join(folder, name))
        const transcript = bytes && readTranscript(bytes)
        if (transcript && (!present || sharesTurn(transcript, present))) return transcript
        newest ??= transcript
      }
      return newest
    },
  }
}

function readTranscript(bytes: Uint8Array): Transcript {
  const outcome = Transcript.safeParse(parseJson(bytes))
  if (outcome.success) return outcome.data
  throw new AppError(
    'unreadable-file',
    'The transcript as it was imported cannot be read any more, so changes cannot be compared with it. The episode itself is whole.',
  )
}

/** Turns of one import have ids of their own, so undoing a new recognition leads back to the older one. */
function sharesTurn(one: Transcript, other: Transcript): boolean {
  const ids = new Set(one.segments.map(({ id }) => id))
  return other.segments.some(({ id }) => ids.has(id))
}

/** False when a file of that name is there already. */
async function wroteNew({ fileSystem }: Disk, path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeNew(fileSystem, path, bytes)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function numbered(name: string, copy: number): string {
  if (copy === 1) return name
  const extension = extname(name)
  return `${name.slice(0, name.length - extension.length)}-${copy}${extension}`
}

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** A file name every system accepts, as near to the given one as can be; never a path. */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '-')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  const extension = extname(clean).slice(0, 16)
  const stem = clean.slice(0, clean.length - extname(clean).length)
  const short = `${cutToBytes(stem, 120)}${extension}`
  if (short === '' || short === extension) return `imported${extension}`
  return reserved.test(short) ? `imported-${short}` : short
}

/** Systems count a name in bytes; whole characters only. */
function cutToBytes(text: string, limit: number): string {
  let bytes = 0
  let result = ''
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > limit) break
    result += character
  }
  return result
}
