import { dirname, resolve } from 'node:path'
import { AppError } from '../../core/errors.ts'
import { asWriteError } from '../host/store/write-errors.ts'
import type { Io } from './io.ts'

/**
 * Writes a file a person named; one that is there only with `replace`. Refuses in a sentence that, a folder in its
 * place, a folder that is missing, and the rest.
 */
export async function writeOutput(
  io: Io,
  file: string,
  text: string,
  how: { readonly replace: boolean },
): Promise<void> {
  try {
    await io.writeFile(resolve(io.cwd, file), text, how)
  } catch (error) {
    throw explainOutput(error, file)
  }
}

function explainOutput(error: unknown, file: string): AppError {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EEXIST':
      return new AppError(
        'destination-exists',
        `There is already a file "${file}". Nothing was written. Give --replace to put the new one in its place, or name another OUT.`,
      )
    case 'EISDIR':
    case 'ENOTEMPTY':
      return new AppError(
        'destination-unusable',
        `"${file}" is a folder. Nothing was written. Name a file in it.`,
      )
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError(
        'destination-unusable',
        `There is no folder "${dirname(file)}" to write into. Nothing was written. Make it first, or name another place.`,
      )
    default:
      return asWriteError(error, `"${file}"`)
  }
}
