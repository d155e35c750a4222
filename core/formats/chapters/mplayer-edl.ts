import type { Millis } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, orderChapters, warn } from '../syntax/chapter-list.ts'
import { formatError } from '../syntax/format-error.ts'
import { counted, excerpt, splitLines } from '../syntax/lines.ts'
import { timeIn } from '../syntax/marker-table.ts'

/**
 * The edit lists of MPlayer and Kodi: `start end action`, in seconds or clock time. Scene markers and
 * commercial breaks are chapters; cuts and mutes are changes to the sound and are only counted.
 */
export const mplayerEdl: ChapterFormat = {
  kind: 'chapters',
  id: 'mplayer-edl',
  label: 'Edit list (MPlayer, Kodi)',
  extensions: ['edl'],
  mime: 'text/plain',
  specification: 'https://kodi.wiki/view/Edit_decision_list',
  carries: new Set(['startTime', 'endTime', 'title']),
  detect,
  parse,
}

/** Three fields with an action, or two for a scene marker alone; `#123` is a number of frames. */
const row = /^\s*(#?\d[\d:.]{0,20})[ \t]+(?:(#?\d[\d:.]{0,20})[ \t]+([0-3])|(2))\s*$/

function detect(head: string): number {
  const whole = splitLines(head)
  if (head.length >= 4096) whole.pop()
  const lines = whole.filter((line) => /\S/.test(line) && !line.startsWith('##'))
  return lines.length > 0 && lines.every((line) => line.length < 100 && row.test(line)) ? 0.9 : 0
}

interface Edit {
  readonly from: Millis
  readonly to: Millis
  readonly action: string
}

function parse(text: string): Parsed<ChapterList> {
  const warnings: ParseWarning[] = []
  const found: FoundChapter[] = []
  const counts = { cut: 0, mute: 0, scene: 0 }
  let firstEdit: number | undefined
  let rows = 0
  for (const [index, line] of splitLines(text).entries()) {
    if (!/\S/.test(line) || line.startsWith('##')) continue
    const edit = readRow(line, index + 1, warnings)
    if (!edit) continue
    rows += 1
    if (edit.action === '0' || edit.action === '1') {
      counts[edit.action === '0' ? 'cut' : 'mute'] += 1
      firstEdit ??= index + 1
      continue
    }
    if (edit.action === '2') counts.scene += 1
    found.push({ entry: chapterOf(edit, counts.scene), line: index + 1 })
  }
  if (rows === 0) throw formatError('No line of this text is an edit of MPlayer: two times and a number.')
  if (counts.cut + counts.mute > 0) {
    const what = `${counted(counts.cut, 'cut')} and ${counted(counts.mute, 'mute')}`
    const message = `The list has ${what}, which change the sound and are no chapters; they were left out.`
    warnings.push(warn('edits-left-out', message, firstEdit))
  }
  return orderChapters(found, {}, warnings)
}

function readRow(line: string, number: number, warnings: ParseWarning[]): Edit | undefined {
  const [, from = '', to = from, action = '2'] = row.exec(line.slice(0, 200)) ?? []
  const isFrames = from.startsWith('#') || to.startsWith('#')
  const times = isFrames ? [] : [timeIn(from), timeIn(to)]
  const [start, end] = times
  if (start !== undefined && end !== undefined && end >= start) return { from: start, to: end, action }
  const reason = isFrames
    ? 'This edit is at a number of frames, and the list does not say how many a second has'
    : `“${excerpt(line)}” is no edit`
  warnings.push(warn('bad-times', `${reason}; it was left out.`, number))
  return undefined
}

/** A scene begins where its edit ends: Kodi jumps there, whatever stands before. */
function chapterOf({ from, to, action }: Edit, scene: number): ChapterEntry {
  return action === '2'
    ? { startTime: to, title: `Scene ${scene}` }
    : { startTime: from, endTime: to, title: 'Commercial break' }
}
