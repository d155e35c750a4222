/** Every way Galley can refuse, as a sentence fragment. The list is closed: a client can switch on it. */
export const errorCodes = [
  // input
  'invalid-input',
  'invalid-edit',
  'not-found',
  'too-large',
  'unreadable-file',
  'not-text',
  'format-unknown',
  'format-ambiguous',
  'format-error',
  'format-read-only',
  'nothing-found',
  'preview-expired',
  // document
  'schema-invalid',
  'schema-too-new',
  'invariant-broken',
  'edit-stale',
  'correction-stale',
  'template-error',
  // library
  'episode-missing',
  'episode-damaged',
  'library-missing',
  'library-not-empty',
  'library-locked',
  'library-read-only',
  'revision-conflict',
  'changed-on-disk',
  'nothing-to-undo',
  'nothing-to-redo',
  'save-failed',
  'disk-full',
  'permission-denied',
  // publish
  'plan-expired',
  'checks-failed',
  'destination-exists',
  'destination-unusable',
  'round-trip-failed',
  // transport
  'unknown-call',
  'forbidden',
  'disconnected',
  'cancelled',
  'usage',
  'internal',
] as const

/** One of the known ways to fail. */
export type ErrorCode = (typeof errorCodes)[number]

/** Facts about an error a program may use; JSON-safe. */
export type ErrorDetails = Readonly<Record<string, unknown>>

/**
 * An expected failure, explained to the person: what happened, what is safe, what to do.
 * Anything that is not an `AppError` is a bug and is reported as `internal`.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly details: ErrorDetails | undefined

  constructor(code: ErrorCode, message: string, details?: ErrorDetails, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.details = details
  }
}

/** Whether a thrown value is an explained failure, optionally of one given code. */
export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code)
}

/** Stops the program when something impossible happened. The message says why it is impossible. */
export function assert(condition: boolean, rationale: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${rationale}`)
}
