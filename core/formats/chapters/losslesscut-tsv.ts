import { formatTimestamp } from '../../time.ts'
import type { ChapterFormat } from '../format.ts'
import { detectSegments, readSegments, writeSegments } from '../syntax/losslesscut-table.ts'

/** LosslessCut's segments with clock times, parted by tabs. Without clocks the same table is Audacity's. */
export const losslesscutTsv: ChapterFormat = {
  kind: 'chapters',
  id: 'losslesscut-tsv',
  label: 'LosslessCut segments (TSV)',
  extensions: ['tsv'],
  mime: 'text/tab-separated-values',
  specification: 'https://github.com/mifi/lossless-cut/blob/master/docs/import-export.md',
  carries: new Set(['startTime', 'endTime', 'title']),
  detect(head) {
    const score = detectSegments(head, '\t')
    return score === 1 || /^\s*(?:\d+:)?\d+:\d/.test(head) ? score : score / 2
  },
  parse: (text) => readSegments(text, '\t'),
  serialise: (list) => writeSegments(list, '\t', (time) => formatTimestamp(time)),
}
