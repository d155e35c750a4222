/** So many steps of a path are shown; the rest is dots at its start, where it says least. */
const shownSteps = 2

/** The folder an export makes inside another, short enough for a field: "…/Documents/Exports/146-ada". */
export function folderLabel(parent: string, name: string): string {
  const separator = parent.includes('\\') && !parent.includes('/') ? '\\' : '/'
  const steps = parent.split(separator).filter((step) => step !== '')
  const isShort = steps.length <= shownSteps
  const shown = isShort
    ? parent.replace(/[\\/]$/, '')
    : `…${separator}${steps.slice(-shownSteps).join(separator)}`
  return `${shown}${separator}${name}`
}
