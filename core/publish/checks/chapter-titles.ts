import type { Chapter } from '../../episode/schema.ts'
import { counted } from '../../formats/syntax/lines.ts'
import { type Check, chapterPlaces, type Problem, quoted } from './check.ts'

const placeholder =
  /^(?:(?:new |untitled ?|unnamed ?)?(?:chapter|kapitel|chapitre|marker|section|part|label|track)? ?#?\d{0,4}|untitled|unnamed|no title|tbd|tba|todo|xxx+|\?+|\.+|…|-+|lorem ipsum.{0,40})$/i

/** A title of its own is what a chapter is for; editors leave "Chapter 3" and "Marker 04" behind. */
export const chapterTitles: Check = {
  id: 'chapter-titles',
  destinations: 'all',
  passed: 'Every chapter has a title of its own.',
  check(_, context) {
    if (context.listed.length === 0) return undefined
    const empty = context.listed.filter(({ title }) => title.trim() === '')
    const standIns = context.listed.filter(
      ({ title }) => title.trim() !== '' && placeholder.test(title.trim()),
    )
    return [...emptyTitles(empty), ...standInTitles(standIns)].map((problem) => ({
      ...problem,
      where: chapterPlaces(context, problem.chapters),
    }))
  },
}

type Found = Omit<Problem, 'where'> & { readonly chapters: readonly Chapter[] }

function emptyTitles(chapters: readonly Chapter[]): Found[] {
  if (chapters.length === 0) return []
  return [
    {
      level: 'warning',
      message: `${counted(chapters.length, 'chapter')} ${chapters.length === 1 ? 'has' : 'have'} no title.`,
      cost: 'Apps show an empty line, and some stop reading the list there.',
      chapters,
      fix: { label: 'Write the titles', safe: false },
    },
  ]
}

function standInTitles(chapters: readonly Chapter[]): Found[] {
  const [first] = chapters
  if (!first) return []
  const others = chapters.length > 1 ? ` and ${counted(chapters.length - 1, 'other')}` : ''
  return [
    {
      level: 'warning',
      message: `${quoted(first.title)}${others} ${chapters.length === 1 ? 'reads' : 'read'} like a placeholder.`,
      cost: 'Listeners cannot tell what the chapter is about.',
      chapters,
      fix: { label: 'Write the titles', safe: false },
    },
  ]
}
