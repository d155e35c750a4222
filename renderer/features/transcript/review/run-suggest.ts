import { episodeSurroundings, episodeVocabulary } from '../../../../core/corrections/episode-vocabulary.ts'
import { createRuleLexicon } from '../../../../core/corrections/letter-rules/sounds-of.ts'
import { createLexicon, type Lexicon } from '../../../../core/corrections/lexicon.ts'
import { type FindLikenesses, rememberingLikenesses } from '../../../../core/corrections/likeness-memo.ts'
import { suggest } from '../../../../core/corrections/suggest.ts'
import { readable } from '../../../../core/corrections/transcript-text.ts'
import { withRuleSuggestions } from '../../../../core/editing/replace-list/suggest-by-rules.ts'
import { createUnpacker, type SuggestionAnswer, type SuggestionRequest } from './suggestion-request.ts'

/** Answers requests one after another; a lexicon is read when it is first needed and then kept. */
export function createSuggestRunner(
  readText: (address: string) => Promise<string>,
): (request: SuggestionRequest) => Promise<SuggestionAnswer> {
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
  let last: { readonly subject: string; readonly answer: SuggestionAnswer } | undefined

  return async (request) => {
    const { turns, episode, show, shared, memory, lexiconAddress } = request
    const subject = subjectOf(request)
    if (last?.subject === subject) return last.answer
    try {
      const transcript = { segments: unpack(turns) }
      const lexicon =
        lexiconAddress === undefined
          ? createRuleLexicon(episode.language, readable(transcript).text)
          : await lexiconAt(lexiconAddress, episode.language)
      const vocabulary = episodeVocabulary(episode, show, shared)
      const around = { ...episodeSurroundings(episode, show), find: finderFor(episode.language) }
      const heard = suggest(transcript, vocabulary, memory, lexicon, around)
      const rules = show?.replaceRules ?? []
      const groups = withRuleSuggestions(heard, transcript.segments, rules, memory.refused)
      const answer = { kind: 'found' as const, groups }
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
