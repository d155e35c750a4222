import { factOf } from './head-of-page.ts'
import { isPersonName, nameInItem } from './names.ts'
import type { Given, Page, Passage } from './page.ts'
import { labelOf } from './passage-text.ts'
import { type SettledPeople, settlePeople } from './people.ts'
import { type NamedPerson, peopleInPassage, roleOfLabel } from './people-in-text.ts'
import { isHeadingLike, speakerOf } from './transcript-in-page.ts'

/** Who a page names, given what each of its passages is taken for; undecided passages are searched too. */
export function peopleOfPage(
  page: Page,
  decided: readonly (Given | undefined)[],
  title: { readonly text: string; readonly line: number } | undefined,
): SettledPeople {
  const stated: NamedPerson[] = []
  const inText: NamedPerson[] = []
  const words: string[] = [...speakersOf(page, decided)]
  let role: 'host' | 'guest' | undefined
  for (const [index, passage] of page.passages.entries()) {
    const kind = decided[index]?.kind
    if (passage.given?.kind === kind) stated.push(...statedPeople(passage))
    if (!isSearched(passage, kind)) continue
    if (isHeadingLike(passage)) role = roleOfHeading(passage.text)
    if (kind !== 'chapters' && kind !== 'title') {
      inText.push(...peopleInPassage(passage), ...peopleInRow(passage, kind, role))
    }
    if (kind !== 'title' && kind !== 'show') words.push(passage.text.slice(0, 2_000))
  }
  inText.push(
    ...welcomers(page, decided, factOf(page.passages, 'show') ?? ''),
    ...namesInHabit(page, decided),
  )
  return settlePeople({ stated, inText, title, words: words.join('\n').slice(0, 100_000) })
}

function isSearched(passage: Passage, kind: Given['kind'] | undefined): boolean {
  if (kind === 'ignored' || kind === 'transcript') return false
  if (passage.given?.kind === kind && passage.given && kind !== 'description') return false
  return passage.form !== 'rule' && passage.form !== 'markup' && passage.form !== 'code'
}

/** The names in front of the first turns of the transcript. */
function speakersOf(page: Page, decided: readonly (Given | undefined)[]): string[] {
  const first = decided.findIndex((one) => one?.kind === 'transcript')
  if (first === -1) return []
  return page.passages.slice(first, first + 200).flatMap((passage) => speakerOf(passage) ?? [])
}

function statedPeople(passage: Passage): NamedPerson[] {
  return (passage.facts ?? []).flatMap((fact): NamedPerson[] => {
    if (fact.field !== 'person') return []
    const { name, role, from } = fact.person
    if (role !== 'host' && role !== 'guest' && role !== 'co-host') return []
    return [{ name, role: role === 'guest' ? 'guest' : 'host', from, line: passage.fromLine, certainty: 3 }]
  })
}

function roleOfHeading(text: string): 'host' | 'guest' | undefined {
  const words = text.replace(/[:：]$/u, '')
  const last = words.replace(/^(?:connect with|about|meet|follow) (?:the |our |your )?/iu, '')
  return roleOfLabel(last)
}

/** A line of a section about people that is a name, or begins with one: "Ada Lim – engineer", "Michael: @mk". */
function peopleInRow(
  passage: Passage,
  kind: Given['kind'] | undefined,
  role: 'host' | 'guest' | undefined,
): NamedPerson[] {
  if (kind !== 'hosts' && role === undefined) return []
  if (isHeadingLike(passage) || passage.text.length > 400) return []
  const base = {
    role: role ?? 'host',
    from: 'the text',
    line: passage.fromLine,
    certainty: role === undefined ? 2 : 3,
  } as const
  const label = labelOf(passage.text)
  if (label)
    return passage.links.length > 0 && isPersonName(label.label, 1) ? [{ ...base, name: label.label }] : []
  const name = nameInItem(passage.text, 2)
  const isRow =
    name !== undefined &&
    passage.text.startsWith(name) &&
    /^\s*(?:$|[-–—,(|])/u.test(passage.text.slice(name.length))
  return isRow ? [{ ...base, name }] : []
}

/** In a transcript the host is who welcomes the listeners, or whose name the show bears. */
function welcomers(page: Page, decided: readonly (Given | undefined)[], show: string): NamedPerson[] {
  const first = decided.findIndex((one) => one?.kind === 'transcript')
  if (first === -1) return []
  for (const passage of page.passages.slice(first, first + 60)) {
    const name = speakerOf(passage)
    const text = passage.text.slice(0, 1_000)
    const welcomes =
      /\bwelcome (?:everyone |back |everybody )?(?:back )?to\b|\bI[’']m your host\b|\bmy name is [^.]{1,60} and (?:this is|I[’']m the host)/iu.test(
        text,
      )
    const first = name?.split(' ')[0]?.replace(/[^\p{L}]/gu, '') ?? ''
    const isNamesake =
      first.length > 2 && show.startsWith(first) && /^['’]?s?['’]?\s/u.test(show.slice(first.length))
    if (name === undefined || !(welcomes || isNamesake) || !isPersonName(name, 1)) continue
    return [{ name, role: 'host', from: 'the transcript', line: passage.fromLine, certainty: 2 }]
  }
  return []
}

/** Names that two people put before their own topics over and over ("Brian #1:", "Michael #2:") are the hosts'. */
function namesInHabit(page: Page, decided: readonly (Given | undefined)[]): NamedPerson[] {
  const counts = new Map<string, { count: number; line: number }>()
  for (const [index, passage] of page.passages.entries()) {
    const kind = decided[index]?.kind
    if (kind === 'transcript' || passage.given) continue
    const name = /^(\p{Lu}\p{Ll}+)(?: #\d{1,2})\s*:/u.exec(passage.text.slice(0, 60))?.[1]
    if (name === undefined || !isPersonName(name, 1)) continue
    const known = counts.get(name)
    if (known) known.count += 1
    else counts.set(name, { count: 1, line: passage.fromLine })
  }
  const often = [...counts].filter(([, { count }]) => count > 1)
  if (counts.size < 2) return []
  return often.map(([name, { line }]) => ({ name, role: 'host', from: 'the text', line, certainty: 1 }))
}
