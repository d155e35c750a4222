import type { ChapterFormat } from '../format.ts'
import { shortStamp, timestampFormat } from '../syntax/timestamp-dialect.ts'

/** A list for Spotify's episode notes: times in parentheses, which set them apart from the prose around. */
export const spotifyTimestamps: ChapterFormat = {
  ...timestampFormat({
    line: /^\(((?:\d{1,3}:)?\d{1,2}:\d\d)\)(?: (\S.*))?$/,
    stamp: (time, long) => `(${shortStamp(time, long)})`,
    ownStyle: () => true,
  }),
  id: 'spotify-timestamps',
  label: 'Spotify timestamps',
  specification: 'https://support.spotify.com/us/creators/article/creating-and-managing-chapters/',
}
