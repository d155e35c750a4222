import type { z } from 'zod'
import type { Disk } from './disk.ts'
import { parseJson } from './episode-text.ts'
import { readIfThere } from './file-system.ts'
import { asReadError } from './write-errors.ts'

/** A small JSON file: its value, that it is missing, or why it cannot be used. */
export type JsonFile<T> =
  | { readonly state: 'good'; readonly value: T }
  | { readonly state: 'missing' }
  | { readonly state: 'damaged'; readonly document?: unknown; readonly text: string }

/** Reads a small JSON file and checks it; `what` begins the sentence of a failing disk. */
export async function readJsonFile<T>(
  { fileSystem }: Disk,
  path: string,
  schema: z.ZodType<T>,
  what: string,
): Promise<JsonFile<T>> {
  let bytes: Uint8Array | undefined
  try {
    bytes = await readIfThere(fileSystem, path)
  } catch (error) {
    throw asReadError(error, what)
  }
  if (!bytes) return { state: 'missing' }
  try {
    const document = parseJson(bytes)
    const outcome = schema.safeParse(document)
    return outcome.success
      ? { state: 'good', value: outcome.data }
      : { state: 'damaged', document, text: Buffer.from(bytes).toString() }
  } catch {
    return { state: 'damaged', text: Buffer.from(bytes).toString() }
  }
}

/** The text of a small JSON file, for people to read. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
