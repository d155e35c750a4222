import { CircleAlert } from 'lucide-react'
import { isAppError } from '../../core/errors.ts'
import { shellText } from '../text/shell.ts'
import { showToast } from './toasts.ts'

/** An error as a sentence for the person. */
export function messageOf(error: unknown): string {
  return isAppError(error) ? error.message : shellText.unexpected
}

/** Tells an error in a toast that stays. */
export function tellError(error: unknown): void {
  showToast({ title: messageOf(error), icon: CircleAlert, tone: 'err', stays: true })
}

/** Tells every failure that no code caught, so that `void apply(…)` never fails in silence. */
export function tellUncaughtErrors(): () => void {
  const told = (event: PromiseRejectionEvent) => {
    if (isAppError(event.reason)) event.preventDefault()
    tellError(event.reason)
  }
  window.addEventListener('unhandledrejection', told)
  return () => window.removeEventListener('unhandledrejection', told)
}
