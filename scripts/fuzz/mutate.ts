import type { Random } from './random.ts'

/** No damaged text is longer than this, in UTF-16 units: a fault that needs more is a matter of time, not of form. */
export const longestInput = 6000

type Mutation = (text: string, random: Random, others: readonly string[]) => string

/** What breaks readers: signs with a meaning somewhere, numbers at an edge, white space nobody expects. */
const treats = [
  ...['\0', '\uD800', '\uDC00', '\uFEFF', '\uFFFD', '\u2028', '\u0085', '\u00A0', '\u200E', '\u0301', '🎙️'],
  ...['\n', '\r', '\r\n', '\n\n', '\n\n\n', '\t', ' ', '   ', '\f', '\v'],
  ...[
    '-->',
    '--',
    '->',
    '<',
    '>',
    '</',
    '/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE a [',
    '<?',
    '?>',
  ],
  ...[
    '&',
    '&amp;',
    '&#0;',
    '&#x110000;',
    '&#55296;',
    '&lt',
    '&nbsp;',
    '<v Ann>',
    '</v>',
    '<00:00:01.000>',
    '<i>',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '\\',
    '\\u0000',
    '\\uD800',
    ',',
    ':',
    ';',
    '=',
    '#',
    '|',
    '*',
    '**',
    '_',
    '`',
  ],
  ...['0', '-0', '-1', '1e9', '1e308', '1e999', '-1e999', 'NaN', 'Infinity', '0x10', '1.', '.5', '0.1e-7'],
  ...['9007199254740993', '99999999999999999999999999', '2147483648', '4294967296', '-9223372036854775809'],
  ...['null', 'true', 'false', '{}', '[]', '""', '[[]]', '{"":{}}', '"__proto__"', '"constructor"'],
  ...[
    '00:00',
    '0:00',
    '00:00:00.000',
    '00:00:00,000',
    '99:99:99.999',
    '61:61',
    '1:2:3:4',
    '100:00:00.000',
    '5.1.00',
  ],
  ...[
    'WEBVTT',
    'NOTE',
    'STYLE',
    'REGION',
    'CHAPTER01=',
    ';FFMETADATA1',
    '[CHAPTER]',
    'TRACK 01 AUDIO',
    'INDEX 01',
  ],
  ...[
    'Name: ',
    'Speaker 0',
    '**Name:**',
    '# ',
    '- ',
    '>> ',
    '(',
    ')',
    '[x](y)',
    'http://',
    'https://a.example/',
  ],
] as const

const spot = (text: string, random: Random): number => random.below(text.length + 1)

function splice(text: string, at: number, cut: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at + cut)
}

/** Words, numbers, runs of white space and single signs: what every one of the formats is made of. */
const token = /\d+|[\p{L}_]+|[^\S\n]+|[\s\S]/gu

interface Piece {
  readonly at: number
  readonly text: string
}

/** The tokens of a stretch of the text; of all of it would cost more than the reading. */
function tokensNear(text: string, random: Random): readonly Piece[] {
  const from = random.below(Math.max(1, text.length - 200))
  return [...text.slice(from, from + 200).matchAll(token)].map((match) => ({
    at: from + match.index,
    text: match[0],
  }))
}

const onLines =
  (change: (lines: string[], at: number, random: Random) => void): Mutation =>
  (text, random) => {
    const lines = text.split('\n')
    change(lines, random.below(lines.length), random)
    return lines.join('\n')
  }

