import { toSeconds } from '../../time.ts'
import type { ChapterFormat } from '../format.ts'
import { detectSegments, readSegments, writeSegments } from '../syntax/losslesscut-table.ts'

/** LosslessCut's segments in seconds. */
export const losslesscutCsv: ChapterFormat = {
  kind: 'chapters',
  id: 'losslesscut-csv',
  label: 'LosslessCut segments (CSV)',
  extensions: ['csv'],
  mime: 'text/csv',
  specification: 'https://github.com/mifi/lossless-cut/blob/master/docs/import-export.md',
  carries: new Set(['startTime', 'endTime', 'title']),
  detect: (head) => detectSegments(head, ','),
  parse: (text) => readSegments(text, ','),
  serialise: (list) => writeSegments(list, ',', (time) => String(toSeconds(time))),
}
