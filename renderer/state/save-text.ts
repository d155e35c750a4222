/**
 * Saves a text the page made as a file: a browser puts it among its downloads, the desktop asks where. The name is
 * made safe for every system.
 */
export function saveText(name: string, text: string, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = safeFileName(name)
  link.click()
  // The download has taken hold of the text by the next turn of the page.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** A file name without what some system refuses. */
export function safeFileName(name: string): string {
  return (
    name
      .replace(/[\u0000-\u001f<>:"/\\|?*]+/gu, ' ')
      .replace(/\s+/gu, ' ')
      .replace(/^[. ]+|[. ]+$/gu, '')
      .slice(0, 120) || 'galley'
  )
}
