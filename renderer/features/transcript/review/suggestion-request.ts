import type { CorrectionGroup } from '../../../../core/corrections/suggestion.ts'
import type { Episode, Segment } from '../../../../core/episode/schema.ts'
import type { SegmentId } from '../../../../core/ids.ts'
import type { CorrectionMemory, Show } from '../../../../core/show/schema.ts'

/** The words of one turn in one string, which crosses to a worker far quicker than the words would. */
export interface PackedTurn {
  readonly id: SegmentId
  /** A line break stands before a word that is joined to the one before it, a space before any other. */
  readonly words: string
}

/** What the page asks of the engine that runs beside it. */
export interface SuggestionRequest {
  readonly turns: readonly PackedTurn[]
  /** The episode without its transcript, and its show: where the vocabulary comes from. */
  readonly episode: Episode
  readonly show?: Show
  readonly memory: CorrectionMemory
  /** Where the lexicon of the episode's language is; absent where Galley has none. */
  readonly lexiconAddress?: string
}

/** What the engine found, or why it could not look. */
export type SuggestionAnswer =
  | { readonly kind: 'found'; readonly groups: readonly CorrectionGroup[] }
  | { readonly kind: 'failed'; readonly reason: string }

const packed = new WeakMap<Segment, PackedTurn>()

/** Packs turns; one that was packed before costs nothing, so an edit packs one turn. */
export function packTurns(segments: readonly Segment[]): readonly PackedTurn[] {
  return segments.map((segment) => {
    const known = packed.get(segment)
    if (known) return known
    const words = segment.words
      .map(({ text, joined }, index) => (index === 0 ? text : (joined ? '\n' : ' ') + text))
      .join('')
    const made = { id: segment.id, words }
    packed.set(segment, made)
    return made
  })
}

/** The turns again, as far as the engine needs them: without speakers and times. */
export function unpackTurns(turns: readonly PackedTurn[]): readonly Segment[] {
  return turns.map(({ id, words }) => ({
    id,
    words: words
      .split(/(?=[ \n])/u)
      .filter((word) => word !== '')
      .map((word) => ({
        text: word.replace(/^[ \n]/u, ''),
        ...(word.startsWith('\n') && { joined: true as const }),
      })),
  }))
}
