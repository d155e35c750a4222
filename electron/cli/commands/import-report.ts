import type { ImportFound, ImportPreview, ImportWarning } from '../../../core/contract/import-shapes.ts'
import type { RecognitionPreview } from '../../../core/contract/recognition.ts'
import { counted } from '../../../core/formats/syntax/lines.ts'
import { formatTime } from '../../../core/time.ts'
import type { Io } from '../io.ts'

/** An episode that was made or changed; a dry run has no id yet. */
export interface ImportedEpisode {
  readonly id?: string
  readonly number: number | undefined
  readonly title: string
}

/** What `galley import --json` prints. */
export interface ImportReport {
  readonly episodes: readonly ImportedEpisode[]
  /** What was found; with several files, the page's, completed by what the others brought. */
  readonly found: ImportFound
  readonly warnings: readonly (ImportWarning & { readonly file?: string })[]
}

/** Puts the previews of one command into one report, the page first. */
export function reportOf(
  previews: readonly ImportPreview[],
  episodes: readonly ImportedEpisode[],
): ImportReport {
  return {
    episodes,
    found: previews.map(({ found }) => found).reduce(completed),
    warnings: previews.flatMap(({ name, warnings }) =>
      warnings.map((warning) => (previews.length > 1 ? { ...warning, file: name } : warning)),
    ),
  }
}

/** What became of the corrections of a transcript that was replaced; each that did not fit is named. */
export function recognitionWarnings({
  reapplied,
  already,
  lost,
}: RecognitionPreview): readonly ImportWarning[] {
  if (reapplied.length + already.length + lost.length === 0) return []
  const kept = `Changes made in the earlier transcript: ${reapplied.length} carried over, ${already.length} right in the new one already, ${lost.length} without a place in it.`
  return [
    { code: 'changes-carried-over', message: kept },
    ...lost.map(({ was, is, here }) => ({
      code: 'change-does-not-fit',
      message: `“${was}” → “${is}” does not fit: the new text reads “${[here.left, here.text, here.right].filter((part) => part !== '').join(' ')}”.`,
    })),
  ]
}

/** Whether a change made in an earlier transcript found no place in the new one, which a script has to know. */
export function hasLostChanges({ warnings }: Pick<ImportReport, 'warnings'>): boolean {
  return warnings.some(({ code }) => code === 'change-does-not-fit')
}

/** Later files say more about chapters and words; about everything else the first one has its say. */
function completed(found: ImportFound, more: ImportFound): ImportFound {
  return {
    ...more,
    ...found,
    ...(more.chapters.length > 0 && { chapters: more.chapters }),
    ...(more.transcript && { transcript: more.transcript }),
  }
}

/** Says the report to a person: the episodes on stdout, what was found and what was odd on stderr. */
export function sayReport(io: Io, { episodes, found, warnings }: ImportReport, dryRun: boolean): void {
  for (const { id, number, title } of episodes) {
    io.write(
      `${[id, number === undefined ? undefined : `#${number}`, title].filter((part) => part).join('  ')}\n`,
    )
  }
  for (const line of foundLines(found)) io.say(line)
  for (const { file, line, message } of warnings) {
    const where = [file, line === undefined ? undefined : `line ${line}`].filter((part) => part).join(', ')
    io.say(`Note: ${where === '' ? '' : `${where}: `}${message}`)
  }
  if (dryRun) io.say('Nothing was written.')
}

function foundLines(found: ImportFound): string[] {
  const last = found.chapters.at(-1)
  const lines: (string | undefined)[] = [
    found.show && `Show: ${found.show.title}`,
    found.guests.length > 0 ? `Guests: ${found.guests.map(({ name }) => name).join(', ')}` : undefined,
    found.hosts.length > 0 ? `Hosts: ${found.hosts.map(({ name }) => name).join(', ')}` : undefined,
    found.description.length > 0
      ? `Description: ${counted(found.description.length, 'paragraph')}`
      : undefined,
    last && `Chapters: ${found.chapters.length}, the last at ${formatTime(last.startTime)}`,
    found.links.length > 0 ? `Links: ${found.links.length}` : undefined,
    found.transcript &&
      `Transcript: ${counted(found.transcript.words, 'word')} in ${counted(found.transcript.turns, 'turn')}`,
  ]
  return lines.filter((line) => line !== undefined)
}
