import type { Client } from '../../../core/contract/client.ts'
import { afterAccepting } from '../../../core/corrections/lessons.ts'
import type { CorrectionGroup } from '../../../core/corrections/suggestion.ts'
import { acceptGroups } from '../../../core/editing/accept-groups.ts'
import type { Edit } from '../../../core/editing/edit.ts'
import type { Episode, Transcript } from '../../../core/episode/schema.ts'
import { AppError } from '../../../core/errors.ts'
import { counted } from '../../../core/formats/syntax/lines.ts'
import { SuggestionId } from '../../../core/ids.ts'
import { readReplaceList, replaceRuleId } from '../../../core/show/replace-list-file.ts'
import type { ReplaceRule, Show } from '../../../core/show/schema.ts'
import { type Arguments, usage } from '../arguments.ts'
import { type Command, jsonFlag, libraryFlag, type World, writeJson } from '../command.ts'
import { type EpisodeKnowledge, isAnswered, readKnowledge, suggestionsFor } from '../episode-suggestions.ts'
import { exitCodes } from '../exit-codes.ts'
import { readTextInput } from '../read-input.ts'
import { resolveEpisode } from '../resolve-episode.ts'
import { planWithinTime } from '../rules/plan-within-time.ts'
import { withLibrary } from '../with-library.ts'

/** `galley correct`: accepts suggestions, or applies a replace list. One step to undo. */
export const correctCommand: Command = {
  verb: 'correct',
  synopsis: 'EPISODE (--accept ID,… | --min-confidence X | --rules FILE) [--json] [--library DIR]',
  summary: 'Apply corrections: accepted suggestions, or a list of replacements.',
  details:
    'A list of replacements is tab-separated text: "find TAB replace", whole words, capitals as written; or with the header "find, replace, whole word, match case, expression" and yes or no in each switch, as the app exports it. Rules work from top to bottom.',
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
      const { transcript } = episode
      if (!transcript)
        throw new AppError(
          'not-found',
          'This episode has no transcript to correct. Nothing was changed. "galley import FILE --into EPISODE" adds one.',
        )
      const knowledge = await readKnowledge(client, episode, world)
      const { show } = knowledge
      const { edits, groups, isWhole } =
        choice.kind === 'rules'
          ? await byRules(choice, transcript, show, world)
          : await bySuggestions(choice, episode, knowledge, world)
      const places = edits.flatMap((edit) => (edit.type === 'correction.accept' ? edit.places : []))
      if (edits.length > 0) {
        await client.call('episode.applyEdits', { episodeId, baseRevision: episode.revision, edits })
        await client.call('episode.save', { episodeId })
        if (show) await remember(client, show, groups)
      }
      if (args.has('json')) writeJson(world.io, { changed: places.length, places })
      else for (const { before, after } of places) world.io.write(`${before} → ${after}\n`)
      world.io.say(whatChanged(places.length, choice))
      return isWhole ? exitCodes.done : exitCodes.findings
    })
  },
}

/** What was done, and why nothing was where nothing was. */
function whatChanged(places: number, choice: Choice): string {
  if (places > 0) return `Changed ${counted(places, 'place')}, in one step that the app can undo.`
  if (choice.kind === 'rules') return 'No rule found anything to replace. Nothing was changed.'
  return 'No suggestion is as sure as that. Nothing was changed. "galley suggest EPISODE" lists them.'
}

type Choice =
  | { readonly kind: 'suggestions'; readonly ids?: ReadonlySet<string>; readonly least?: number }
  | { readonly kind: 'rules'; readonly rules: readonly ReplaceRule[]; readonly hasUnread: boolean }

