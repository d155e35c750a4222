import { TriangleAlert } from 'lucide-react'
import { shellText } from '../text/shell.ts'
import { onTextLeft } from '../ui/pending-drafts.ts'
import { showToast } from './toasts.ts'

/** The most letters of a text that a message shows; copying gives all of it. */
const mostShown = 300

/**
 * Shows what was typed into a field that went away before it was kept, such as the title of a chapter
 * which another window removed, and offers to copy it. The answer ends that.
 */
export function tellTextLeft(): () => void {
  return onTextLeft(tell)
}

function tell(text: string, reason = ''): void {
  const start = text.length > mostShown ? `${text.slice(0, mostShown)}…` : text
  showToast({
    title: shellText.textLeft,
    detail: shellText.textLeftIs(start, reason),
    icon: TriangleAlert,
    tone: 'warn',
    stays: true,
    action: {
      label: shellText.copyText,
      onPress: () =>
        void navigator.clipboard.writeText(text).then(
          () => showToast({ title: shellText.copiedText }),
          // Where it cannot be copied it stays to be read.
          () => tell(text, reason),
        ),
    },
  })
}
