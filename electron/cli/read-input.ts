import { basename, extname, resolve } from 'node:path'
import { longestPayload } from '../../core/contract/payload.ts'
import { AppError } from '../../core/errors.ts'
import { readText } from '../../core/formats/documents/read-text.ts'
import type { Io } from './io.ts'

/** A file a person named, with its bytes. */
export interface Input {
  /** The file's own name without its folder; what detection may use to break a tie. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** The most bytes one input may have: in base64 it still fits into one call. */
const mostBytes = Math.floor((longestPayload * 3) / 4) - 1024

/** Reads a file, or stdin for `-`. Refuses in a sentence what is missing, a folder, or too large. */
export async function readInput(io: Io, file: string): Promise<Input> {
  if (file === '-') return limited({ name: 'stdin', bytes: await io.readStdin() }, undefined)
  const path = resolve(io.cwd, file)
  try {
    const size = await io.fileSize(path)
    if (size > mostBytes) return limited({ name: file, bytes: new Uint8Array() }, size)
    return { name: basename(path), bytes: await io.readFile(path) }
  } catch (error) {
    throw explain(error, file)
  }
}

/** The text of a file a person named. */
export interface TextInput {
  readonly name: string
  readonly text: string
  /** What breaks a tie between formats: the name's, or that of the text inside a document. */
  readonly extension: string
}

/** A text a person named, decoded whatever its encoding; what was odd about it is said. */
export async function readTextInput(io: Io, file: string): Promise<TextInput> {
  return textOf(io, await readInput(io, file))
}

/** The text in bytes that were read already. */
export function textOf(io: Io, { name, bytes }: Input): TextInput {
  const { text, warnings, extension = extname(name) } = readText(bytes)
  for (const { message } of warnings) io.say(`Note: ${message}`)
  return { name, text, extension }
}

function limited(input: Input, size = input.bytes.length): Input {
  if (size <= mostBytes) return input
  const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)
  throw new AppError(
    'too-large',
    `"${input.name}" has ${megabytes(size)} MB; Galley takes up to ${megabytes(mostBytes)} MB in one piece. Nothing was changed. Split it, or give only the part you need.`,
  )
}

/** A failure to read a file in plain words, where it is one of those a person can do something about. */
export function explain(error: unknown, file: string): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new AppError('unreadable-file', `There is no file "${file}". Nothing was changed.`)
  }
  if (code === 'EISDIR') {
    return new AppError(
      'unreadable-file',
      `"${file}" is a folder. Nothing was changed. Name the files in it.`,
    )
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new AppError('unreadable-file', `This account may not read "${file}". Nothing was changed.`)
  }
  return error
}
