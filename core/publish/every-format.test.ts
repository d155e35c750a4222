import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Loss } from '../contract/publish-shapes.ts'
import { brokenInvariant } from '../episode/invariants.ts'
import type { Episode } from '../episode/schema.ts'
import type { ChapterEntry, ChapterField, ChapterFormat } from '../formats/format.ts'
import { formatById, formats } from '../formats/registry.ts'
import { ChapterId } from '../ids.ts'
import { roughEpisodes } from '../testing/episode-arbitrary.ts'
import { talk } from '../testing/sample-episode.ts'
import { millis } from '../time.ts'
import type { RenderedFile } from './bundle.ts'
import { bundleFileById, bundleFiles, furtherFiles } from './bundle-files.ts'
import { chapterList } from './chapter-list.ts'
import { planBundle } from './plan-bundle.ts'
import { renderBundle } from './render-bundle.ts'
import { verifyBundle } from './verify-bundle.ts'

const everyFile = [...bundleFiles, ...furtherFiles].map(({ id }) => id)
const context = { allowEstimatedTimes: true }
const plan = (episode: Episode) => planBundle(episode, { ...context, formats: everyFile })

/** The only reasons a file may not be written for, whatever the episode. */
const goodReasons =
  /^There are no chapters yet|^There is no transcript yet|^Every chapter is hidden|^The show notes are empty|no two lines begin with a time that goes forward/

/** What a written chapter file lacks of the episode, and does not say: one line for each field. */
function unstated(format: ChapterFormat, episode: Episode, text: string, losses: readonly Loss[]): string[] {
  const stated = new Set(losses.map(({ field }) => field))
  const wanted = chapterList(episode).chapters.filter(({ hidden }) => !hidden || format.carries.has('hidden'))
  const read = format.parse(text).value.chapters
  if (read.length < wanted.length && !stated.has('limit')) return [`${wanted.length - read.length} chapters`]
  const missing = wanted.slice(0, read.length).flatMap((chapter, at) => {
    const ends = [chapter.startTime, wanted[at + 1]?.startTime, episode.enclosure?.duration]
    return fieldsLost(chapter, read[at]).filter(
      (field) => field !== 'endTime' || !ends.includes(chapter.endTime),
    )
  })
  return [...new Set(missing)].filter((field) => !stated.has(field))
}

function fieldsLost(a: ChapterEntry, b: ChapterEntry | undefined): ChapterField[] {
  const fields = ['startTime', 'endTime', 'title', 'url', 'image', 'hidden', 'location', 'extra'] as const
  return fields.filter(
    (field) => a[field] !== undefined && JSON.stringify(a[field]) !== JSON.stringify(b?.[field]),
  )
}

describe('every file of every format Galley writes', () => {
  test('can be asked for by the id of its format, under a name of its own', () => {
    const written = formats.filter((format) => format.serialise).map(({ id }) => id)
    expect(written.filter((id) => bundleFileById(id) === undefined)).toEqual([])
    const paths = plan(talk()).files.map(({ path }) => path)
    expect(new Set(paths).size).toBe(everyFile.length)
    expect(paths).toEqual(expect.arrayContaining(['7-audacity-labels.txt', '7-mira-olsen.cue']))
  })

  test('is listed only where the profile or the request names it', () => {
    const usual = planBundle(talk()).files.map(({ id }) => id)
    expect(usual).toEqual(bundleFiles.map(({ id }) => id))
    const tools = planBundle(talk(), { profile: 'tools' }).files
    expect(tools.find(({ id }) => id === 'cue')).toMatchObject({ selected: true })
    expect(tools.some(({ id }) => id === 'sbv')).toBe(false)
  })

  test('of rough episodes passes the proof, and says all that it leaves out', () => {
    fc.assert(
      fc.property(roughEpisodes, (episode) => {
        expect(brokenInvariant(episode)).toBeUndefined()
        const made = plan(episode)
        const odd = made.files.filter(({ blocked }) => blocked !== undefined && !goodReasons.test(blocked))
        expect(odd.map(({ id, blocked }) => `${id}: ${blocked}`)).toEqual([])
        const files = renderBundle(episode, made, context)
        verifyBundle(episode, made, files, context)
        expect(files.flatMap((file) => silence(episode, file, made.files))).toEqual([])
      }),
      { numRuns: 40, seed: 20261123 },
    )
  })

  test('holds as many chapters as it can, and says how many are too many', () => {
    const episode = {
      ...talk(),
      chapters: Array.from({ length: 1100 }, (_, at) => ({
        id: ChapterId.parse(`ch-${at}`),
        startTime: millis(at * 2000),
        title: `Chapter “${at}” of "many"`,
        inTableOfContents: true,
      })),
    }
    const made = plan(episode)
    const files = renderBundle(episode, made, context)
    verifyBundle(episode, made, files, context)
    const losses = (id: string) =>
      made.files.find((file) => file.id === id)?.losses.map(({ message }) => message)
    expect(losses('cue')).toEqual(
      expect.arrayContaining([
        '1001 chapters too many: this format holds 99 at most.',
        '99 chapter titles have single quotation marks in place of double ones.',
      ]),
    )
    expect(losses('vorbis-comment')).toEqual(['100 chapters too many: this format holds 1000 at most.'])
  })
})

/** What one file leaves out in silence, with its name. */
function silence(
  episode: Episode,
  { id, text }: RenderedFile,
  planned: readonly { readonly id: string; readonly losses: readonly Loss[] }[],
): string[] {
  const format = formatById(id)
  const losses = planned.find((file) => file.id === id)?.losses ?? []
  return format?.kind === 'chapters'
    ? unstated(format, episode, text, losses).map((what) => `${id} leaves out ${what} in silence`)
    : []
}
