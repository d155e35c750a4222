/** One `{{…}}` of a template. Positions are UTF-16 offsets, `to` exclusive. */
export interface TemplateTag {
  readonly from: number
  readonly to: number
  readonly kind: 'field' | 'raw' | 'open' | 'inverted' | 'close' | 'comment'
  readonly name: string
}

const kinds: Readonly<Record<string, TemplateTag['kind']>> = {
  '#': 'open',
  '^': 'inverted',
  '/': 'close',
  '!': 'comment',
  '&': 'raw',
}

/** Every whole tag of a template, in order; what is opened and not closed is no tag yet. Linear. */
export function templateTags(template: string): readonly TemplateTag[] {
  const tags: TemplateTag[] = []
  let at = template.indexOf('{{')
  while (at >= 0) {
    const isTriple = template.startsWith('{{{', at)
    const closing = isTriple ? '}}}' : '}}'
    const end = template.indexOf(closing, at + closing.length)
    if (end < 0) break
    const inside = template.slice(at + closing.length, end)
    // A tag that runs into the next one was never closed.
    const next = inside.lastIndexOf('{{')
    if (next >= 0) {
      at += closing.length + next
      continue
    }
    const sign = isTriple ? undefined : kinds[inside.trimStart().charAt(0)]
    const name = (sign ? inside.trimStart().slice(1) : inside).trim()
    tags.push({ from: at, to: end + closing.length, kind: isTriple ? 'raw' : (sign ?? 'field'), name })
    at = template.indexOf('{{', end + closing.length)
  }
  return tags
}

/** The names of the blocks that are open at a place, outermost first. */
export function blocksAt(tags: readonly TemplateTag[], position: number): readonly string[] {
  const open: string[] = []
  for (const { from, kind, name } of tags) {
    if (from >= position) break
    if (kind === 'open' || kind === 'inverted') open.push(name)
    if (kind === 'close' && open.at(-1) === name) open.pop()
  }
  return open
}
