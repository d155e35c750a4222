import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readWebVtt } from '../../core/formats/syntax/webvtt-blocks.ts'
import { readCueText } from '../../core/formats/syntax/webvtt-cue-text.ts'
import { webvtt } from '../../core/formats/transcripts/webvtt.ts'
import { expect, test } from '../launch.ts'
import { browserCues, type PlainCue } from '../webvtt/browser-cues.ts'
import { hostileFiles } from '../webvtt/hostile-files.ts'

const suites = join(import.meta.dirname, '../../../shared/data/subtitle-suites')

/** The bytes decide: a half of a surrogate pair is no character in any file. */
function asFile(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))
}

/**
 * How Galley cuts a file into cues; undefined where the signature is missing. A browser keeps cues in order of
 * time, and cues of the same start with the longest first.
 */
function ownCues(text: string): readonly PlainCue[] | undefined {
  return readWebVtt(text)
    ?.cues.map(({ start, end, payload }) => ({
      start: Number(start),
      end: Number(end),
      text: readCueText(payload)
        .map((run) => run.text)
        .join(''),
    }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

const withoutSpace = (text: string): string => text.replace(/\s+/gu, '')

/** Every letter the transcript of a file holds, in its order; undefined where Galley reads more into it than players. */
function ownWords(text: string): string | undefined {
  const { value, warnings } = webvtt.parse(text)
  const interpreted = warnings.some(({ code }) => code === 'rolling-captions' || code === 'times-repaired')
  const labelled = value.cues.some(({ speaker }) => speaker !== undefined && text.includes(`${speaker}:`))
  return interpreted || labelled ? undefined : withoutSpace(value.cues.map((cue) => cue.text).join(''))
}

async function suiteFiles(): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const found = await readdir(suites, { recursive: true }).catch(() => [])
  if (found.length === 0) console.log(`${suites} is not beside this checkout; its files are left out.`)
  const names = found.filter((name) => name.endsWith('.vtt')).sort()
  return Promise.all(
    names.map(async (name) => ({
      name: basename(name),
      text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readFile(join(suites, name))),
    })),
  )
}

/**
 * Ids are not compared. The standard gives a cue the lines above its times as its id only where an empty line
 * is above them, and `STYLE` as well; Chromium takes any line right above, and never `STYLE`. A transcript has no
 * use for them.
 */
test('WebVTT is read cue for cue as Chromium reads it, also from hostile files', async ({ page, shell }) => {
  test.skip(shell === 'desktop', 'The parser is the same in both shells; it is asked once.')
  const hostile = hostileFiles(900).map((text, at) => ({ name: `hostile ${at}`, text: asFile(text) }))
  const files = [...hostile, ...(await suiteFiles())]
  const theirs = await browserCues(
    page,
    files.map(({ text }) => text),
  )
  const apart = files.flatMap(({ name, text }, at) => {
    const own = ownCues(text)
    const chromium = theirs[at]
    return JSON.stringify(own) === JSON.stringify(chromium) ? [] : [{ name, text, own, chromium }]
  })
  expect(theirs.flatMap((cues) => cues ?? []).length).toBeGreaterThan(1500)
  expect(apart.slice(0, 3), `${apart.length} of ${files.length} differ`).toEqual([])

  let read = 0
  const lost = files.flatMap(({ name, text }, at) => {
    const chromium = theirs[at]
    const own = chromium && ownWords(text.replace(/^\uFEFF/, ''))
    if (!chromium || own === undefined) return []
    read += 1
    const wanted = [...chromium].sort((a, b) => a.start - b.start).map((cue) => cue.text)
    return letters(own) === letters(wanted.join('')) ? [] : [{ name, text, own, wanted }]
  })
  expect(read).toBeGreaterThan(600)
  expect(lost.slice(0, 3), `${lost.length} of ${read} differ`).toEqual([])
})

/** Letters whatever their order: cues of the same start keep the order of their file in a transcript. */
function letters(text: string): string {
  return [...withoutSpace(text)].sort().join('')
}
