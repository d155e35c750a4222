import { counted } from '../../formats/syntax/lines.ts'
import type { Check } from './check.ts'

/** Suggestions nobody decided are a warning; a show may say that they block. */
export const openCorrections: Check = {
  id: 'open-corrections',
  destinations: 'all',
  passed: 'No transcript suggestion is open.',
  check(_, { openCorrections: open, show }) {
    if (open === undefined) return undefined
    if (open === 0) return []
    const blocks = show?.blockOnOpenCorrections === true
    return [
      {
        level: blocks ? 'error' : 'warning',
        message: `${counted(open, 'transcript suggestion')} ${open === 1 ? 'is' : 'are'} open.`,
        cost: blocks
          ? 'This show exports only transcripts whose suggestions are decided.'
          : 'Unreviewed text is exported as it is.',
        where: [{ section: 'transcript', label: 'the transcript' }],
        fix: { label: 'Review', safe: false },
      },
    ]
  },
}
