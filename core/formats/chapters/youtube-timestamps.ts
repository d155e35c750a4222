import type { ChapterFormat } from '../format.ts'
import { shortStamp, timestampFormat } from '../syntax/timestamp-dialect.ts'

/** A list for a YouTube description: bare times, since brackets and bullets keep it from being read. */
export const youtubeTimestamps: ChapterFormat = {
  ...timestampFormat({
    line: /^((?:\d{1,3}:)?\d{1,2}:\d\d)(?: (\S.*))?$/,
    stamp: shortStamp,
    ownStyle: (stamps) => stamps.some((stamp) => !/^\d\d:\d\d:\d\d$/.test(stamp)),
  }),
  id: 'youtube-timestamps',
  label: 'YouTube timestamps',
  specification: 'https://support.google.com/youtube/answer/9884579',
}
