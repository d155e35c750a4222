/** Takes away what a sentence leaves behind an address, and a closing bracket nothing opened. */
export function trimPunctuation(text: string): string {
  let end = text.length
  while (end > 0) {
    const last = text[end - 1] ?? ''
    const unopened =
      (last === ')' && !text.slice(0, end).includes('(')) ||
      (last === ']' && !text.slice(0, end).includes('['))
    if (!unopened && !'.,;:!?>"\'”’»'.includes(last)) break
    end -= 1
  }
  return text.slice(0, end)
}

/** The scheme of an address in lower case; a host with a port is none. */
export function schemeOf(text: string): string | undefined {
  const match = /^([A-Za-z][A-Za-z0-9+.-]{0,30}):(.*)$/su.exec(text)
  if (!match?.[1]) return undefined
  const isHostWithPort = match[1].includes('.') || /^\d{2,5}(\/|$)/.test(match[2] ?? '')
  return isHostWithPort ? undefined : match[1].toLowerCase()
}

/**
 * The address as the web reads it; undefined where it cannot be read. `URL.canParse` is not asked: that of
 * Node 20 says now yes, now no of addresses with letters such as ü.
 */
export function readUrl(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

/** Whether a host is a name of the public web: dotted, with letters at its end, or an address of numbers. */
export function isPublicName(host: string): boolean {
  if (/^\[[0-9a-f:.]+\]$/i.test(host) || /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)) return true
  const labels = host.replace(/\.$/, '').split('.')
  const ending = labels.at(-1) ?? ''
  return (
    labels.length >= 2 &&
    labels.every((label) => label !== '') &&
    /^(xn--[a-z0-9-]+|[\p{L}]{2,63})$/iu.test(ending)
  )
}
