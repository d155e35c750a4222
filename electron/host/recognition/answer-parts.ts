import { type Envelope, failure } from '../../../core/contract/envelope.ts'
import { isAppError } from '../../../core/errors.ts'
import { additionParts } from './addition.ts'
import { compareRecognition } from './compare.ts'
import { type CompareParts, readAddParts, readCompareParts } from './compare-parts.ts'

/** Does what parts ask for, wherever it runs; long texts in the answer are JSON, which crosses at once. */
export function answerParts(parts: CompareParts): Envelope {
  try {
    const value =
      parts.kind === 'add'
        ? additionParts(readAddParts(parts))
        : JSON.stringify(compareRecognition(readCompareParts(parts)))
    return { ok: true, value }
  } catch (error) {
    if (isAppError(error)) return failure(error)
    throw error
  }
}
