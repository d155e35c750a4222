import { resolve } from 'node:path'
import {
  addressesIn,
  episodeSurroundings,
  episodeVocabulary,
  namesIn,
} from '../../../core/corrections/episode-vocabulary.ts'
import { findInText } from '../../../core/corrections/find-in-text.ts'
import { joinReasons } from '../../../core/corrections/reasons.ts'
import { knownAddresses } from '../../../core/corrections/spoken-addresses.ts'
import { suggestionId, tierOf } from '../../../core/corrections/suggest.ts'
import { readable } from '../../../core/corrections/transcript-text.ts'
import type { VocabularyTerm } from '../../../core/corrections/vocabulary.ts'
import { AppError, isAppError } from '../../../core/errors.ts'
import { counted } from '../../../core/formats/syntax/lines.ts'
import { type Arguments, usage } from '../arguments.ts'
import { type Command, jsonFlag, libraryFlag, type World, writeJson } from '../command.ts'
import { isAnswered, readKnowledge } from '../episode-suggestions.ts'
import { exitCodes } from '../exit-codes.ts'
import { readTextInput } from '../read-input.ts'
import { readLexicon } from '../read-lexicon.ts'
import { parseVocabulary } from '../read-vocabulary.ts'
import { resolveEpisode } from '../resolve-episode.ts'
import { type Suspected, withSuspectedByRules } from '../suspected-by-rules.ts'
import { withLibrary } from '../with-library.ts'

/** `galley suggest`: suspected mishearings of an episode, or of a text file. */
export const suggestCommand: Command = {
  verb: 'suggest',
  synopsis: 'EPISODE|FILE [--vocabulary FILE] [--limit N] [--json] [--library DIR]',
  summary: 'Find what the recogniser misheard; nothing is changed.',
  details:
    'For an episode, the words of the episode and its show are the vocabulary; for a text file, those of the vocabulary file, or the names in its shorter lines. Offsets are UTF-16 units into the text that was read.',
  flags: {
    vocabulary: { value: 'FILE', help: 'Terms to look for, one a line: "term" or "term TAB kind".' },
    limit: { value: 'N', help: 'Print the first N suggestions.' },
    ...jsonFlag,
    ...libraryFlag,
  },
  fewestWords: 1,
  mostWords: 1,
  async run(args, world) {
    const limit = readLimit(args)
    const file = args.text('vocabulary')
    const vocabulary = file === undefined ? undefined : await readVocabulary(world, file)
    const name = args.words[0] ?? ''
    const rows = (await isFile(world, name))
      ? await suggestForFile(world, name, vocabulary)
      : await suggestForEpisode(args, world, name, vocabulary)
    const shown = rows.slice(0, limit)
    if (args.has('json')) writeJson(world.io, shown)
    else for (const row of shown) world.io.write(`${readableRow(row)}\n`)
    const places = rows.reduce((sum, row) => sum + row.places.length, 0)
    const first = shown.length < rows.length ? ` The first ${shown.length} are printed.` : ''
    world.io.say(
      rows.length === 0
        ? nothingFound(vocabulary)
        : `${counted(rows.length, 'suggestion')}, ${counted(places, 'place')}.${first} Nothing was changed.`,
    )
    return exitCodes.done
  },
}

async function readVocabulary({ io }: World, file: string): Promise<readonly VocabularyTerm[]> {
  const { terms, short } = parseVocabulary((await readTextInput(io, file)).text)
  if (short.length > 0) io.say(`Not looked for, because a term has at least two letters: ${listed(short)}.`)
  return terms
}

