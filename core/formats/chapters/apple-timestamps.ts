import { formatTimestamp } from '../../time.ts'
import type { ChapterFormat } from '../format.ts'
import { timestampFormat } from '../syntax/timestamp-dialect.ts'

/** A list for Apple Podcasts' episode notes: hours on every line, the first `00:00:00`. */
export const appleTimestamps: ChapterFormat = {
  ...timestampFormat({
    line: /^(\d{2,3}:\d\d:\d\d)(?: (\S.*))?$/,
    stamp: (time) => formatTimestamp(time).slice(0, -4),
    ownStyle: () => true,
  }),
  id: 'apple-timestamps',
  label: 'Apple Podcasts timestamps',
  specification: 'https://podcasters.apple.com/support/5482-using-chapters-on-apple-podcasts',
}
