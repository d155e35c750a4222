import { plural } from './plural.ts'

const episodes = (count: number): string => plural(count, 'episode')
const places = (count: number): string => plural(count, 'place')

/** Sentences of finding and replacing in every episode of a show. */
export const showFindText = {
  scope: 'Look in',
  inEpisode: 'This episode',
  inShow: (title: string) => `Every episode of ${title}`,
  head: 'Search of the show',
  list: 'Places found in the show',
  idle: 'Type what to find. Every place in the show is listed here.',
  none: (of: number) => `Nothing found in ${episodes(of)}`,
  found: (count: number, inEpisodes: number) => `${places(count)} in ${episodes(inEpisodes)}`,
  looking: (done: number, of: number) =>
    of === 0 ? 'Looking' : `Looking, ${done.toLocaleString('en')} of ${episodes(of)}`,
  stop: 'Stop',
  stopped: (left: number) => `Stopped. ${plural(left, 'episode was', 'episodes were')} not looked at.`,
  most: (listed: number, left: number) =>
    `The first ${listed.toLocaleString('en')} places are listed. ${plural(left, 'episode was', 'episodes were')} not looked at. Replace these, then look again.`,
  moreHere: (count: number) => `${count.toLocaleString('en')} more are not listed and will not be replaced`,
  older: 'Something was changed since this was listed.',
  again: 'Look again',
  damaged: (count: number) => `${plural(count, 'episode', 'episodes')} could not be read and was passed over`,
  failed: 'The show could not be searched. Nothing was changed.',
  episode: (number: number | undefined, title: string) =>
    number === undefined ? title : `#${number} ${title}`,
  episodeRow: (name: string, count: number) => `${name}, ${places(count)}`,
  placeRow: (time: string | undefined, left: string, found: string, right: string) =>
    `${time === undefined ? '' : `${time}, `}${left}${found}${right}`,
  opens: 'Enter opens the place, Space chooses what is replaced.',

  replaceIn: (count: number) => `Replace in ${episodes(count)}`,
  replaceNone: 'Replace in episodes',
  replacing: (done: number, of: number) => `Replacing, ${done.toLocaleString('en')} of ${episodes(of)}`,
  cancel: 'Cancel',
  step: (count: number) => `Replace ${places(count)}`,
  replaced: (count: number, inEpisodes: number) => `Replaced ${places(count)} in ${episodes(inEpisodes)}`,
  replacedNothing: 'Nothing was replaced',
  changedSince: (count: number) =>
    `${plural(count, 'episode was', 'episodes were')} changed after the search and left alone.`,
  notReached: (count: number) =>
    `Cancelled: ${plural(count, 'episode was', 'episodes were')} left as before.`,
  failedIn: (count: number, reason: string) => `${episodes(count)} could not be changed: ${reason}`,
  undo: 'Undo in all',
  undone: (count: number) => `Taken back in ${episodes(count)}`,
  notUndone: (count: number) =>
    `${plural(count, 'episode was', 'episodes were')} changed since; what still stood there was taken back by itself.`,
  undoFailed: (count: number) => `${episodes(count)} could not be taken back.`,
} as const
