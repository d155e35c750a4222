import type { ReadSentence } from '../../../../core/editing/proposals/turn-signals.ts'
import type { Transcript } from '../../../../core/episode/schema.ts'
import { joinWords } from '../../../../core/episode/transcript.ts'

/** The most words of a place that are shown. */
const most = 40

/** What is said from a sentence on, for a row of a list. */
export function sentenceText(sentences: readonly ReadSentence[], at: number, transcript: Transcript): string {
  const sentence = sentences[at]
  const words = sentence && transcript.segments[sentence.segment]?.words
  return words ? joinWords(words.slice(sentence.from, sentence.from + most)) : ''
}
