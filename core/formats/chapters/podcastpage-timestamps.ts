import type { ChapterFormat } from '../format.ts'
import { shortStamp, timestampFormat } from '../syntax/timestamp-dialect.ts'

/** A list with times in parentheses and a dash, as the web sites of Podcastpage show it. */
export const podcastpageTimestamps: ChapterFormat = {
  ...timestampFormat({
    line: /^\(((?:\d{1,3}:)?\d{1,2}:\d\d)\)(?: (\S.*))?$/,
    stamp: (time, long) => `(${shortStamp(time, long)})`,
    ownStyle: () => true,
    dashed: true,
  }),
  id: 'podcastpage-timestamps',
  label: 'Podcastpage timestamps',
  specification: 'https://podcastpage.io/',
}
