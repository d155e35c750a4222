import type { ChapterFormat } from '../format.ts'
import { shortStamp, timestampFormat } from '../syntax/timestamp-dialect.ts'

/** A list with a dash after every time, as the hosts Transistor and Podigee read it in show notes. */
export const transistorTimestamps: ChapterFormat = {
  ...timestampFormat({
    line: /^((?:\d{1,3}:)?\d{1,2}:\d\d)(?: (\S.*))?$/,
    stamp: shortStamp,
    ownStyle: () => true,
    dashed: true,
  }),
  id: 'transistor-timestamps',
  label: 'Transistor and Podigee timestamps',
  specification: 'https://transistor.fm/',
}
