import { CircleAlert } from 'lucide-react'
import { isAppError } from '../../core/errors.ts'
import { shellText } from '../text/shell.ts'
import { episodeToTellOf, showToast, type Toast } from './toasts.ts'

/** An error as a sentence for the person. */
export function messageOf(error: unknown): string {
  return isAppError(error) ? error.message : shellText.unexpected
}

/** Tells an error in a toast that stays for as long as the episode that is open. */
export function tellError(error: unknown): void {
  showRefusal(error, {})
}

/** Tells an error as `tellError` does, of another episode or with something to do about it; answers the toast's id. */
export function showRefusal(error: unknown, more: Pick<Toast, 'about' | 'action'>): number {
  const about = more.about ?? episodeToTellOf()
  return showToast({
    title: messageOf(error),
    icon: CircleAlert,
    tone: 'err',
    stays: true,
    ...more,
    ...(about && { about }),
  })
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
