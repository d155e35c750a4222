import type { TermKind, VocabularyTerm } from '../../core/corrections/vocabulary.ts'

const kinds: ReadonlySet<string> = new Set([
  'person',
  'product',
  'term',
  'place',
  'other',
] satisfies TermKind[])

/** Terms of a vocabulary file, and those too short for any word to sound like them. */
export interface Vocabulary {
  readonly terms: readonly VocabularyTerm[]
  readonly short: readonly string[]
}

/** Reads one term a line, `term` or `term TAB kind`; empty lines and lines that begin with `# ` are passed over. */
export function parseVocabulary(text: string): Vocabulary {
  const all: VocabularyTerm[] = text.split(/\r\n?|\n/u).flatMap((line) => {
    const [spelling = '', kind = ''] = line.split('\t').map((cell) => cell.trim())
    if (spelling === '' || line.startsWith('# ')) return []
    return [
      { spelling, kind: kinds.has(kind) ? (kind as TermKind) : 'other', sources: ['in the vocabulary file'] },
    ]
  })
  const isShort = ({ spelling }: VocabularyTerm): boolean => [...spelling].length < 2
  return {
    terms: all.filter((term) => !isShort(term)),
    short: all.filter(isShort).map(({ spelling }) => spelling),
  }
}
