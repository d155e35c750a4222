import type { ImportChoices, ImportFound, ImportPreview } from '../../../core/contract/import-shapes.ts'
import type { EpisodeId } from '../../../core/ids.ts'

/** A part that can be left out. */
export type LeavablePart = NonNullable<ImportChoices['leaveOut']>[number]

/** What the person has changed so far; what is absent stays as it was found. */
export interface Corrected {
  readonly show?: string
  readonly title?: string
  /** As typed; empty means none. */
  readonly number?: string
  readonly guests?: readonly string[]
  readonly hosts?: readonly string[]
  /** Address or handle by the index of the promise. */
  readonly promised: Readonly<Record<string, string>>
  readonly leaveOut: readonly LeavablePart[]
}

/** Nothing corrected yet. */
export const asFound: Corrected = { promised: {}, leaveOut: [] }

/** What is wrong with a typed number: only figures, or nothing for none. */
export function isNumber(typed: string): boolean {
  return /^\s*(?:[1-9]\d{0,6})?\s*$/.test(typed)
}

/** The answer to a preview, for the host. */
export function choicesFrom(corrected: Corrected, into: EpisodeId | undefined): ImportChoices {
  const { show, title, number, guests, hosts, promised, leaveOut } = corrected
  const filled = Object.entries(promised).filter(([, address]) => address.trim() !== '')
  return {
    ...(show !== undefined && { show: show.trim() }),
    ...(title !== undefined && { title: title.trim() }),
    ...(number !== undefined && isNumber(number) && { number: Number(number.trim() || 0) }),
    ...(guests && { guests: withoutEmpty(guests) }),
    ...(hosts && { hosts: withoutEmpty(hosts) }),
    ...(filled.length > 0 && { promised: Object.fromEntries(filled.map(([key, to]) => [key, to.trim()])) }),
    ...(leaveOut.length > 0 && { leaveOut }),
    ...(into && { into }),
  }
}

function withoutEmpty(names: readonly string[]): readonly string[] {
  return names.map((name) => name.trim()).filter((name) => name !== '')
}

/** How many rows are clear and how many a person should look at. */
export function countRows(
  preview: ImportPreview,
  corrected: Corrected,
  into: EpisodeId | undefined,
): { readonly clear: number; readonly toConfirm: number } {
  const named = into === undefined ? namingStates(preview.found, corrected) : (['clear'] as const)
  const rows = [...named, ...rowStates(preview.found, corrected)].filter((state) => state !== 'absent')
  const open = rows.filter((state) => state === 'confirm').length
  const noticed = noticedIn(preview, corrected, into)
  return { clear: rows.length - open, toConfirm: open + (noticed.length > 0 ? 1 : 0) }
}

/** What import noticed and still matters: a title is no matter of an episode that has one, or that was given one. */
export function noticedIn(
  { warnings }: ImportPreview,
  corrected: Corrected,
  into: EpisodeId | undefined,
): ImportPreview['warnings'] {
  const isNamed = into !== undefined || (corrected.title ?? '').trim() !== ''
  return isNamed ? warnings.filter(({ code }) => !/title/u.test(code)) : warnings
}

type RowState = 'clear' | 'confirm' | 'absent'

function list(items: readonly unknown[]): RowState {
  return items.length > 0 ? 'clear' : 'absent'
}

/** The rows that only a new episode has. */
function namingStates(found: ImportFound, corrected: Corrected): readonly RowState[] {
  return [
    found.show || corrected.show ? 'clear' : 'confirm',
    titleState(found, corrected),
    list(corrected.guests ?? found.guests),
    list(corrected.hosts ?? found.hosts),
  ]
}

function rowStates(found: ImportFound, corrected: Corrected): readonly RowState[] {
  return [
    list(found.description),
    list(found.chapters),
    list(found.links),
    found.promised.length === 0 ? 'absent' : promisedState(found, corrected),
    found.transcript ? 'clear' : 'absent',
  ]
}

/** Whether the title still wants a person's eye. */
export function titleState(found: ImportFound, corrected: Corrected): 'clear' | 'confirm' {
  const title = corrected.title ?? found.title ?? ''
  return title.trim() !== '' && isNumber(corrected.number ?? '') ? 'clear' : 'confirm'
}

/** Whether promised links still want their address. */
export function promisedState(found: ImportFound, corrected: Corrected): 'clear' | 'confirm' {
  const isGiven = (_: unknown, index: number) => (corrected.promised[String(index)] ?? '').trim() !== ''
  return found.promised.every(isGiven) ? 'clear' : 'confirm'
}
