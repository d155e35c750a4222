import { episodeSurroundings, episodeVocabulary } from '../../../../core/corrections/episode-vocabulary.ts'
import { atOnce, type InSteps } from '../../../../core/corrections/in-steps.ts'
import { createRuleLexicon } from '../../../../core/corrections/letter-rules/sounds-of.ts'
import { createLexicon, type Lexicon } from '../../../../core/corrections/lexicon.ts'
import { type FindLikenesses, rememberingLikenesses } from '../../../../core/corrections/likeness-memo.ts'
import { suggestInSteps } from '../../../../core/corrections/suggest.ts'
import { readable } from '../../../../core/corrections/transcript-text.ts'
import { withRuleSuggestions } from '../../../../core/editing/replace-list/suggest-by-rules.ts'
import type { Pace } from './pace.ts'
import { createUnpacker, type SuggestionRequest, type WorkerAnswer } from './suggestion-request.ts'

/** Answers one request; where nobody wants the answer any more, with that. */
export type SuggestRunner = (request: SuggestionRequest, unwanted?: AbortSignal) => Promise<WorkerAnswer>

/**
 * Answers requests one after another, at a pace if one is kept; a lexicon is read when it is first needed and
 * then kept.
 */
export function createSuggestRunner(
  readText: (address: string) => Promise<string>,
  carryOut: Pace['carryOut'] = async (work) => atOnce(work),
): SuggestRunner {
  const lexicons = new Map<string, Promise<Lexicon>>()

  const lexiconAt = (address: string, language: string): Promise<Lexicon> => {
    const known = lexicons.get(address)
    if (known) return known
    const reading = readText(address).then((text) => createLexicon(language, text))
    lexicons.set(address, reading)
    // What could not be read is asked for again the next time.
    reading.catch(() => lexicons.delete(address))
    return reading
  }

  // One for every language, since a word sounds different in another.
  const finders = new Map<string, FindLikenesses>()
  const finderFor = (language: string): FindLikenesses => {
    const known = finders.get(language) ?? rememberingLikenesses()
    finders.set(language, known)
    return known
  }

  const unpack = createUnpacker()
  let last: { readonly subject: string; readonly answer: WorkerAnswer } | undefined

  const look = function* (
    { turns, episode, show, shared, memory }: SuggestionRequest,
    dictionary: Lexicon | undefined,
  ): InSteps<WorkerAnswer> {
    const transcript = { segments: yield* unpack(turns) }
    const lexicon = dictionary ?? createRuleLexicon(episode.language, readable(transcript).text)
    const vocabulary = episodeVocabulary(episode, show, shared)
    yield
    const around = { ...episodeSurroundings(episode, show), find: finderFor(episode.language) }
    const heard = yield* suggestInSteps(transcript, vocabulary, memory, lexicon, around)
    yield
    const rules = show?.replaceRules ?? []
    return { kind: 'found', groups: withRuleSuggestions(heard, transcript.segments, rules, memory.refused) }
  }

  return async (request, unwanted) => {
    const { episode, lexiconAddress } = request
    const subject = subjectOf(request)
    if (last?.subject === subject) return last.answer
    try {
      const dictionary =
        lexiconAddress === undefined ? undefined : await lexiconAt(lexiconAddress, episode.language)
      const answer = await carryOut(look(request, dictionary), unwanted)
      if (!answer) return { kind: 'overtaken' }
      last = { subject, answer }
      return answer
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
    }
  }
}

/** All of a request that its answer depends on: what a save or an undo counts changes no suggestion. */
function subjectOf({ episode, ...rest }: SuggestionRequest): string {
  const { revision: _counts, updatedAt: _saved, provenance: _from, ...subject } = episode
  return JSON.stringify({ ...rest, subject })
}
