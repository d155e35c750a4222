import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type FindMatch, type FindQuery, mostMatches } from '../../../core/episode/find-text.ts'
import { findText } from '../../text/transcript.ts'
import type { Stretch } from './editor/find-marks.ts'
import type { FindAnswer } from './find-request.ts'
import { createFinder } from './finder.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'

/** A place that was found: where in the document, and which match of which line. */
export interface FoundPlace extends Stretch {
  readonly line: number
  /** Which of the matches of its line, counting from 0. */
  readonly nth: number
}

/** Typing in the text rests this long before it is searched again. */
const rest = 200

/** Searches again when the query changes at once, and when the text changes after a moment. */
export function useSearch(transcript: OpenTranscript | undefined, query: FindQuery) {
  const [state, setState] = useState<{
    readonly places: readonly FoundPlace[]
    readonly problem?: string
    readonly isSearching: boolean
    /** The search itself broke off, whatever it was to find. */
    readonly isBroken?: boolean
  }>({ places: none, isSearching: false })
  const finder = useMemo(() => createFinder(), [])
  useEffect(() => finder.stop, [finder])
  const asked = useRef(0)

  const search = useCallback(async () => {
    if (!transcript) return
    asked.current += 1
    const ask = asked.current
    if (query.text === '') {
      setState({ places: none, isSearching: false })
      return
    }
    const { doc } = transcript.view.state
    setState((now) => ({ ...now, isSearching: true }))
    // Why it broke off is nothing that a person could change; that it did is said, and nothing is listed.
    const answer = await finder.run({ lines: [...doc.iterLines()], query }).catch(() => undefined)
    if (ask !== asked.current) return
    if (!answer) {
      setState({ places: none, isSearching: false, problem: findText.broken, isBroken: true })
      return
    }
    const problem = problemOf(answer)
    const places = answer.kind === 'found' ? placesIn(answer.matches, (line) => doc.line(line).from) : none
    setState({ places, isSearching: false, ...(problem && { problem }) })
  }, [transcript, query, finder])

  useEffect(() => {
    const timer = setTimeout(() => void search(), query.regularExpression ? rest : 0)
    return () => clearTimeout(timer)
  }, [search, query.regularExpression])
  useEffect(() => {
    if (!transcript || query.text === '') return
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = transcript.listen((update) => {
      if (!update.docChanged) return
      clearTimeout(timer)
      timer = setTimeout(() => void search(), rest)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [transcript, query.text, search])
  const { places, problem, isSearching, isBroken } = state
  return { places, problem, isSearching, isBroken, search: () => void search() }
}

const none: readonly FoundPlace[] = []

function problemOf(answer: FindAnswer): string | undefined {
  return answer.kind === 'found' && answer.matches.length >= mostMatches
    ? findText.most(mostMatches)
    : findProblem(answer)
}

/** What is wrong with an expression, as a sentence; undefined when nothing is. */
export function findProblem(
  answer: { readonly kind: string } | { readonly kind: 'unreadable'; readonly reason: string },
): string | undefined {
  if (answer.kind === 'too-slow') return findText.tooSlow
  return 'reason' in answer ? findText.unreadable(answer.reason.replace(/^.*?: (?=[^:]*$)/u, '')) : undefined
}

/** Matches of lines as places of the document; lines of matches count from 0, of documents from 1. */
function placesIn(matches: readonly FindMatch[], startOf: (line: number) => number): readonly FoundPlace[] {
  let last = -1
  let start = 0
  let nth = 0
  return matches.map(({ line, from, to }) => {
    if (line !== last) {
      start = startOf(line + 1)
      nth = 0
    } else nth += 1
    last = line
    return { line, nth, from: start + from, to: start + to }
  })
}
