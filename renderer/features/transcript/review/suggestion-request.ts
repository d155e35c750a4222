import type { CorrectionGroup } from '../../../../core/corrections/suggestion.ts'
import type { Episode, Segment } from '../../../../core/episode/schema.ts'
import type { PersonId, SegmentId } from '../../../../core/ids.ts'
import type { CorrectionMemory, Show, Term } from '../../../../core/show/schema.ts'
import { type Millis, millis } from '../../../../core/time.ts'

/** The words of one turn in one string, which crosses to a worker far quicker than the words would. */
export interface PackedTurn {
  readonly id: SegmentId
  /**
   * What stands before a word says how it follows: a space, a line break where it is joined to the one
   * before, a tab or a form feed for the same where its start was measured.
   */
  readonly words: string
  readonly speaker?: PersonId
}

/** What the page asks of the engine that runs beside it. */
export interface SuggestionRequest {
  readonly turns: readonly PackedTurn[]
  /** The episode without its transcript, and its show: where the vocabulary comes from. */
  readonly episode: Episode
  readonly show?: Show
  /** Terms that other shows lend to all. */
  readonly shared: readonly Term[]
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
      .map(({ text, joined, start }, index) => (index === 0 ? text : mark(joined, start) + text))
      .join('')
    const made = { id: segment.id, words, ...(segment.speaker && { speaker: segment.speaker }) }
    packed.set(segment, made)
    return made
  })
}

function mark(joined: true | undefined, start: Millis | undefined): string {
  if (start === undefined) return joined ? '\n' : ' '
  return joined ? '\f' : '\t'
}

const unpacked = new WeakMap<PackedTurn, Segment>()
const measured = millis(0)

/**
 * The turns again, as far as the engine needs them: of its times a word only keeps whether its start was
 * measured. A turn that was unpacked before is the same object again.
 */
export function unpackTurns(turns: readonly PackedTurn[]): readonly Segment[] {
  return turns.map((turn) => {
    const known = unpacked.get(turn)
    if (known) return known
    const { id, words, speaker } = turn
    const segment: Segment = {
      id,
      ...(speaker && { speaker }),
      words: words
        .split(/(?=[ \n\t\f])/u)
        .filter((word) => word !== '')
        .map((word) => ({
          text: word.replace(/^[ \n\t\f]/u, ''),
          ...(/^[\n\f]/u.test(word) && { joined: true as const }),
          ...(/^[\t\f]/u.test(word) && { start: measured }),
        })),
    }
    unpacked.set(turn, segment)
    return segment
  })
}
