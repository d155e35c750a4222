import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instrument } from './instrument.ts'

/** What was changed at a place, from UTF-16 offset to offset; the term, where only a part of it was written. */
type Label = readonly [start: number, end: number, right: string, kind?: string, term?: string]

interface Labels {
  /** The words the transcript begins with; the page's notes stand before them. */
  readonly begins: string
  readonly terms: readonly string[]
  readonly changes: readonly Label[]
}

/**
 * The page of one real episode that two people read word by word, apart from each other, and marked every
 * misheard name and term; with a glossary of 170 terms that a third wrote. Only places and right spellings are
 * kept here: the text itself stays beside the checkout. Undefined where it is not there.
 */
export function openLabelledPage(root: string, { script }: Instrument): Instrument | undefined {
  const page = join(root, '..', 'shared', 'seeds', 'pybites-146.txt')
  if (!existsSync(page)) return undefined
  const file = join(root, 'bench', 'corrections', 'labelled-page.json')
  const labels: Labels = JSON.parse(readFileSync(file, 'utf8'))
  const whole = readFileSync(page, 'utf8')
  const text = whole.slice(whole.indexOf(labels.begins))
  const pairs = join(root, '.cache', 'labelled-page')
  const folder = join(pairs, 'page')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, '146.txt'), text)
  writeFileSync(join(folder, '146.vocab.txt'), `${labels.terms.join('\n')}\n`)
  writeFileSync(join(folder, '146.gold.json'), JSON.stringify(golds(text, labels.changes)))
  return { script, pairs }
}

/** The labels as the instrument reads them: the corrected text, and which words of both belong together. */
function golds(text: string, changes: readonly Label[]) {
  const align: [number, number, number, number][] = []
  let corrected = ''
  const keep = (from: number, to: number): void => {
    const moved = corrected.length - from
    for (const { index, 0: word } of text.slice(from, to).matchAll(/\S+/gu)) {
      const start = from + index
      align.push([start, start + word.length, start + moved, start + moved + word.length])
    }
    corrected += text.slice(from, to)
  }
  let at = 0
  for (const [start, end, right] of changes) {
    keep(at, start)
    corrected += right
    at = end
  }
  keep(at, text.length)
  const ofKind = (holds: (kind: string) => boolean) =>
    changes.flatMap(([start, end, right, kind, term = right]) =>
      kind !== undefined && holds(kind)
        ? [{ start, end, wrong: text.slice(start, end), right: term, kind }]
        : [],
    )
  return {
    episode: '146',
    words: text.split(/\s+/).length,
    gold: ofKind((kind) => kind === 'sound'),
    casing: ofKind((kind) => kind !== 'sound'),
    corrected,
    align,
  }
}
