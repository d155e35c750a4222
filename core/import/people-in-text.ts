import { firstSentence, isPersonName, leadingName, nameInItem, namesInList, splitNames } from './names.ts'
import type { Passage } from './page.ts'
import { isOnlyLinks, labelOf } from './passage-text.ts'

/** A name as a text gives it, and what the text makes of the person. */
export interface NamedPerson {
  readonly name: string
  readonly role: 'host' | 'guest'
  /** Where it was read, for the person who imports: "the title", "the description". */
  readonly from: string
  readonly line: number
  /** How sure it is: 3 said outright ("Hosted by"), 2 said in a sentence, 1 guessed from a habit. */
  readonly certainty: 1 | 2 | 3
}

/** Sentences longer than this are searched no further. */
const longestSearched = 1_500

const hostLabel =
  /^(?:your |the |our )?(?:co-?)?(?:hosts?|presenters?|presented by|moderators?|moderated by|moderation|hosted by)(?: (?:are|is))?$/iu
const guestLabel =
  /^(?:our |the |today[’']s |this week[’']s |special )*(?:guests?|interviewees?|speakers?|gäste?|gast|zu gast|im gespräch|invités?|invitad[oa]s?)(?: (?:are|is|today|this week))*$/iu

/** What `Hosts:` or `Special guest:` makes of the people after it. */
export function roleOfLabel(label: string): 'host' | 'guest' | undefined {
  const words = label.trim().replace(/^[^\p{L}]+/u, '')
  if (hostLabel.test(words)) return 'host'
  return guestLabel.test(words) ? 'guest' : undefined
}

interface Phrase {
  readonly role: 'host' | 'guest'
  readonly certainty: 2 | 3
  /** Ends where the list of names begins. */
  readonly before: RegExp
  readonly least: 1 | 2
}

