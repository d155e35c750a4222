/** Text without its link marks, and the addresses they held, in order. */
export interface Unlinked {
  readonly text: string
  readonly addresses: readonly string[]
}

/** Takes Markdown links, `<address>` and one address at the end out of a line; only web and mail ones. Escapes are shelved. */
export function readLinks(line: string): Unlinked {
  if (!line.includes(':')) return { text: line, addresses: [] }
  const { text, addresses } = line.includes('](') ? readInlineLinks(line) : { text: line, addresses: [] }
  const angled = text.replace(/<((?:https?:\/\/|mailto:)[^\s<>]{1,2000})>/g, (_, address: string) => {
    addresses.push(address)
    return ''
  })
  return addresses.length > 0 ? { text: angled, addresses } : readLastAddress(angled)
}

function readInlineLinks(line: string): { text: string; addresses: string[] } {
  const addresses: string[] = []
  const pieces: string[] = []
  /** Where among the pieces the brackets stand that are still open. */
  const opened: number[] = []
  let from = 0
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at]
    if (character !== '[' && character !== ']') continue
    if (character === '[') {
      pieces.push(line.slice(from, at), '[')
      opened.push(pieces.length - 1)
      from = at + 1
      continue
    }
    const bracket = opened.pop()
    const target = bracket !== undefined && line[at + 1] === '(' ? readTarget(line, at + 1) : undefined
    if (bracket === undefined || !target) continue
    pieces.push(line.slice(from, at))
    pieces[bracket] = ''
    addresses.push(target.address)
    at = target.end
    from = at + 1
  }
  return { text: pieces.join('') + line.slice(from), addresses }
}

/** The address between parentheses, which may hold balanced ones itself, and a title after it. */
function readTarget(line: string, open: number): { address: string; end: number } | undefined {
  let depth = 0
  const limit = Math.min(line.length, open + 2_100)
  for (let at = open; at < limit; at += 1) {
    if (line[at] === '(') depth += 1
    else if (line[at] === ')') depth -= 1
    if (depth > 0) continue
    const [address = ''] = line
      .slice(open + 1, at)
      .trim()
      .split(/\s/, 1)
    const bare = address.replace(/^<|>$/g, '')
    return /^(?:https?:\/\/|mailto:)\S/i.test(bare) ? { address: bare, end: at } : undefined
  }
  return undefined
}

/** "Opening https://example.org" keeps its words as the text and the address apart. */
function readLastAddress(text: string): Unlinked {
  const match = /\S\s+(?:[-–—|:]\s+)?(https?:\/\/\S{1,2000})\s*$/.exec(text.slice(-2_100))
  const address = match?.[1]
  if (!match || address === undefined) return { text, addresses: [] }
  const cut = text.length - Math.min(text.length, 2_100) + match.index + 1
  return { text: text.slice(0, cut), addresses: [address] }
}
