/** What one more of a thing looks like; each has slowed down some reader of some format. */
export const nastyShapes: Readonly<Record<string, string>> = {
  'blank lines': '\n',
  spaces: ' ',
  'spaces and a letter': ' '.repeat(40).concat('x'),
  'opening angle brackets': '<',
  'opening square brackets': '[',
  'opening braces': '{',
  'nested objects': '{"a":',
  'open tags': '<a>',
  'open voices': '<v Ann>',
  comments: '<!--',
  quotes: '"',
  backslashes: '\\',
  ampersands: '&',
  arrows: '\n-->',
  'arrows on a line': '-->',
  times: '1:02 ',
  'lines of times': '\n1:02',
  'timed turns': '\n[0:01] Ann: so ',
  stars: '*',
  'bold names': '\n**Ann:** ',
  headings: '\n## x',
  colons: 'a: ',
  commas: ',',
  tabs: '\t',
  digits: '9',
  words: 'lamp ',
  'lines of words': '\nlamp and ladder',
  links: '[a](b',
  'whole links': '[a](https://b.example) ',
  entities: '&#',
  'carriage returns': '\r',
}

/** A text with something put after it, and one with it inside of the last longer word: readers differ in where they look. */
export function withNasty(sample: string, shape: string, length: number): readonly string[] {
  const nasty = shape.repeat(Math.ceil(length / shape.length))
  const words = [...sample.matchAll(/\p{L}{4,}/gu)]
  const inside = (words.at(-1)?.index ?? 0) + 2
  return [`${sample}\n${nasty}`, `${sample.slice(0, inside)}${nasty}${sample.slice(inside)}`]
}

/**
 * The sample with as much of the same in it as makes it about so long: JSON with a list repeated, XML with an
 * element repeated, anything else with itself below. One text for every list or element that can be repeated.
 */
export function grown(sample: string, length: number): readonly string[] {
  const json = /^\s*[[{]/.test(sample) ? parsed(sample) : undefined
  if (json !== undefined) return grownJson(json, length)
  if (/^\s*</.test(sample)) return [...grownXml(sample, length), repeated(sample, length)]
  const body = sample.slice(sample.indexOf('\n') + 1)
  return [repeated(sample, length), sample + repeated(body, length)]
}

function repeated(text: string, length: number): string {
  return text.repeat(Math.max(1, Math.ceil(length / Math.max(text.length, 1))))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // JSON of a looser kind, such as JSON5: it grows as any other text does.
    return undefined
  }
}

const mostLists = 4

function grownJson(json: unknown, length: number): readonly string[] {
  const count = listsIn(json)
  return Array.from({ length: Math.min(count, mostLists) }, (_, which) => {
    let at = -1
    const grow = (value: unknown): unknown => {
      if (Array.isArray(value)) {
        at += 1
        if (at === which && value.length > 0) {
          const times = Math.ceil(length / JSON.stringify(value).length)
          return Array.from({ length: times }, () => value as unknown[]).flat()
        }
        return value.map(grow)
      }
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, grow(part)]))
    }
    return JSON.stringify(grow(json), undefined, 1)
  })
}

function listsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const inner = Object.values(value).reduce((sum: number, part) => sum + listsIn(part), 0)
  return inner + (Array.isArray(value) ? 1 : 0)
}

function grownXml(sample: string, length: number): readonly string[] {
  const names = [...new Set([...sample.matchAll(/<([A-Za-z][\w:.-]*)/g)].map((match) => match[1] ?? ''))]
  return names.slice(-mostLists).flatMap((name) => {
    const from = sample.indexOf(`<${name}`)
    const close = sample.indexOf(`</${name}>`, from)
    const alone = sample.indexOf('/>', from) + 2
    const to = close === -1 ? alone : close + name.length + 3
    return to <= from
      ? []
      : [sample.slice(0, from) + repeated(sample.slice(from, to), length) + sample.slice(to)]
  })
}
