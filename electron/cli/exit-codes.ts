import type { AppError, ErrorCode } from '../../core/errors.ts'

/** What the command line tells the program that called it. */
export const exitCodes = {
  done: 0,
  /** Done, and failed checks were found. */
  findings: 1,
  usage: 2,
  unreadable: 3,
  /** Locked, in conflict, or it would have overwritten something. */
  refused: 4,
  bug: 70,
} as const

/** One of the exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** What every refusal means to a script: wrong usage, unreadable input, refused, or a bug. */
const codeOf: Readonly<Record<ErrorCode, ExitCode>> = {
  usage: exitCodes.usage,
  'invalid-input': exitCodes.usage,
  'invalid-edit': exitCodes.usage,
  'not-found': exitCodes.usage,
  'format-read-only': exitCodes.usage,
  'format-unknown': exitCodes.unreadable,
  'too-large': exitCodes.unreadable,
  'unreadable-file': exitCodes.unreadable,
  'not-text': exitCodes.unreadable,
  'format-ambiguous': exitCodes.unreadable,
  'format-error': exitCodes.unreadable,
  'nothing-found': exitCodes.unreadable,
  'schema-invalid': exitCodes.unreadable,
  'schema-too-new': exitCodes.unreadable,
  'episode-missing': exitCodes.usage,
  'episode-damaged': exitCodes.unreadable,
  'library-missing': exitCodes.unreadable,
  'template-error': exitCodes.unreadable,
  'preview-expired': exitCodes.refused,
  'invariant-broken': exitCodes.refused,
  'edit-stale': exitCodes.refused,
  'correction-stale': exitCodes.refused,
  'library-not-empty': exitCodes.refused,
  'library-locked': exitCodes.refused,
  'library-read-only': exitCodes.refused,
  'revision-conflict': exitCodes.refused,
  'changed-on-disk': exitCodes.refused,
  'nothing-to-undo': exitCodes.refused,
  'nothing-to-redo': exitCodes.refused,
  'save-failed': exitCodes.refused,
  'disk-full': exitCodes.refused,
  'permission-denied': exitCodes.refused,
  'plan-expired': exitCodes.refused,
  'checks-failed': exitCodes.findings,
  'destination-exists': exitCodes.refused,
  'destination-unusable': exitCodes.refused,
  'round-trip-failed': exitCodes.bug,
  'unknown-call': exitCodes.bug,
  forbidden: exitCodes.refused,
  disconnected: exitCodes.bug,
  cancelled: exitCodes.refused,
  internal: exitCodes.bug,
}

/** The exit code of an explained failure. */
export function exitCodeOf(error: AppError): ExitCode {
  return codeOf[error.code]
}
