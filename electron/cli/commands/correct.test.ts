import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'rolldown'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Episode } from '../../../core/episode/schema.ts'
import { joinWords } from '../../../core/episode/transcript.ts'
import { sharedData } from '../../../core/testing/shared-data.ts'
import { createTestWorld, type TestWorld } from '../testing/test-world.ts'

let world: TestWorld
beforeEach(async () => {
  world = createTestWorld(await mkdtemp(join(tmpdir(), 'galley-cli-')))
})
afterEach(() => rm(world.folder, { recursive: true }))

const captions = `WEBVTT

00:01.000 --> 00:05.000
<v Ada>The loom quest, or Loom Quest, of the loom.

00:05.000 --> 00:09.000
<v Bo>Um, a LOOM and some heirlooms.
`

async function imported(text = captions, name = 'talk.vtt'): Promise<string> {
  await world.file(name, text)
  const { json } = await world.run('import', name, '--json')
  return json<{ episodes: { id: string }[] }>().episodes[0]?.id ?? ''
}
const episodeOf = async (id: string): Promise<Episode> =>
  (await world.run('show', id, '--json')).json<Episode>()
const said = ({ transcript }: Episode): string[] =>
  transcript?.segments.map(({ words }) => joinWords(words)) ?? []

interface Changed {
  readonly changed: number
  readonly places: readonly { readonly before: string; readonly after: string }[]
}

describe('galley correct --rules', () => {
  test('applies a list of find and replace from top to bottom, as one step of corrections by rule', async () => {
    const id = await imported()
    await world.file('rules.tsv', 'loom\tLoom\nLoom quest\tLoom Quest\n')
    const { code, json } = await world.run('correct', id, '--rules', 'rules.tsv', '--json')
    expect([code, json<Changed>().changed]).toEqual([0, 3])
    const episode = await episodeOf(id)
    expect(said(episode)).toEqual([
      'The Loom Quest, or Loom Quest, of the Loom.',
      'Um, a LOOM and some heirlooms.',
    ])
    expect(new Set(episode.corrections.map(({ origin }) => origin))).toEqual(new Set(['replace-list']))
    expect(new Set(episode.corrections.map(({ ruleId }) => ruleId)).size).toBe(2)
  })

  test('takes the columns the app exports', async () => {
    const id = await imported()
    const header = 'find\treplace\twhole word\tmatch case\texpression'
    await world.file('rules.tsv', `${header}\nloom\tweave\tno\tno\tno\n(um),\t$1 …\tyes\tno\tyes\n`)
    expect((await world.run('correct', id, '--rules', 'rules.tsv')).stdout).toContain(
      'heirlooms. → heirweaves.',
    )
    expect(said(await episodeOf(id))[1]).toBe('Um … a weave and some heirweaves.')
  })

  test('says every row it cannot read with its line, applies the others and ends with 1', async () => {
    const id = await imported()
    await world.file('rules.tsv', 'find\treplace\texpression\nloom\n(\tx\tyes\nUm\tHm\tno\n')
    const { code, stdout, stderr } = await world.run('correct', id, '--rules', 'rules.tsv')
    expect([code, stdout]).toEqual([1, 'Um, → Hm,\n'])
    expect(stderr).toContain('Line 2: Not read: there is no second column')
    expect(stderr).toContain('Line 3: Not read: the expression is not whole')
  })

  test('gives the same rule the same id the next time', async () => {
    const id = await imported()
    await world.file('rules.tsv', 'loom\tLoom\n')
    await world.run('correct', id, '--rules', 'rules.tsv')
    const [first] = (await episodeOf(id)).corrections
    const other = await imported(captions.replace('The', 'A'), 'other.vtt')
    await world.run('correct', other, '--rules', 'rules.tsv')
    expect((await episodeOf(other)).corrections[0]?.ruleId).toBe(first?.ruleId)
  })

  test('stops an expression that never ends, says which, applies the others and ends with 1', async () => {
    const file = join(world.folder, 'plan-rules-worker.mjs')
    // Node runs no TypeScript, so the thread is bundled as the program itself is.
    await build({
      input: join(import.meta.dirname, '..', 'rules', 'plan-rules-worker.ts'),
      platform: 'node',
      output: { file, format: 'esm' },
      logLevel: 'silent',
    })
    world = createTestWorld(world.folder, { startRulesWorker: () => new Worker(file) })
    const id = await imported(`${captions}\n00:09.000 --> 00:12.000\n<v Bo>${'a'.repeat(60)}!\n`)
    const header = 'find\treplace\twhole word\tmatch case\texpression'
    const slow = '(a+)+b\tx\tno\tyes\tyes'
    await world.file('rules.tsv', `${header}\n(um),\t$1 …\tyes\tno\tyes\n${slow}\nloom\tweave\tyes\tno\tno\n`)
    const { code, stdout, stderr } = await world.run('correct', id, '--rules', 'rules.tsv')
    expect(code).toBe(1)
    expect(stderr).toContain('"(a+)+b": this expression takes too long, so it was stopped and left out.')
    expect(stdout).toContain('Um, → Um …\n')
    expect(said(await episodeOf(id))[1]).toMatch(/^Um … a weave and some heirlooms\. a{60}!$/)
  })
})

