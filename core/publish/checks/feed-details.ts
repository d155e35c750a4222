import { publishableWeb } from '../address.ts'
import { type Check, detail } from './check.ts'

/** Apps know an episode by its guid: it must stand, and never change. */
export const feedGuid: Check = {
  id: 'feed-guid',
  destinations: ['apple', 'spotify', 'podcasting20'],
  passed: 'The feed item has a guid.',
  check(episode) {
    if ((episode.guid?.trim() ?? '') !== '') return []
    return [
      {
        level: 'warning',
        message: 'The episode has no guid.',
        cost: 'Apps take the address of the audio instead, and show the episode twice should it ever change.',
        where: [detail('guid')],
        fix: {
          label: 'Use Galley’s own id',
          edits: [{ type: 'details.change', set: { guid: episode.id } }],
          // Wrong for an episode that is out already: its guid must be the one it has.
          safe: false,
        },
      },
    ]
  },
}

/** Apple asks every feed to say whether an episode is explicit; what the show says counts for its episodes. */
export const feedExplicit: Check = {
  id: 'feed-explicit',
  destinations: ['apple', 'spotify', 'podcasting20'],
  passed: 'The feed item says whether the episode is explicit.',
  check(episode, { show }) {
    if (episode.explicit !== undefined || show?.explicit !== undefined) return []
    return [
      {
        level: 'warning',
        message: 'Nobody has said whether the episode is explicit.',
        cost: 'Apps take what the feed says of the whole show, and where it says nothing Apple may hide the episode.',
        where: [detail('explicit')],
        fix: {
          label: 'Mark as not explicit',
          edits: [{ type: 'details.change', set: { explicit: false } }],
          safe: false,
        },
      },
    ]
  },
}

/** Season, number and type say where an episode stands: a season without a number means the season itself. */
export const feedNumbering: Check = {
  id: 'feed-numbering',
  destinations: ['apple', 'spotify', 'podcasting20'],
  passed: 'Season, number and type go together.',
  check({ season, number, type }) {
    if (season === undefined || number !== undefined || type !== 'full') return []
    return [
      {
        level: 'warning',
        message: `The episode is of season ${season} and has no number.`,
        cost: 'Apple sorts it before the numbered episodes, as being about the whole season.',
        where: [detail('number')],
        fix: { label: 'Give it a number', safe: false },
      },
    ]
  },
}

/** A title is required. Apple asks to keep the number and the show's name out of it: they have fields. */
export const feedTitle: Check = {
  id: 'feed-title',
  destinations: 'all',
  passed: 'The title is the episode’s own, without number or show.',
  check({ title, number, show }) {
    const text = title.trim()
    if (text === '') {
      return [
        {
          level: 'error',
          message: 'The episode has no title.',
          cost: 'Feeds without a title are refused.',
          where: [detail('title')],
          fix: { label: 'Write the title', safe: false },
        },
      ]
    }
    const numbered = /^(?:#|episode |ep\.? ?#?|folge |no\.? ?)?#?(\d{1,5})\s*(?:[-–—:.|]|\s-)\s*\S/i.exec(
      text,
    )
    const hasNumber = numbered !== null && number !== undefined && Number(numbered[1]) === number
    const hasShow =
      show.title.trim().length > 3 && text.toLowerCase().includes(show.title.trim().toLowerCase())
    if (!hasNumber && !hasShow) return []
    return [
      {
        level: 'warning',
        message: hasNumber
          ? 'The title begins with the episode’s number.'
          : 'The title has the show’s name in it.',
        cost: 'Apple asks to leave it out: apps show it beside the title already.',
        where: [detail('title')],
        fix: { label: 'Shorten the title', safe: false },
      },
    ]
  },
}

/** An item without its audio is no episode; hosts add it when the audio is uploaded there. */
export const feedAudio: Check = {
  id: 'feed-audio',
  destinations: ['apple', 'spotify', 'podcasting20'],
  passed: 'The feed item names its audio.',
  check({ enclosure }) {
    const url = publishableWeb(enclosure?.source)
    if (url !== undefined && enclosure?.bytes !== undefined && enclosure.bytes > 0) return []
    return [
      {
        level: 'warning',
        message:
          url === undefined
            ? 'The address of the audio on the web is not known.'
            : 'The size of the audio is not known.',
        cost:
          url === undefined
            ? 'The feed item is written without audio; your host adds it after the upload.'
            : 'The feed item gives its length as 0, and apps cannot show how much is loaded.',
        where: [detail('audio')],
        fix: { label: url === undefined ? 'Add the address' : 'Add the audio file', safe: false },
      },
    ]
  },
}
