import { AppError } from '../errors.ts'

/** The most characters one call may carry: a large transcript or a handed-over file, not a whole disk. */
export const longestPayload = 96 * 1024 * 1024

/** The deepest nesting a payload may have; a document needs about ten. */
export const deepestPayload = 100

/**
 * Reads the text of one call as it came over a wire. Size and depth are checked before the text is
 * parsed, so that a hostile payload costs one scan. An empty text is a call without input.
 */
export function parsePayload(text: string, limit = longestPayload): unknown {
  if (text.length > limit) throw payloadTooLarge(limit)
  if (nestsDeeperThan(text, deepestPayload)) {
    throw new AppError('invalid-input', 'The request is nested too deeply. Nothing was changed.')
  }
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('invalid-input', 'The request is not valid JSON. Nothing was changed.')
  }
}

/** The refusal of a payload over the limit, in megabytes a person can compare with a file's size. */
export function payloadTooLarge(limit: number): AppError {
  const megabytes = Math.floor(limit / 1024 / 1024)
  return new AppError(
    'too-large',
    `This is larger than the ${megabytes} MB Galley takes in one piece. Nothing was changed. Split the file, or drop only the part you need.`,
    { limit },
  )
}

/** Whether brackets outside strings nest deeper than `limit`; linear, and right for any valid JSON. */
function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (code === backslash) at += 1
      else if (code === quote) inString = false
    } else if (code === quote) inString = true
    else if (code === openBracket || code === openBrace) {
      depth += 1
      if (depth > limit) return true
    } else if (code === closeBracket || code === closeBrace) depth -= 1
  }
  return false
}

const quote = 0x22
const backslash = 0x5c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d