describe('galley correct --accept', () => {
  test('teaches the show: the next episode has the pair first, as one accepted before', async () => {
    const spoken = (words: string): string => `WEBVTT\n\n00:01.000 --> 00:09.000\n<v Ada Lovel>${words}\n`
    const ids: string[] = []
    for (const [name, words] of [
      ['one.vtt', 'We like loom quest.'],
      ['two.vtt', 'Ever more weavers told us about loom quest and Kelby.'],
    ] as const) {
      await world.file(name, spoken(words))
      const { json } = await world.run('import', name, '--show', 'Loom Hour', '--json')
      ids.push(json<{ episodes: { id: string }[] }>().episodes[0]?.id ?? '')
    }
    const [first = '', second = ''] = ids
    await world.runWith('0:00 How we use Loomquest every day\n', 'chapters', first, '--set', '-')
    const suggestions = async (id: string) =>
      (await world.run('suggest', id, '--json')).json<
        { id: string; heard: string; right: string; confidence: number; reason: string }[]
      >()
    expect(await suggestions(second)).toEqual([])
    const [found] = await suggestions(first)
    expect(found).toMatchObject({ heard: 'loom quest', right: 'Loomquest' })
    await world.run('correct', first, '--accept', found?.id ?? '')
    const [learned] = await suggestions(second)
    expect(learned).toMatchObject({ heard: 'loom quest', right: 'Loomquest', confidence: 1 })
    expect(learned?.reason).toMatch(/^Accepted before in this show/)
    expect((await world.run('suggest', second)).stdout).toMatch(/ {2}sure +loom quest → Loomquest/)
  })
})

describe('galley correct --min-confidence', () => {
  test('accepts suggestions of one turn together, although one leaves it with fewer words', async () => {
    const id = await imported(
      'WEBVTT\n\n00:01.000 --> 00:09.000\n<v Ada>We like loom quest, and briny db beside loom quest and briny db.\n',
    )
    await world.runWith(
      '0:00 How we use Loomquest every day\n4:00 Why we chose BrinyDB\n',
      'chapters',
      id,
      '--set',
      '-',
    )
    const { code, json } = await world.run('correct', id, '--min-confidence', '0.1', '--json')
    expect([code, json<Changed>().changed]).toEqual([0, 4])
    expect(said(await episodeOf(id))).toEqual([
      'We like Loomquest, and BrinyDB beside Loomquest and BrinyDB.',
    ])
  })
})

