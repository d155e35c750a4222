import type { TermKind, VocabularyTerm } from '../../core/corrections/vocabulary.ts'

const kinds: ReadonlySet<string> = new Set([
  'person',
  'product',
  'term',
  'place',
  'other',
] satisfies TermKind[])

/** Reads one term a line, `term` or `term TAB kind`; empty lines and lines that begin with `# ` are passed over. */
export function parseVocabulary(text: string): VocabularyTerm[] {
  return text.split(/\r\n?|\n/u).flatMap((line) => {
    const [spelling = '', kind = ''] = line.split('\t').map((cell) => cell.trim())
    if (spelling === '' || line.startsWith('# ')) return []
    return [
      { spelling, kind: kinds.has(kind) ? (kind as TermKind) : 'other', sources: ['in the vocabulary file'] },
    ]
  })
}
