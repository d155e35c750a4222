import type { Client } from '../../../core/contract/client.ts'
import { episodeSurroundings, episodeVocabulary } from '../../../core/corrections/episode-vocabulary.ts'
import { afterAccepting } from '../../../core/corrections/lessons.ts'
import { suggest } from '../../../core/corrections/suggest.ts'
import type { CorrectionGroup } from '../../../core/corrections/suggestion.ts'
import { acceptGroup, ruleIdOf } from '../../../core/editing/accept-group.ts'
import type { Edit } from '../../../core/editing/edit.ts'
import { editsForReplacing } from '../../../core/editing/replace-text.ts'
import { segmentText } from '../../../core/editing/transcript-text.ts'
import { findReplacing } from '../../../core/episode/find-text.ts'
import type { Episode, Transcript } from '../../../core/episode/schema.ts'
import { AppError } from '../../../core/errors.ts'
import type { Show, Term } from '../../../core/show/schema.ts'
import { type Arguments, usage } from '../arguments.ts'
import { type Command, jsonFlag, libraryFlag, type World, writeJson } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { readTextInput } from '../read-input.ts'
import { readLexicon } from '../read-lexicon.ts'
import { resolveEpisode } from '../resolve-episode.ts'
import { withLibrary } from '../with-library.ts'

/** `galley correct`: accepts suggestions, or applies a replace list. One step to undo. */
export const correctCommand: Command = {
  verb: 'correct',
  synopsis: 'EPISODE (--accept ID,… | --min-confidence X | --rules FILE) [--json] [--library DIR]',
  summary: 'Apply corrections: accepted suggestions, or a list of replacements.',
  details: 'A list of replacements has one "find TAB replace" a line; whole words, capitals as written.',
  flags: {
    accept: { value: 'ID,…', help: 'Accept these suggestions, by the ids that "galley suggest" prints.' },
    'min-confidence': { value: 'X', help: 'Accept every suggestion from this confidence on, 0 to 1.' },
    rules: { value: 'FILE', help: 'Apply a list of replacements.' },
    ...jsonFlag,
    ...libraryFlag,
  },
  fewestWords: 1,
  mostWords: 1,
  async run(args, world) {
    const choice = await readChoice(args, world)
    return withLibrary(args, world, { readOnly: false }, async ({ client }) => {
      const episodeId = await resolveEpisode(client, args.words[0] ?? '')
      const { episode } = await client.call('episode.open', { episodeId })
      const subject = await subjectOf(client, episode)
      const { transcript, show } = subject
      const groups = choice.kind === 'suggestions' ? await chosen(choice, subject, world) : []
      const edits =
        choice.kind === 'rules'
          ? ruleEdits(transcript, choice.rules)
          : groups.map((group) => acceptGroup(group))
      const places = edits.flatMap((edit) => (edit.type === 'correction.accept' ? edit.places : []))
      if (edits.length > 0) {
        await client.call('episode.applyEdits', { episodeId, baseRevision: episode.revision, edits })
        await client.call('episode.save', { episodeId })
        if (show) await remember(client, show, groups)
      }
      if (args.has('json')) writeJson(world.io, { changed: places.length, places })
      else for (const { before, after } of places) world.io.write(`${before} → ${after}\n`)
      world.io.say(`Changed ${places.length} places.`)
      return exitCodes.done
    })
  },
}

type Choice =
  | { readonly kind: 'suggestions'; readonly ids?: ReadonlySet<string>; readonly least?: number }
  | { readonly kind: 'rules'; readonly rules: readonly (readonly [string, string])[] }

async function readChoice(args: Arguments, { io }: World): Promise<Choice> {
  const [ids, least, file] = [args.text('accept'), args.text('min-confidence'), args.text('rules')]
  if ([ids, least, file].filter((given) => given !== undefined).length !== 1) {
    throw usage('Say what to apply: --accept, --min-confidence or --rules, one of them.', 'correct')
  }
  if (ids !== undefined) return { kind: 'suggestions', ids: new Set(ids.split(/[\s,]+/u).filter(Boolean)) }
  if (file !== undefined) return { kind: 'rules', rules: parseRules((await readTextInput(io, file)).text) }
  const number = Number(least)
  if (!(number >= 0 && number <= 1)) throw usage(`"${least}" is no confidence between 0 and 1.`, 'correct')
  return { kind: 'suggestions', least: number }
}

function parseRules(text: string): (readonly [string, string])[] {
  return text.split(/\r\n?|\n/u).flatMap((line) => {
    const [find = '', replace] = line.split('\t')
    return find === '' || replace === undefined ? [] : [[find, replace] as const]
  })
}

interface Subject {
  readonly episode: Episode
  readonly transcript: Transcript
  readonly show: Show | undefined
  readonly shared: readonly Term[]
}

async function subjectOf(client: Client, episode: Episode): Promise<Subject> {
  const { transcript } = episode
  if (!transcript)
    throw new AppError('not-found', 'This episode has no transcript to correct. Nothing was changed.')
  const show = episode.show.id ? await client.call('show.get', { showId: episode.show.id }) : undefined
  const shared = await client.call('show.sharedTerms', { ...(show && { besides: show.id }) })
  return { episode, transcript, show, shared }
}

async function chosen(
  choice: Extract<Choice, { kind: 'suggestions' }>,
  { episode, transcript, show, shared }: Subject,
  world: World,
): Promise<readonly CorrectionGroup[]> {
  const lexicon = await readLexicon(episode.language, world)
  const memory = show?.memory ?? { accepted: [], refused: [] }
  const vocabulary = episodeVocabulary(episode, show, shared)
  const groups = suggest(transcript, vocabulary, memory, lexicon, episodeSurroundings(episode, show))
  const known = new Set(groups.map(({ id }) => id))
  const strange = [...(choice.ids ?? [])].filter((id) => !known.has(id))
  if (strange.length > 0) {
    throw new AppError(
      'not-found',
      `There is no suggestion ${strange.join(', ')} for this episode. Nothing was changed. See "galley suggest".`,
    )
  }
  return groups.filter(({ id, confidence }) => choice.ids?.has(id) ?? confidence >= (choice.least ?? 1))
}

/** Each rule is applied to what the rules before it left. */
function ruleEdits(transcript: Transcript, rules: readonly (readonly [string, string])[]): Edit[] {
  const lines = transcript.segments.map(segmentText)
  const taken = new Set<string>()
  return rules.flatMap(([find, replace]) => {
    const query = { text: find, matchCase: true, wholeWord: true, regularExpression: false }
    const edits = editsForReplacing(transcript.segments, findReplacing(lines, query, replace), {
      ruleId: ruleIdOf(find, replace),
      reason: 'From a list of replacements.',
      after: replace,
    })
    return edits.map((edit) => withoutTaken(edit, taken)).filter((edit) => edit !== undefined)
  })
}

/** A word that an earlier rule of the list changes is left to it. */
function withoutTaken(edit: Edit, taken: Set<string>): Edit | undefined {
  if (edit.type !== 'correction.accept') return edit
  const places = edit.places.filter(({ segmentId, from, to }) => {
    const keys = Array.from({ length: to - from }, (_, i) => `${segmentId} ${from + i}`)
    if (keys.some((key) => taken.has(key))) return false
    for (const key of keys) taken.add(key)
    return true
  })
  return places.length > 0 ? { ...edit, places } : undefined
}

async function remember(client: Client, show: Show, groups: readonly CorrectionGroup[]): Promise<void> {
  if (groups.length === 0) return
  const learned = groups.reduce(afterAccepting, show)
  if (learned !== show) await client.call('show.save', { show: learned })
}
