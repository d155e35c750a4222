import type { CheckPlace } from '../../contract/publish-shapes.ts'
import type { Edit } from '../../editing/edit.ts'
import type { Episode, Segment } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import { formatTime } from '../../time.ts'
import type { CheckContext } from './check.ts'

/** A text of the episode in which a name may stand, and how to write another in its place. */
export interface NameText {
  readonly text: string
  readonly place: CheckPlace
  /** Edits that put `replaced` in the place of the text; only for texts that an edit sets whole. */
  replaceWith?(replaced: string): Edit
  /** Set for a turn of the transcript, whose words are replaced one by one. */
  readonly segment?: Segment
}

/** Every text of an episode in which a name may stand, those a person wrote before the transcript. */
export function nameTexts(episode: Episode, { chapters, show }: CheckContext): NameText[] {
  return [
    ...detailTexts(episode),
    ...chapters.map(
      (chapter, index): NameText => ({
        text: chapter.title,
        place: {
          section: 'chapters',
          id: chapter.id,
          label: `chapter ${index + 1}, ${formatTime(chapter.startTime)}`,
        },
        replaceWith: (title) => ({ type: 'chapter.change', chapterId: chapter.id, set: { title } }),
      }),
    ),
    ...episode.people.map(
      (person): NameText => ({
        text: person.name,
        place: { section: 'people', id: person.id, label: person.name },
        replaceWith: (name) => ({ type: 'person.change', personId: person.id, set: { name } }),
      }),
    ),
    ...episode.links.map(
      (link): NameText => ({
        text: link.label,
        place: { section: 'links', id: link.id, label: link.label },
        replaceWith: (label) => ({ type: 'link.change', linkId: link.id, set: { label } }),
      }),
    ),
    ...notesText(episode),
    ...(show?.people ?? []).map(
      ({ name }): NameText => ({
        text: name,
        place: { section: 'people', label: `${name}, known to the show` },
      }),
    ),
    ...(episode.transcript?.segments ?? []).map(
      (segment): NameText => ({
        text: joinWords(segment.words),
        place: { section: 'transcript', id: segment.id, label: turnLabel(segment) },
        segment,
      }),
    ),
  ]
}

function detailTexts({ title, subtitle, summary }: Episode): NameText[] {
  return [
    {
      text: title,
      place: { section: 'details', label: 'the title' },
      replaceWith: (replaced) => ({ type: 'details.change', set: { title: replaced } }),
    },
    {
      text: subtitle ?? '',
      place: { section: 'details', label: 'the subtitle' },
      replaceWith: (replaced) => ({ type: 'details.change', set: { subtitle: replaced } }),
    },
    {
      text: summary,
      place: { section: 'details', label: 'the description' },
      replaceWith: (replaced) => ({ type: 'details.change', set: { summary: replaced } }),
    },
  ]
}

function notesText({ showNotes }: Episode): NameText[] {
  const place: CheckPlace = { section: 'notes', label: 'the show notes' }
  if (showNotes.source === 'template') {
    return [
      {
        text: showNotes.template,
        place,
        replaceWith: (template) => ({ type: 'notes.change', set: { template } }),
      },
    ]
  }
  return [{ text: showNotes.text, place, replaceWith: (text) => ({ type: 'notes.change', set: { text } }) }]
}

function turnLabel({ words }: Segment): string {
  const start = words[0]?.start
  return start === undefined ? 'the transcript' : `the turn at ${formatTime(start)}`
}
