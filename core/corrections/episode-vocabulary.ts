import { readUrl } from '../episode/address-syntax.ts'
import type { Episode } from '../episode/schema.ts'
import type { Show, Term } from '../show/schema.ts'
import type { Surroundings } from './find-in-text.ts'
import { functionWords } from './ordinary-words.ts'
import { otherSpellings } from './other-spellings.ts'
import { knownAddresses } from './spoken-addresses.ts'
import { bareLetters, plainLetters } from './tokens.ts'
import type { TermKind, VocabularyTerm } from './vocabulary.ts'

/**
 * The words an episode and its show use, with where each comes from. The show's spelling wins over the
 * page's, and the people's over that of prose; a term found in several places, whatever its capitals and
 * spaces there, is one term with several sources. `shared` are terms that other shows lend to all.
 */
export function episodeVocabulary(
  episode: Episode,
  show: Show | undefined,
  shared: readonly Term[] = [],
): readonly VocabularyTerm[] {
  const found = new Map<string, Gathered>()
  const wrong = new Set(otherSpellings(episode, show).map(({ written }) => plainLetters(written)))
  const add = (spelling: string, kind: TermKind, source: string, extra: Extra = {}): void => {
    const trimmed = spelling.trim()
    if (trimmed.length < 2 || (extra.guessed && wrong.has(plainLetters(trimmed)))) return
    const key = bareLetters(trimmed) || trimmed.toLowerCase()
    const known = found.get(key)
    if (known) {
      if (!known.sources.includes(source)) known.sources.push(source)
      known.ofEpisode ||= extra.ofEpisode ?? false
      if (!extra.inHeadline) known.inHeadline = false
      return
    }
    found.set(key, {
      spelling: trimmed,
      kind,
      sources: [source],
      inHeadline: false,
      ...extra,
      ofEpisode: extra.ofEpisode ?? false,
    })
  }
  addShow(show, add)
  addPeople(episode, add)
  addTexts(episode, add)
  addLearned(show, shared, add)
  return [...found.values()].map(({ ofEpisode, inHeadline, ...term }) => ({
    ...term,
    ...(ofEpisode && { ofEpisode }),
    ...(inHeadline && { inHeadline }),
  }))
}

/** What else is known about the text of an episode: its addresses, and how its texts misspell its people. */
export function episodeSurroundings(
  episode: Episode,
  show: Show | undefined,
): Pick<Surroundings, 'addresses' | 'spellings'> {
  const { links, chapters, summary, showNotes, link } = episode
  const prose = [summary, showNotes.source === 'text' ? showNotes.text : '']
  const addresses = [
    ...links.map(({ address }) => address),
    ...chapters.map(({ url }) => url),
    ...(show?.people ?? []).flatMap((person) => person.links.map(({ address }) => address)),
    ...[link, show?.link],
    ...prose.flatMap((text) => addressesIn(text)),
  ]
  return {
    addresses: knownAddresses(addresses.filter((address) => address !== undefined)),
    spellings: otherSpellings(episode, show),
  }
}

