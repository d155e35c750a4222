import type { WebVttFile } from './webvtt-blocks.ts'

/** The first line Galley gives a WebVTT file of chapters: readers pass over what follows the signature. */
export const chapterSignature = 'WEBVTT - Chapters'

/**
 * How much a WebVTT file looks like one of chapters, from 0 to 1: nothing inside tells the two kinds for
 * certain. Chapters last long, say little and follow without gaps; speech has a word every few seconds.
 */
export function chapterLikelihood(file: WebVttFile): number {
  const marked =
    /^\W*chapters?\b/i.test(file.headline) || file.header.some((line) => /^Kind: ?chapters$/i.test(line))
  if (marked) return 1
  if (file.cues.length < 3) return 0
  const typical = file.cues.filter(({ start, end, payload, settings }, at) => {
    const next = file.cues[at + 1]?.start ?? end
    const sparse = end - start >= 15_000 && payload.split(/\s+/).length * 2500 < end - start
    return sparse && Math.abs(next - end) <= 1000 && settings === '' && !/<v[\s.]/.test(payload)
  })
  return typical.length * 10 >= file.cues.length * 9 ? 0.9 : 0
}