async function readChoice(args: Arguments, { io }: World): Promise<Choice> {
  const [ids, least, file] = [args.text('accept'), args.text('min-confidence'), args.text('rules')]
  if ([ids, least, file].filter((given) => given !== undefined).length !== 1) {
    throw usage('Say what to apply: --accept, --min-confidence or --rules, one of them.', 'correct')
  }
  if (ids !== undefined) return { kind: 'suggestions', ids: new Set(ids.split(/[\s,]+/u).filter(Boolean)) }
  if (file !== undefined) {
    const { rules, problems } = readReplaceList((await readTextInput(io, file)).text)
    for (const { line, message } of problems) io.say(`Line ${line}: ${message}`)
    return { kind: 'rules', rules, hasUnread: problems.some(({ kind }) => kind === 'unreadable') }
  }
  const number = least?.trim() === '' ? Number.NaN : Number(least)
  if (!(number >= 0 && number <= 1)) throw usage(`"${least}" is no confidence between 0 and 1.`, 'correct')
  return { kind: 'suggestions', least: number }
}

/** What a choice comes to. */
interface Corrections {
  readonly edits: readonly Edit[]
  /** The suggestions that are accepted, to learn from. */
  readonly groups: readonly CorrectionGroup[]
  /** Whether all that was asked for could be done. */
  readonly isWhole: boolean
}

async function bySuggestions(
  choice: Extract<Choice, { kind: 'suggestions' }>,
  episode: Episode,
  knowledge: EpisodeKnowledge,
  world: World,
): Promise<Corrections> {
  const groups = await chosen(choice, episode, knowledge, world)
  const edits = [...acceptGroups(groups), ...reopening(episode, groups)]
  return { edits, groups, isWhole: true }
}

async function byRules(
  { rules, hasUnread }: Extract<Choice, { kind: 'rules' }>,
  { segments }: Transcript,
  show: Show | undefined,
  { io, startRulesWorker }: World,
): Promise<Corrections> {
  const sayStopped = ({ find }: ReplaceRule): void =>
    io.say(
      `"${find}": this expression takes too long, so it was stopped and left out. Make it simpler, for example without a + inside a group that has a + itself.`,
    )
  const request = { segments, rules: withKnownIds(rules, show) }
  const { edits, slow } = await planWithinTime(request, sayStopped, startRulesWorker)
  return { edits, groups: [], isWhole: !hasUnread && slow.length === 0 }
}

async function chosen(
  choice: Extract<Choice, { kind: 'suggestions' }>,
  episode: Episode,
  knowledge: EpisodeKnowledge,
  world: World,
): Promise<readonly CorrectionGroup[]> {
  const groups = await suggestionsFor(episode, knowledge, world)
  const { ids, least = 1 } = choice
  if (!ids) return groups.filter(({ id, confidence }) => confidence >= least && !isAnswered(episode, id))
  const known = new Set(groups.map(({ id }) => id))
  const strange = [...ids].filter((id) => !known.has(id))
  if (strange.length > 0) {
    throw new AppError(
      'not-found',
      `There is no suggestion ${strange.join(', ')} for this episode. Nothing was changed. "galley suggest EPISODE" lists those there are.`,
    )
  }
  return groups.filter(({ id }) => ids.has(id))
}

/** What was skipped and is accepted after all is no longer skipped. */
function reopening(episode: Episode, groups: readonly CorrectionGroup[]): readonly Edit[] {
  const ids = groups.flatMap(({ id }) => (isAnswered(episode, id) ? [SuggestionId.parse(id)] : []))
  return ids.length > 0 ? [{ type: 'suggestion.reopen', suggestionIds: ids }] : []
}

/** A rule the show has saved keeps its id there, so that the app can take back what it did here. */
function withKnownIds(rules: readonly ReplaceRule[], show: Show | undefined): readonly ReplaceRule[] {
  const known = new Map(show?.replaceRules.map((rule) => [replaceRuleId(rule), rule.id]))
  return rules.map((rule) => ({ ...rule, id: known.get(rule.id) ?? rule.id }))
}

async function remember(client: Client, show: Show, groups: readonly CorrectionGroup[]): Promise<void> {
  if (groups.length === 0) return
  const learned = groups.reduce(afterAccepting, show)
  if (learned !== show) await client.call('show.save', { show: learned, base: show })
}