/** The first of many words, so that a sentence stays one. */
function listed(words: readonly string[]): string {
  const [most, more] = [10, words.length - 10]
  return `${words.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function nothingFound(vocabulary: readonly VocabularyTerm[] | undefined): string {
  return vocabulary?.length === 0
    ? 'The vocabulary file has no term, so no word was looked for.'
    : 'Nothing sounds misheard.'
}

/** One suggestion as programs get it. */
interface Row {
  readonly id: string
  readonly heard: string
  readonly right: string
  readonly kind: string
  readonly confidence: number
  readonly reason: string
  readonly places: readonly { start: number; end: number; segmentId?: string; context: string }[]
}

async function isFile({ io }: World, name: string): Promise<boolean> {
  try {
    await io.fileSize(resolve(io.cwd, name))
    return true
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return false
    throw error
  }
}

async function suggestForFile(
  world: World,
  file: string,
  vocabulary: readonly VocabularyTerm[] | undefined,
): Promise<Row[]> {
  const { text } = await readTextInput(world.io, file)
  const terms = vocabulary ?? namesOf(text)
  const lexicon = await readLexicon('en', text, world)
  const addresses = knownAddresses([...terms.map(({ spelling }) => spelling), ...addressesIn(text)])
  return findInText(text, terms, lexicon, { addresses }).map((found) => row(found, text, () => undefined))
}

/** The names in the shorter lines of a page; a transcript's paragraphs are what is looked through. */
function namesOf(text: string): VocabularyTerm[] {
  const names = text.split('\n').flatMap((line) => (line.length < 400 ? namesIn(line) : []))
  return [...new Set(names)].map((spelling) => ({
    spelling,
    kind: 'other',
    sources: ['named on the page'],
    guessed: true,
  }))
}

function suggestForEpisode(
  args: Arguments,
  world: World,
  name: string,
  vocabulary: readonly VocabularyTerm[] | undefined,
): Promise<Row[]> {
  let rows: Row[] = []
  return withLibrary(args, world, { readOnly: true }, async ({ client }) => {
    const episodeId = await resolveEpisode(client, name).catch((error: unknown) => {
      if (!isAppError(error, 'episode-missing')) throw error
      throw new AppError(
        'episode-missing',
        `There is neither a file nor an episode "${name}". "galley list" names the episodes of this library.`,
      )
    })
    const { episode } = await client.call('episode.open', { episodeId })
    const { show, shared } = await readKnowledge(client, episode, world)
    if (!episode.transcript) {
      throw new AppError(
        'not-found',
        'This episode has no transcript to look through. Nothing was changed. "galley import FILE --into EPISODE" adds one.',
      )
    }
    const readableText = readable(episode.transcript)
    const { text, wordsAt, seams } = readableText
    const lexicon = await readLexicon(episode.language, text, world)
    const found = findInText(text, vocabulary ?? episodeVocabulary(episode, show, shared), lexicon, {
      ...episodeSurroundings(episode, show),
      ...(show && { memory: show.memory }),
      seams,
    })
    const suspected = show ? withSuspectedByRules(found, episode.transcript, show, readableText) : found
    const all = suspected.map((one) => row(one, text, (place) => wordsAt(place, one.right)?.segmentId))
    rows = all.filter(({ id }) => !isAnswered(episode, id))
    if (rows.length < all.length)
      world.io.say(
        `${counted(all.length - rows.length, 'suggestion')} left out: skipped or refused in this episode.`,
      )
    return exitCodes.done
  }).then(() => rows)
}

function row(
  found: Suspected,
  text: string,
  segmentAt: (place: { start: number; end: number }) => string | undefined,
): Row {
  const { heard, right, kind, confidence } = found
  return {
    id: suggestionId(heard, right),
    heard,
    right,
    kind,
    confidence: Math.round(confidence * 1000) / 1000,
    reason: joinReasons(found.reasons),
    places: found.places.map((place) => {
      const segmentId = segmentAt(place)
      const { start, end } = place
      return { start, end, ...(segmentId !== undefined && { segmentId }), context: contextOf(text, place) }
    }),
  }
}

function contextOf(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(Math.max(0, start - 30), Math.min(text.length, end + 30)).replace(/\s+/gu, ' ')
}

function readableRow({ id, heard, right, confidence, reason, places }: Row): string {
  const tier = ['', 'sure', 'likely', 'maybe'][tierOf(confidence)] ?? ''
  const times = places.length === 1 ? '1 place' : `${places.length} places`
  return `${id}  ${tier.padEnd(6)}  ${heard} → ${right}  (${times})\n  ${reason} “…${places[0]?.context ?? ''}…”`
}

function readLimit(args: Arguments): number {
  const text = args.text('limit')
  if (text === undefined) return Number.POSITIVE_INFINITY
  if (!/^\d+$/.test(text) || Number(text) === 0)
    throw usage(`"${text}" is no number of suggestions.`, 'suggest')
  return Number(text)
}