describe('the rules of a show', () => {
  test('suggest as in the review: before what is found by sound, counted as open, and accepted by id', async () => {
    await world.file('talk.vtt', captions)
    const { json } = await world.run('import', 'talk.vtt', '--show', 'Loom Hour', '--json')
    const id = json<{ episodes: { id: string }[] }>().episodes[0]?.id ?? ''
    await world.runWith('0:00 How we use Loomquest every day\n', 'chapters', id, '--set', '-')
    const bySound = (await world.run('suggest', id, '--json')).json<{ right: string }[]>()
    expect(bySound).toContainEqual(expect.objectContaining({ right: 'Loomquest' }))
    await saveRule((await episodeOf(id)).show.id ?? '', 'loom quest', 'Loom-Quest')

    const rows = (await world.run('suggest', id, '--json')).json<
      { id: string; right: string; places: { start: number; end: number; context: string }[] }[]
    >()
    expect(rows.map(({ right }) => right)).toEqual(['Loom-Quest'])
    const text = `${said(await episodeOf(id)).join('\n\n')}\n\n`
    expect(rows[0]?.places.map(({ start, end }) => text.slice(start, end))).toEqual([
      'loom quest,',
      'Loom Quest,',
    ])
    const findings = (await world.run('check', id, '--json')).json<{ id: string; message: string }[]>()
    expect(findings.find((one) => one.id === 'open-corrections')?.message).toContain('2 transcript')
    await world.run('correct', id, '--accept', rows[0]?.id ?? '')
    expect(said(await episodeOf(id))[0]).toBe('The Loom-Quest, or Loom-Quest, of the loom.')
  })

  async function saveRule(showId: string, find: string, replace: string): Promise<void> {
    const file = join(world.library, 'shows', `${showId}.json`)
    const rule = {
      id: 'rule-1',
      find,
      replace,
      wholeWord: true,
      matchCase: false,
      regularExpression: false,
    }
    await writeFile(
      file,
      JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), replaceRules: [rule] }),
    )
  }
})

describe('galley suggest --vocabulary', () => {
  test.each([
    ['without a term', '\n  \n# note\n', /^The vocabulary file has no term, so no word was looked for\.$/m],
    ['of single letters', 'a\nX\n', /^Not looked for, because a term has at least two letters: a, X\.$/m],
    ['of signs alone', '...\n(a+)+b\n\\\n', /^Nothing sounds misheard\.$/m],
    ['of pictures', '🚀\n👨‍👩‍👧\n🦀🦀\n', /^Nothing sounds misheard\.$/m],
    ['from right to left', 'עברית\nمرحبا بالعالم\n', /^Nothing sounds misheard\.$/m],
    ['of ordinary words', 'the\nloom\nof\n', /Nothing was changed\.$/m],
  ])('%s says so, or finds nothing', async (_, vocabulary, sentence) => {
    await world.file('talk.vtt', captions)
    await world.file('words.txt', vocabulary)
    const { code, stderr } = await world.run('suggest', 'talk.vtt', '--vocabulary', 'words.txt')
    expect([code, stderr]).toEqual([0, expect.stringMatching(sentence)])
  })

  test('of five thousand terms is looked for in a turn of many words', async () => {
    const term = (at: number): string =>
      `Q${[...String(at)].map((digit) => 'aeioubcdfg'[Number(digit)]).join('k')}`
    await world.file('words.txt', Array.from({ length: 5_000 }, (_, at) => term(at)).join('\n'))
    await world.file('talk.txt', 'and then we go to see the boat '.repeat(1_000))
    const { code, json } = await world.run('suggest', 'talk.txt', '--vocabulary', 'words.txt', '--json')
    expect([code, json()]).toEqual([0, expect.any(Array)])
  })
})

const realList = sharedData('data', 'transcripts', 'harmontown')

test.runIf(realList)(
  'a list that a real show keeps is read whole and applied to its transcript',
  async () => {
    const folder = realList ?? ''
    const list = await readFile(join(folder, 'transcription_corrections.tsv'), 'utf8')
    const id = await imported(await readFile(join(folder, '43.tsv'), 'utf8'), '43.tsv')
    const before = await episodeOf(id)
    await world.file('list.tsv', list)
    const { code, stderr, json } = await world.run('correct', id, '--rules', 'list.tsv', '--json')
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('Not read')])
    const after = await episodeOf(id)
    const rules = new Set(after.corrections.map(({ ruleId }) => ruleId)).size
    const { changed } = json<Changed>()
    process.stdout.write(`Replace list of a real show: ${changed} places by ${rules} rules.\n`)
    expect(changed).toBeGreaterThan(0)
    expect(after.transcript?.segments.length).toBe(before.transcript?.segments.length)
    expect((await world.run('correct', id, '--rules', 'list.tsv', '--json')).json<Changed>().changed).toBe(0)
  },
)
