import { AppError } from '../../errors.ts'

/** No real page nests its parts deeper. */
const deepest = 1_000
/** Emphasis that is never closed goes on in every part after it, so a page can mean far more than it says. */
const mostRepeated = 300_000

/** Refuses a page that is nested deeper than any real one, since reading it could not end well. */
export function refuseEndlessHtml(text: string): void {
  const parts = openParts()
  const emphasis = openEmphasis()
  let repeated = 0
  for (const { name, isEnd, written } of tagsIn(text)) {
    if (formatting.has(name)) emphasis.note(name, isEnd, written)
    else {
      if (name === 'td' || name === 'th') emphasis.clear()
      parts.note(name, isEnd)
      repeated += emphasis.count()
    }
    if (parts.count() + emphasis.count() > deepest || repeated > mostRepeated) throw nestedTooDeep()
  }
}

/** What is said of a page that is nested too deep. */
export function nestedTooDeep(): AppError {
  return new AppError(
    'unreadable-file',
    `This page nests its parts more than ${deepest} deep, which no real page does, so Galley did not read it. Nothing was saved. Copy its words from the browser and paste them instead.`,
  )
}

interface Tag {
  readonly name: string
  readonly isEnd: boolean
  readonly written: string
}

/** Elements whose content has no tags, whatever it looks like. */
const rawText = new Set('script style textarea title xmp iframe noembed noframes'.split(' '))

function* tagsIn(text: string): Generator<Tag> {
  const tag = /<(?:!--|(\/?)([a-zA-Z][a-zA-Z0-9-]{0,40})[^<>]{0,300})/gu
  for (let match = tag.exec(text); match; match = tag.exec(text)) {
    const name = match[2]?.toLowerCase()
    const isEnd = match[1] === '/'
    if (name !== undefined) yield { name, isEnd, written: match[0] }
    const closing = name === undefined ? '-->' : !isEnd && rawText.has(name) ? `</${name}` : ''
    if (closing === '') continue
    const end = endOf(text, closing, tag.lastIndex)
    if (end === -1) return
    tag.lastIndex = end
  }
}

/** Where a closing sign stands in any case of letters; -1 when it does not. */
function endOf(text: string, closing: string, from: number): number {
  const sign = new RegExp(closing, 'giu')
  sign.lastIndex = from
  return sign.exec(text)?.index ?? -1
}

/** Never around anything, or closed by the next of their kind. */
const shallow = new Set(
  'area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option tbody thead tfoot colgroup html body head'.split(
    ' ',
  ),
)

/** The parts that are open; an end closes those inside it, and one of nothing open closes none. */
function openParts() {
  const open: string[] = []
  const counts = new Map<string, number>()
  const add = (name: string, by: number): void => void counts.set(name, (counts.get(name) ?? 0) + by)
  return {
    count: () => open.length,
    note(name: string, isEnd: boolean): void {
      if (shallow.has(name)) return
      if (!isEnd) {
        open.push(name)
        add(name, 1)
      }
      while (isEnd && (counts.get(name) ?? 0) > 0) {
        const last = open.pop() ?? name
        add(last, -1)
        if (last === name) return
      }
    },
  }
}

/** Elements that go on behind the end of what they stand in (HTML, "the list of active formatting elements"). */
const formatting = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '))

function openEmphasis() {
  let open: Omit<Tag, 'isEnd'>[] = []
  return {
    count: () => open.length,
    clear(): void {
      open = []
    },
    note(name: string, isEnd: boolean, written: string): void {
      const last = open.findLastIndex((one) => one.name === name)
      if (last !== -1 && (isEnd || name === 'a')) open.splice(last, 1)
      // Of those that are written alike only three are kept open.
      if (!isEnd && open.filter((one) => one.written === written).length < 3) open.push({ name, written })
    },
  }
}
