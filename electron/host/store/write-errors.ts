import { AppError, isAppError } from '../../../core/errors.ts'
import { codeOf } from './file-system.ts'

/**
 * Says a failed write in plain words. `what` begins the sentence: "The episode". An explained failure
 * passes unchanged.
 */
export function asWriteError(error: unknown, what: string): AppError {
  if (isAppError(error)) return error
  const systemCode = codeOf(error)
  const details = systemCode === undefined ? {} : { systemCode }
  switch (systemCode) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError(
        'disk-full',
        `${what} could not be saved: the disk is full. What was saved before is whole. Make some room on the disk, then try again.`,
        details,
        error,
      )
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError(
        'permission-denied',
        `${what} could not be saved: this computer does not allow writing there. What was saved before is whole. Check the folder's permissions, then try again.`,
        details,
        error,
      )
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENXIO':
      return new AppError(
        'save-failed',
        `${what} could not be saved: its folder is gone. Bring the disk or the folder back, then try again.`,
        details,
        error,
      )
    case 'EBUSY':
      return new AppError(
        'save-failed',
        `${what} could not be saved: another program holds the file. What was saved before is whole. Close that program, then try again.`,
        details,
        error,
      )
    default:
      return new AppError(
        'save-failed',
        `${what} could not be saved: the disk reported a fault${systemCode ? ` (${systemCode})` : ''}. What was saved before is whole. Try again, and look after the disk if it happens twice.`,
        details,
        error,
      )
  }
}

/** Says a failed read in plain words. `what` begins the sentence: "The episode". */
export function asReadError(error: unknown, what: string): AppError {
  if (isAppError(error)) return error
  const systemCode = codeOf(error)
  const details = systemCode === undefined ? {} : { systemCode }
  if (systemCode === 'EACCES' || systemCode === 'EPERM') {
    return new AppError(
      'permission-denied',
      `${what} could not be read: this computer does not allow it. Nothing was changed. Check the file's permissions.`,
      details,
      error,
    )
  }
  return new AppError(
    'unreadable-file',
    `${what} could not be read: the disk reported a fault${systemCode ? ` (${systemCode})` : ''}. Nothing was changed.`,
    details,
    error,
  )
}