const mutations: readonly [Mutation, ...Mutation[]] = [
  // A bit of one unit turned over.
  (text, random) => {
    const at = random.below(text.length)
    const code = text.charCodeAt(at)
    return Number.isNaN(code)
      ? text
      : splice(text, at, 1, String.fromCharCode(code ^ (1 << random.below(16))))
  },
  (text, random) => splice(text, spot(text, random), 1, String.fromCharCode(random.below(128))),
  (text, random) => splice(text, spot(text, random), 1 + random.below(random.oneIn(4) ? 400 : 8), ''),
  (text, random) => (random.oneIn(2) ? text.slice(0, spot(text, random)) : text.slice(spot(text, random))),
  (text, random) => splice(text, spot(text, random), random.below(3), random.pick(treats) ?? ''),
  (text, random) => splice(text, spot(text, random), 0, random.pick(treats) ?? ''),
  // A stretch copied elsewhere in the text.
  (text, random) => {
    const from = spot(text, random)
    return splice(text, spot(text, random), 0, text.slice(from, from + 1 + random.below(120)))
  },
  // The beginning of one text and the end of another.
  (text, random, others) => {
    const other = random.pick(others) ?? ''
    return text.slice(0, spot(text, random)) + other.slice(spot(other, random))
  },
  (text, random, others) => {
    const other = random.pick(others) ?? ''
    const from = spot(other, random)
    return splice(text, spot(text, random), random.below(60), other.slice(from, from + random.below(200)))
  },
  // A token doubled, dropped, swapped with another, or put in place of another.
  (text, random) => {
    const tokens = tokensNear(text, random)
    const one = random.pick(tokens)
    const other = random.pick(tokens)
    if (!one || !other) return text
    const put = random.pick([one.text + one.text, '', other.text, random.pick(treats) ?? ''])
    return splice(text, one.at, one.text.length, put)
  },
  // A number made huge, negative, long or none at all.
  (text, random) => {
    const numbers = tokensNear(text, random).filter((piece) => /^\d/.test(piece.text))
    const one = random.pick(numbers)
    if (!one) return text
    const digits = '9'.repeat(1 + random.below(random.oneIn(5) ? 400 : 20))
    const put = random.pick([
      digits,
      '-1',
      '0',
      '',
      '60',
      `${one.text}.${digits}`,
      `${one.text}e${random.below(400)}`,
    ])
    return splice(text, one.at, one.text.length, put)
  },
  onLines((lines, at, random) => lines.splice(at, 0, lines[random.below(lines.length)] ?? '')),
  onLines((lines, at) => lines.splice(at, 1)),
  onLines((lines, at, random) => {
    const other = random.below(lines.length)
    const kept = lines[at] ?? ''
    lines[at] = lines[other] ?? ''
    lines[other] = kept
  }),
  onLines((lines, at) => {
    lines[at] = (lines[at] ?? '').trim()
  }),
  onLines((lines, at, random) => {
    lines[at] = `${' '.repeat(random.below(9))}${lines[at] ?? ''}`
  }),
  // Line ends of another system, all of them or one.
  (text, random) => {
    const end = random.pick(['\r\n', '\r', '\n\r', '\u2028', ''])
    return random.oneIn(2) ? text.replaceAll('\n', end) : text.replace('\n', end)
  },
  // Something deep inside of itself.
  (text, random) => {
    const opener = random.pick([
      '[',
      '{',
      '{"a":',
      '[{"a":',
      '<a>',
      '<c>',
      '<v X>',
      '(',
      '"',
      '**',
      '<div>',
      '&',
    ])
    return splice(text, spot(text, random), 0, opener.repeat(1 + random.below(random.oneIn(8) ? 1500 : 40)))
  },
  (text, random) =>
    splice(text, spot(text, random), 0, ' '.repeat(random.below(random.oneIn(8) ? 3000 : 60))),
  (text) => text.toUpperCase(),
  (text, random) => text.slice(0, 2000).repeat(1 + random.below(4)),
]

/**
 * A damaged copy of one of the seeds, the same for the same random numbers. Some of the damage knows the
 * structure of texts (tokens, numbers, lines, brackets), some knows nothing; mostly a few of them at once,
 * so that much of the text still is what a reader expects.
 */
export function mutated(seeds: readonly string[], others: readonly string[], random: Random): string {
  let text = random.pick(seeds) ?? ''
  const times = 1 + random.below(random.oneIn(3) ? 12 : 3)
  for (let time = 0; time < times; time += 1) {
    text = random.pick(mutations)(text, random, others)
    if (text.length > longestInput) text = text.slice(0, longestInput)
  }
  return text
}