const phrases: readonly Phrase[] = [
  { role: 'host', certainty: 3, least: 2, before: /\b(?:co-?)?hosted by\b:?\s*(?:the |our )?/giu },
  {
    role: 'host',
    certainty: 3,
    least: 1,
    before:
      /\b(?:I(?:[’']m| am) your (?:co-?)?host|my name is|(?:join|with) (?:your|our) (?:co-?)?hosts?|your hosts?(?: are| is)?|hosts),?\s+/giu,
  },
  { role: 'host', certainty: 3, least: 1, before: /^(?:join )?(?:co-?)?hosts?\s+(?=\p{Lu})/gu },
  { role: 'host', certainty: 2, least: 2, before: /\bin addition to\s+/giu },
  {
    role: 'guest',
    certainty: 3,
    least: 2,
    before:
      /\b(?:joined (?:by|today by|this week by)|(?:our|the|this week[’']s|today[’']s) (?:very )?(?:special )?guests?(?: today| this week)? (?:is|are|was|were)|special guests?:?)\s+/giu,
  },
  {
    role: 'guest',
    certainty: 2,
    least: 2,
    before:
      /\b(?:talk|talks|talked|talking|speak|speaks|spoke|speaking|chat|chats|chatted|chatting|sit|sits|sat|sitting|conversation|interview|discussion)(?: down)?(?: again| today| this week)? (?:with|to)\s+/giu,
  },
  {
    role: 'guest',
    certainty: 2,
    least: 2,
    before:
      /\b(?:interview(?:s|ed|ing)?|welcom(?:e|es|ed|ing)|featuring|host(?:s|ed)? \p{Ll}+ guest)(?: back)?\s+(?=["“]?\p{Lu})/gu,
  },
  { role: 'guest', certainty: 2, least: 2, before: /\bspeakers\b[^.:]{0,40}\bincluded?\s+/giu },
]

/** People a passage names in its words: "Hosted by A and B", "joined by C", "talk with D". */
export function peopleInPassage(passage: Passage): NamedPerson[] {
  const text = passage.text.slice(0, longestSearched)
  const found: NamedPerson[] = []
  const label = labelOf(text)
  const role = label && roleOfLabel(label.label)
  const from = 'the text'
  if (label && role) {
    for (const name of namesInRow(label.rest, passage)) {
      found.push({ name, role, from, line: passage.fromLine, certainty: 3 })
    }
  }
  if (isOnlyLinks(passage)) return found
  for (const { role: said, certainty, before, least } of phrases) {
    for (const match of text.matchAll(before)) {
      const rest = text.slice(match.index + match[0].length)
      for (const name of namesWithLinks(rest, passage, match.index + match[0].length, least)) {
        found.push({ name, role: said, from, line: passage.fromLine, certainty })
      }
    }
  }
  return [...found, ...subjectsOf(text, passage)]
}

/** After a label, every item counts: "Hosts: Chris and Wes". */
function namesInRow(rest: string, passage: Passage): string[] {
  const names = namesWithLinks(rest, passage, passage.text.length - rest.length, 1)
  return names.length > 0 ? names : splitNames(rest).filter((item) => isPersonName(item, 1))
}

/** A linked name counts even where it is written like no other name: "[bch](…)". */
function namesWithLinks(rest: string, passage: Passage, offset: number, least: 1 | 2): string[] {
  const names = namesInList(rest, least)
  if (names.length === 0) return names
  const end = offset + firstSentence(rest.slice(0, 600)).length
  const last = names.at(-1) ?? ''
  const from = passage.text.lastIndexOf(last, end)
  for (const { label, at } of passage.links) {
    const between = passage.text.slice(from + last.length, at)
    if (at > from && at < end && /^,? (?:and )?$/u.test(between) && /^[\w.-]{2,30}$/u.test(label))
      names.push(label)
  }
  return names
}

const opener =
  /^(?:(?:In|On) (?:this|today[’']s|our latest) (?:[\w-]+ ){0,2}(?:episode|edition|conversation|interview|show),? (?=\p{Lu})|(?:In|On|For) (?:this|today[’']s|another|the)\b[^,.]{0,60}?(?:, |\b(?=\p{Lu}\p{Ll}+ and \p{Lu}))|(?:This|Last) (?:week|time|episode),? |Today,? |(?:Your )?(?:[Cc]o-)?[Hh]osts? )/u
const talking =
  /^(?:talks?|discuss(?:es)?|chats?|speaks?|sits? down|interviews?|reviews?|details?|answers?|covers?|explores?|dives?|digs?|debates?|are (?:back|joined)|is (?:back|joined)|gets? together|catch(?:es)? up|welcomes?|goes?|go over|go through|breaks? down|take a look|look at|share their|host)\b/u
const withOther =
  /^(?:talks?|chats?|speaks?|sits? down|interviews?|is joined|are joined|welcomes?|catch(?:es)? up)\b[^.]{0,60}?\b(?:with|to|by)\s+|^(?:interviews?|welcomes?)\s+/u

/**
 * Who the first sentences are about: "Scott and Wes talk about …" and "Allen Wyma talks with Andrew Kelley" have
 * the hosts at the start. "Benno van den Berg sits down with Luca Palmieri" looks the same and means the
 * opposite; whoever reads the whole page settles that.
 */
function subjectsOf(text: string, passage: Passage): NamedPerson[] {
  if (passage.form !== 'paragraph') return []
  const found: NamedPerson[] = []
  let rest = text
  for (let count = 0; count < 3 && rest !== ''; count += 1) {
    const sentence = firstSentence(rest.slice(0, 600))
    found.push(...subjectsOfSentence(sentence.trim().replace(opener, ''), passage))
    rest = rest.slice(sentence.length + 1)
  }
  return found
}

function subjectsOfSentence(sentence: string, passage: Passage): NamedPerson[] {
  const subject = readSubject(sentence)
  if (!subject) return []
  const { names, rest } = subject
  const isPair = names.length > 1
  if (!talking.test(rest) || (!isPair && !withOther.test(rest))) return []
  const base = { from: 'the description', line: passage.fromLine } as const
  const hosts = names.map((name): NamedPerson => ({ ...base, name, role: 'host', certainty: 2 }))
  const other = withOther.exec(rest)
  const partners = other ? namesWithLinks(rest.slice(other[0].length), passage, passage.text.length, 1) : []
  return [...hosts, ...partners.map((name): NamedPerson => ({ ...base, name, role: 'guest', certainty: 2 }))]
}

function readSubject(sentence: string): { names: string[]; rest: string } | undefined {
  const verb = sentence.search(
    /\s(?:talks?|discuss(?:es)?|chats?|speaks?|sits? down|interviews?|reviews?|details?|answers?|covers?|explores?|dives?|digs?|debates?|are|is|gets?|catch(?:es)?|welcomes?|goes|go|breaks?|takes?|looks?|share|host)\s/u,
  )
  if (verb === -1 || verb > 200) return undefined
  const before = sentence.slice(0, verb)
  // What stands between commas after a name describes the person: "Ada Lim, engineer at Acme, sits down".
  const described = /^([^,]+),\s.*\b(?:at|of|from|for|in)\b.*,$/u.exec(before)?.[1]
  const items = described === undefined ? splitNames(before.replace(/,$/u, '')) : [described]
  const names = items.map((item) => nameInItem(item, 1))
  if (
    names.length === 0 ||
    names.length > 6 ||
    names.some((name, at) => name === undefined || !endsWithName(items[at] ?? '', name))
  ) {
    return undefined
  }
  return { names: names.filter((name) => name !== undefined), rest: sentence.slice(verb + 1) }
}

function endsWithName(item: string, name: string): boolean {
  return item.trim().endsWith(name)
}

/** A guest's name in a title, and how sure it is. */
export interface TitleGuest {
  readonly name: string
  /** False for a shape that other titles have too ("Open Source: …"); then the page must say the name again. */
  readonly sure: boolean
}

const introducing =
  /(?:^|[\s,(–—|-])(?:with|mit|avec|con|w\/|ft\.?|feat\.?|featuring|interview(?:ing)?(?: with)?|guest|talking to|in conversation with)\s+(.+)$/iu

/** Guests a title names: "Armin Ronacher: Flask 3.0", "Zig with Andrew Kelley", "Marketing | Emily Kramer (Asana)". */
export function guestsInTitle(title: string): TitleGuest[] {
  const introduced = introducing.exec(title)?.[1]
  if (introduced !== undefined) {
    const names = namesInList(introduced.replace(/\s+[|–—-]\s+.*$/u, ''), 2)
    // "with" introduces tools as well as people; "feat." and its like do not.
    const sure =
      !/(?:^|[\s,(–—|-])(?:with|mit|avec|con)\s/iu.test(title.slice(0, title.length - introduced.length)) ||
      /interview|conversation/iu.test(title)
    if (names.length > 0) return names.map((name) => ({ name, sure }))
  }
  const parts = title.split(/\s+[|–—-]\s+|:\s+|\s+[|]\s*/u)
  const first = parts[0]
  const last = parts.at(-1)
  const found: TitleGuest[] = []
  if (parts.length > 1 && first !== undefined) found.push(...wholeNames(first))
  if (parts.length > 1 && last !== undefined && found.length === 0)
    found.push(...wholeNames(last.replace(/\s*\([^)]*\)\s*$/u, '')))
  if (found.length > 0) return found
  const about = /^(.{3,60}?)\s+(?:on|about|explains|talks)\s/u.exec(title)?.[1]
  return about === undefined ? [] : wholeNames(about)
}

function wholeNames(part: string): TitleGuest[] {
  const names = splitNames(part)
  if (names.length === 0 || names.length > 5) return []
  return names.every((name) => isPersonName(name, 2) && leadingName(name) === name)
    ? names.map((name) => ({ name, sure: false }))
    : []
}
