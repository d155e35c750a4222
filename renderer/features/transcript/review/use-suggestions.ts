import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  primaryLanguage,
  type SoundKnowledge,
  soundKnowledge,
} from '../../../../core/corrections/letter-rules/sounds-of.ts'
import type { CorrectionGroup } from '../../../../core/corrections/suggestion.ts'
import type { Episode } from '../../../../core/episode/schema.ts'
import type { ShowId } from '../../../../core/ids.ts'
import type { CorrectionMemory, Show, Term } from '../../../../core/show/schema.ts'
import { useClient } from '../../../state/client.ts'
import { useEpisodeSelector } from '../../../state/EpisodeProvider.tsx'
import { tellError } from '../../../state/errors.ts'
import { useEpisodeEffect } from '../../../state/use-episode-effect.ts'
import { withGone } from './live-groups.ts'
import { createSuggester } from './suggester.ts'
import { packTurns, type SuggestionRequest } from './suggestion-request.ts'

/** What is known of the suggestions now. Groups of an older run stay until newer ones are there. */
export interface Suggestions {
  readonly groups: readonly CorrectionGroup[]
  /** Nothing was found yet and nothing failed. */
  readonly isFirstLook: boolean
  readonly failed: string | undefined
  /** How the sounds of the language are known. */
  readonly knowledge: SoundKnowledge
  readonly again: () => void
}

/** What suggestions come from rests this long before the transcript is looked through. */
const rest = 600
/** Longer than typing is kept back from the host, so that a long run of typing is not looked through all along. */
const restFromTyping = 2_500

const none: readonly CorrectionGroup[] = []

/**
 * Looks for mishearings beside the page whenever the transcript has rested, or what it is compared with
 * has changed. An answer about an older text holds for what is still there of it, until a newer one comes: a long
 * look may take longer than a person who types rests. One that compared with something else is dropped.
 */
export function useSuggestions(show: Show | undefined, memory: CorrectionMemory): Suggestions {
  const shared = useSharedTerms(useEpisodeSelector((episode) => episode.show.id))
  const language = useEpisodeSelector((episode) => episode.language)
  const [state, setState] = useState<Found>({})
  const [attempt, setAttempt] = useState(0)
  const suggester = useRef<ReturnType<typeof createSuggester>>(undefined)
  const asked = useRef<Episode>(undefined)
  const present = useRef<{ readonly look: unknown; readonly episode: Episode }>(undefined)
  useEffect(
    () => () => {
      suggester.current?.stop()
      suggester.current = undefined
    },
    [],
  )
  const knowledge = soundKnowledge(language)
  const vocabulary = useSteady(show?.vocabulary)
  const rules = useSteady(show?.replaceRules)
  const latestShow = useRef(show)
  latestShow.current = show
  // biome-ignore lint/correctness/useExhaustiveDependencies: what else changes in the show changes no suggestion
  const look = useCallback(
    (episode: Episode) => {
      const { transcript } = episode
      present.current = { look, episode }
      if (!transcript) return
      const timer = setTimeout(
        () => {
          asked.current = episode
          suggester.current ??= createSuggester()
          const request = requestFor({ episode, show: latestShow.current, shared, memory })
          suggester.current.ask(request, (answer) => {
            const now = present.current
            if (now?.look !== look || !isSameBesidesWords(now.episode, episode)) return
            startTransition(() =>
              setState((now) =>
                answer.kind === 'found'
                  ? withGroups(now, { groups: answer.groups, look, transcript })
                  : { ...now, failed: answer.reason },
              ),
            )
          })
        },
        isTyped(episode, asked.current) ? restFromTyping : rest,
      )
      return () => clearTimeout(timer)
    },
    [vocabulary, rules, shared, memory, attempt],
  )
  useEpisodeEffect(look, askedParts)
  return useMemo(
    () => ({
      groups: state.groups ?? none,
      isFirstLook: state.groups === undefined && state.failed === undefined,
      failed: state.failed,
      knowledge,
      again: () => {
        setState(({ failed: _, ...now }) => now)
        setAttempt((now) => now + 1)
      },
    }),
    [state, knowledge],
  )
}

/** Whether an episode has other words than the one last asked about; corrections that are gone were taken back. */
function isTyped({ transcript, corrections }: Episode, asked: Episode | undefined): boolean {
  if (!asked || asked.transcript === transcript) return false
  return corrections.length >= asked.corrections.length
}

interface Found {
  /** What the newest look found, and what earlier ones found at places that say something else by now. */
  readonly groups?: readonly CorrectionGroup[]
  /** The look that found them: another one compares the text with something else. */
  readonly look?: unknown
  readonly failed?: string
}

interface Answered {
  readonly groups: readonly CorrectionGroup[]
  readonly look: unknown
  readonly transcript: Episode['transcript']
}

/** Groups that were found as they had been found before stay the same values, and so does a list of such alone. */
function withGroups(now: Found, { groups: found, look, transcript }: Answered): Found {
  const groups = now.groups && now.look === look ? withGone(found, now.groups, transcript) : found
  const before = new Map(now.groups?.map((group) => [group.id, group]))
  const steady = groups.map((group) => {
    const known = before.get(group.id)
    return known && JSON.stringify(known) === JSON.stringify(group) ? known : group
  })
  const isSame =
    steady.length === now.groups?.length && steady.every((group, index) => group === now.groups?.[index])
  return isSame && now.failed === undefined && now.look === look ? now : { groups: steady, look }
}

/** What suggestions come from; other parts of the episode change none. */
function askedParts(episode: Episode): readonly unknown[] {
  return [episode.transcript, ...partsBesidesWords(episode)]
}

function partsBesidesWords(episode: Episode): readonly unknown[] {
  const { people, chapters, title, summary, showNotes, links, language } = episode
  return [people, chapters, title, summary, showNotes, links, language]
}

function isSameBesidesWords(one: Episode, other: Episode): boolean {
  const parts = partsBesidesWords(other)
  return partsBesidesWords(one).every((part, index) => part === parts[index])
}

interface Asked {
  readonly episode: Episode
  readonly show: Show | undefined
  readonly shared: readonly Term[]
  readonly memory: CorrectionMemory
}

function requestFor({ episode, show, shared, memory }: Asked): SuggestionRequest {
  const { transcript, ...rest } = episode
  const { language } = episode
  return {
    turns: packTurns(transcript?.segments ?? []),
    episode: { ...rest, corrections: [] },
    ...(show && { show }),
    shared,
    memory,
    ...(soundKnowledge(language) === 'dictionary' && {
      lexiconAddress: new URL(`lexicon/${primaryLanguage(language)}.txt`, document.baseURI).href,
    }),
  }
}

/** The same value for as long as it says the same: a show that is saved comes back as other objects. */
function useSteady<T>(value: T): T {
  const steady = useRef(value)
  if (value !== steady.current && JSON.stringify(value) !== JSON.stringify(steady.current))
    steady.current = value
  return steady.current
}

const noTerms: readonly Term[] = []

/** Terms that other shows lend to all; none while they are read, and none where they cannot be. */
function useSharedTerms(besides: ShowId | undefined): readonly Term[] {
  const client = useClient()
  const [terms, setTerms] = useState(noTerms)
  useEffect(() => {
    let isCurrent = true
    client
      .call('show.sharedTerms', { ...(besides && { besides }) })
      .then(
        (found) => isCurrent && setTerms((now) => (found.length === 0 && now.length === 0 ? now : found)),
        tellError,
      )
    return () => {
      isCurrent = false
    }
  }, [client, besides])
  return terms
}
