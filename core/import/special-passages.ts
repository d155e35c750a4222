import { isOnlyDate } from './instant.ts'
import { linksInPassage } from './links-in-text.ts'
import type { Given, Passage } from './page.ts'
import { countWords, labelOf } from './passage-text.ts'
import { roleOfLabel } from './people-in-text.ts'
import { isProfile } from './platforms.ts'
import { isKept, promisesInPassage } from './promised-links.ts'
import type { Walk } from './section-walk.ts'

/** What a passage is whatever section it stands in: a promise, people, the show's name; else undefined. */
export function specialKind(walk: Walk, passage: Passage, index: number): Given | undefined {
  if (passage.form !== 'paragraph' && passage.form !== 'item') return undefined
  return (
    promise(walk, passage, index) ??
    hosts(walk, passage, index) ??
    repeatedShow(walk, passage) ??
    (isOnlyDate(passage.text) ? { kind: 'title', reason: 'The date' } : undefined)
  )
}

function promise(walk: Walk, passage: Passage, index: number): Given | undefined {
  if (countWords(passage.text) > 25) return undefined
  const open = promisesInPassage(passage, walk.people).filter(
    (one) => !isKept(one, { nearby: nearbyAddresses(walk.page.passages, index), links: walk.addresses }),
  )
  return open.length === 0
    ? undefined
    : {
        kind: 'promise',
        reason: `Speaks of ${open.map((one) => one.label).join(' and ')} without an address`,
      }
}

/** Addresses in a passage and, when it ends with a colon, in the rows under it. */
export function nearbyAddresses(passages: readonly Passage[], index: number): readonly string[] {
  const passage = passages[index]
  const own = passage?.links.map((link) => link.address) ?? []
  if (!passage || !/[:：]$/u.test(passage.text)) return own
  for (let at = index + 1; at < passages.length && at <= index + 20; at += 1) {
    const row = passages[at]
    if (!row || row.form === 'heading' || (row.apart && row.links.length === 0)) break
    own.push(...row.links.map((link) => link.address))
  }
  return own
}

function hosts(walk: Walk, passage: Passage, index: number): Given | undefined {
  const { text } = passage
  const label = labelOf(text)
  const says =
    (label !== undefined && roleOfLabel(label.label) !== undefined && label.rest !== '') ||
    /^(?:co-?)?(?:hosted|presented|moderated) by\b/iu.test(text)
  if (says && countWords(text) <= 80) return { kind: 'hosts', reason: 'Names the people' }
  if (walk.section?.meaning === 'links') return undefined
  if (isHostRow(walk, passage)) return { kind: 'hosts', reason: 'A link of a host' }
  const next = walk.page.passages[index + 1]
  if (/[:：]$/u.test(text) && next && isHostRow(walk, next))
    return { kind: 'hosts', reason: 'Leads to the links of the hosts' }
  return undefined
}

/** "Julian: https://…" with the address of a profile. */
function isHostRow(walk: Walk, passage: Passage): boolean {
  if (passage.links.length === 0 || !passage.links.some((link) => isProfile(link.address))) return false
  if (countWords(passage.text) > passage.links.length * 4 + 4) return false
  return (
    linksInPassage(passage, { people: walk.hosts }).some((link) => link.owner !== undefined) &&
    labelOf(passage.text) !== undefined
  )
}

function repeatedShow({ page, head }: Walk, passage: Passage): Given | undefined {
  const show = head.show === undefined ? undefined : page.passages[head.show]
  return show && show.text === passage.text ? { kind: 'show', reason: 'The show’s name again' } : undefined
}
