import type { FormIndex } from './form-index.ts'
import { phonemeCount } from './phonemes.ts'
import type { Sound } from './sound-distance.ts'

/** For sounds, by number, the sums of what their phonemes cost at least against each of some forms. */
export interface WordSums {
  /** Row after row; the first is all 0 and stands for no sound. */
  readonly sums: Uint16Array
  /** Where the row of a sound begins; reckoned when it is first asked for. */
  readonly rowOf: (sound: number) => number
}

/**
 * Sums against the forms from `from` up to `to`. Since a run costs at least what its words cost, each word is
 * summed once, however many runs it is in.
 */
export function wordSums(sounds: readonly Sound[], index: FormIndex, from: number, to: number): WordSums {
  const width = to - from
  const byPhoneme = new Uint8Array(phonemeCount * width)
  for (let i = 0; i < width; i += 1)
    for (let a = 0; a < phonemeCount; a += 1)
      byPhoneme[a * width + i] = index.costs[(from + i) * phonemeCount + a] as number
  const sums = new Uint16Array((sounds.length + 1) * width)
  const isKnown = new Uint8Array(sounds.length)
  return {
    sums,
    rowOf(sound) {
      if (sound < 0) return 0
      const row = (sound + 1) * width
      if (isKnown[sound] === 1) return row
      isKnown[sound] = 1
      for (const phoneme of (sounds[sound] as Sound).rows)
        addRow(sums, row, byPhoneme, phoneme * width, width)
      return row
    },
  }
}

/** More than anything may cost; only the longest words reach it. */
const mostCost = 65_535

function addRow(sums: Uint16Array, row: number, costs: Uint8Array, at: number, width: number): void {
  for (let i = 0; i < width; i += 1) {
    const sum = (sums[row + i] as number) + (costs[at + i] as number)
    sums[row + i] = sum < mostCost ? sum : mostCost
  }
}