/** Addresses that stand in prose with their scheme. */
export function addressesIn(text: string): string[] {
  return (text.match(/https?:\/\/[^\s<>"')\]]+/giu) ?? []).map((found) => found.replace(/[.,;:!?]+$/u, ''))
}

interface Extra {
  readonly saidAs?: readonly string[]
  readonly heardAs?: readonly string[]
  readonly matchCapitals?: boolean
  readonly ofEpisode?: boolean
  readonly guessed?: boolean
  readonly inHeadline?: boolean
  readonly isPart?: boolean
}

interface Gathered {
  readonly spelling: string
  readonly kind: TermKind
  readonly sources: string[]
  ofEpisode: boolean
  inHeadline: boolean
}

type Add = (spelling: string, kind: TermKind, source: string, extra?: Extra) => void

function addShow(show: Show | undefined, add: Add): void {
  for (const { spelling, kind, saidAs, heardAs, matchCapitals } of show?.vocabulary ?? []) {
    add(spelling, kind, 'in your glossary', { saidAs, heardAs, matchCapitals })
  }
  for (const person of show?.people ?? [])
    addName(person.name, `${person.role} of the show`, add, { heardAs: person.heardAs })
  if (show) add(show.title, 'other', 'the name of the show')
}

/** Last, since every other source knows better how a word is written. */
function addLearned(show: Show | undefined, shared: readonly Term[], add: Add): void {
  for (const { right } of show?.memory.accepted ?? []) add(right, 'other', 'kept in earlier episodes')
  for (const { spelling, kind, saidAs, heardAs, matchCapitals } of shared)
    add(spelling, kind, 'in the glossary of another show', { saidAs, heardAs, matchCapitals })
}

function addPeople({ people }: Episode, add: Add): void {
  for (const { name, role } of people) addName(name, `${role} of this episode`, add, { ofEpisode: true })
}

/** A name in full and each part of it: people are called by either. */
function addName(name: string, source: string, add: Add, extra: Extra): void {
  if (name === '') return
  add(name, 'person', source, extra)
  const parts = name.split(/\s+/u).filter((part) => /^\p{Lu}/u.test(part) && part.length > 2)
  const { heardAs: _ofTheWhole, ...rest } = extra
  if (parts.length > 1) for (const part of parts) add(part, 'person', source, { ...rest, isPart: true })
}

function addTexts(episode: Episode, add: Add): void {
  const texts: readonly (readonly [string, string])[] = [
    [episode.title, 'in the title'],
    ...episode.chapters.map((chapter) => [chapter.title, 'in a chapter title'] as const),
    [episode.summary, 'in the description'],
    [episode.showNotes.source === 'text' ? episode.showNotes.text : '', 'in the show notes'],
    ...episode.links.map((link) => [link.label, 'a link of this episode'] as const),
  ]
  for (const [text, source] of texts) {
    const inHeadline = isHeadline(text)
    for (const name of namesIn(text))
      add(name, 'other', source, { ofEpisode: true, guessed: true, ...(inHeadline && { inHeadline }) })
  }
  for (const { address } of episode.links) {
    for (const name of namesInAddress(address)) add(name, 'other', 'in a link address', { ofEpisode: true })
  }
}

/** Whether a short text capitals nearly every word, as headlines do; its capitals then mark no names. */
function isHeadline(text: string): boolean {
  const words = (text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? []).filter(
    (word) => !functionWords.has(word.toLowerCase()),
  )
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length
  return words.length >= 3 && words.length <= 20 && capitals >= 0.75 * words.length
}

/** Runs of words with capitals or digits inside a sentence, and words with inner capitals anywhere. */
export function namesIn(text: string): string[] {
  const names: string[] = []
  for (const sentence of text.split(/[.?!:;\n•|]+\s*|\s[-–—]\s/u)) {
    let run: string[] = []
    const flush = (): void => {
      if (run.length > 0) names.push(run.join(' '))
      if (run.length > 1) names.push(...run.filter((word) => /\p{Lu}.*\p{Lu}|\p{L}\p{N}/u.test(word)))
      run = []
    }
    sentence
      .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’+#.]*[\p{L}\p{N}+#]|[\p{L}\p{N}]/gu)
      ?.forEach((word, index) => {
        const plain = word.replace(/['’]s$/u, '')
        const isName = /^\p{Lu}/u.test(plain) || /\p{Ll}\p{Lu}|\p{L}\p{N}/u.test(plain)
        // The first word of a sentence has a capital anyway.
        const certain = index > 0 || /\p{L}\p{Lu}|\p{L}\p{N}/u.test(plain)
        if (isName && certain && !functionWords.has(plain.toLowerCase())) run.push(plain)
        else flush()
      })
    flush()
  }
  return names.filter((name) => name.length > 2 && !/^\p{N}+$/u.test(name))
}

function namesInAddress(address: string | undefined): string[] {
  const place = address === undefined ? undefined : readUrl(address)
  const handle = /^\/@?([A-Za-z][\w-]{2,30})\/?$/.exec(place?.pathname ?? '')?.[1]
  return handle === undefined ? [] : [handle]
}
