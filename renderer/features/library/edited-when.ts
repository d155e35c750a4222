import { libraryText } from '../../text/library.ts'

/** When something was edited, as short as can be: `Today 14:32`, `Yesterday`, `18 Nov`, `18 Nov 2024`. */
export function editedWhen(instant: string, now: Date): string {
  const date = new Date(instant)
  const dayOf = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime()
  const days = Math.round((dayOf(now) - dayOf(date)) / 86_400_000)
  if (days === 0) return libraryText.today(`${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`)
  if (days === 1) return libraryText.yesterday
  const day = `${date.getDate()} ${date.toLocaleString('en', { month: 'short' })}`
  return date.getFullYear() === now.getFullYear() ? day : `${day} ${date.getFullYear()}`
}
