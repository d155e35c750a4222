import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instrument } from './instrument.ts'

/** What was changed at a place, from UTF-16 offset to offset; the term, where only a part of it was written. */
type Label = readonly [start: number, end: number, right: string, kind?: string, term?: string]

interface Labels {
  /** The words the transcript begins with; notes of the page stand before them. */
  readonly begins: string
  /** How much of it was read, in UTF-16 units; all of it unless said. */
  readonly length?: number
  readonly terms: readonly string[]
  readonly changes: readonly Label[]
}

/** A real talk beside the checkout, and whether the shipped model has learned from it. */
interface Talk {
  readonly name: string
  readonly path: readonly string[]
  readonly isLearned: boolean
}

const talks: readonly Talk[] = [
  { name: 'pybites-146', path: ['seeds', 'pybites-146.txt'], isLearned: true },
  {
    name: 'conduit-26',
    path: ['data', 'transcripts', 'conduit', '26-the-content-dragon-appears.md'],
    isLearned: false,
  },
]

/** A talk made ready for the instrument. */
export interface LabelledTalk {
  readonly name: string
  readonly isLearned: boolean
  readonly instrument: Instrument
}

/**
 * Real talks that two readers each read word by word, apart from one another, and marked every misheard name and term;
 * with a glossary of 170 terms that was written without a look at any suggestion. Only places and right spellings
 * are kept here: the texts themselves stay beside the checkout. None where they are not there.
 */
export function openLabelledTalks(root: string, { script }: Instrument): readonly LabelledTalk[] {
  const shared = join(root, '..', 'shared')
  return talks
    .filter(({ path }) => existsSync(join(shared, ...path)))
    .map(({ name, path, isLearned }) => {
      const file = join(root, 'bench', 'corrections', 'labelled-talks', `${name}.json`)
      const labels: Labels = JSON.parse(readFileSync(file, 'utf8'))
      const text = textOf(readFileSync(join(shared, ...path), 'utf8'), labels)
      const pairs = join(root, '.cache', 'labelled-talks', name)
      const folder = join(pairs, 'talk')
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, `${name}.txt`), text)
      writeFileSync(join(folder, `${name}.vocab.txt`), `${labels.terms.join('\n')}\n`)
      writeFileSync(join(folder, `${name}.gold.json`), JSON.stringify(golds(name, text, labels.changes)))
      return { name, isLearned, instrument: { script, pairs } }
    })
}

function textOf(page: string, { begins, length = page.length }: Labels): string {
  const from = page.indexOf(begins)
  if (from < 0) throw new Error(`The labelled talk no longer begins with "${begins}".`)
  return page.slice(from, from + length)
}

/** The labels as the instrument reads them: the corrected text, and which words of both belong together. */
function golds(episode: string, text: string, changes: readonly Label[]) {
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
    episode,
    words: text.split(/\s+/).length,
    gold: ofKind((kind) => kind === 'sound'),
    casing: ofKind((kind) => kind !== 'sound'),
    corrected,
    align,
  }
}
