import type { ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, orderChapters, warn } from '../syntax/chapter-list.ts'
import { formatError } from '../syntax/format-error.ts'
import { withoutImpliedEnds } from '../syntax/implied-ends.ts'
import { columns, readTable, timeIn } from '../syntax/marker-table.ts'

/** The scenes PySceneDetect lists. They have no titles, so each is called by its number. */
export const pyscenedetectCsv: ChapterFormat = {
  kind: 'chapters',
  id: 'pyscenedetect-csv',
  label: 'PySceneDetect scenes (CSV)',
  extensions: ['csv'],
  mime: 'text/csv',
  specification: 'https://www.scenedetect.com/docs/latest/cli.html#list-scenes',
  carries: new Set(['startTime', 'endTime', 'title']),
  detect: (head) => (/^\s*(?:"?Timecode List|"?Scene Number"?,)/i.test(head) ? 1 : 0),
  parse,
}

function parse(text: string): Parsed<ChapterList> {
  const all = readTable(text, ',')
  const at = all.findIndex((row) => /^scene number$/i.test(row.cells[0]?.trim() ?? ''))
  if (at === -1) throw formatError('This table has no column “Scene Number”.', 1)
  const cell = columns(all[at])
  const rows = all.slice(at + 1)
  const warnings: ParseWarning[] = []
  const found: FoundChapter[] = []
  for (const row of rows) {
    // The timecodes are the surer column: some programs of this kind write milliseconds under “seconds”.
    const startTime = timeIn(cell(row, 'Start Timecode')) ?? timeIn(cell(row, 'Start Time (seconds)'))
    const written = cell(row, 'End Timecode') ?? cell(row, 'End Time (seconds)') ?? ''
    const endTime = timeIn(written) ?? timeIn(cell(row, 'End Time (seconds)'))
    if (startTime === undefined) {
      warnings.push(warn('no-start-time', 'This scene has no usable start and was left out.', row.line))
      continue
    }
    const title = `Scene ${cell(row, 'Scene Number') ?? found.length + 1}`
    const ends = endTime !== undefined && endTime > startTime
    if (written !== '' && endTime !== startTime && !ends)
      warnings.push(
        warn('bad-end-time', 'The end of this scene is no usable time and was left out.', row.line),
      )
    found.push({ entry: { startTime, ...(ends ? { endTime } : {}), title }, line: row.line })
  }
  if (found.length === 0) {
    if (rows.length > 0) throw formatError('No scene in this table has a start time.', rows[0]?.line)
    warnings.push(warn('no-chapters', 'The table has no scenes.'))
  }
  return withoutImpliedEnds(orderChapters(found, {}, warnings))
}
