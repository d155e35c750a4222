/** A picture as an address that holds it. */
export interface DataUrl {
  readonly mime: string
  readonly bytes: Uint8Array
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** An address that holds the bytes themselves, for pictures that lie nowhere else. */
export function toDataUrl({ mime, bytes }: DataUrl): string {
  const parts: string[] = []
  // Threes of bytes, in runs that make neither one long sum of strings nor a million short ones.
  for (let at = 0; at < bytes.length; at += 3 * 4096) parts.push(base64(bytes.subarray(at, at + 3 * 4096)))
  return `data:${mime};base64,${parts.join('')}`
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += digits.charAt(group >> 18) + digits.charAt((group >> 12) & 63)
    text += (left > 1 ? digits.charAt((group >> 6) & 63) : '=') + (left > 2 ? digits.charAt(group & 63) : '=')
  }
  return text
}

/** The picture an address holds; undefined where it is an ordinary address or not in base64. */
export function fromDataUrl(address: string): DataUrl | undefined {
  const [, mime = '', length] =
    /^data:([a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,60});base64,(.?)/i.exec(address) ?? []
  if (mime === '' || length === undefined) return undefined
  const text = address.slice(address.indexOf(',') + 1)
  const stripped = text.replace(/={1,2}$/, '')
  if (!/^[A-Za-z0-9+/]*$/.test(stripped) || stripped.length % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((stripped.length * 3) / 4))
  let at = 0
  let held = 0
  let bits = 0
  for (let index = 0; index < stripped.length; index += 1) {
    held = ((held << 6) | sixBits(stripped.charCodeAt(index))) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at] = (held >> bits) & 0xff
    at += 1
  }
  return { mime: mime.toLowerCase(), bytes }
}

function sixBits(code: number): number {
  if (code >= 0x61) return code - 0x61 + 26
  if (code >= 0x41) return code - 0x41
  if (code >= 0x30) return code - 0x30 + 52
  return code === 0x2b ? 62 : 63
}
