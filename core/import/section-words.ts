import type { BlockKind } from '../contract/contract.ts'

/** What a heading says about the passages under it. */
export interface SectionMeaning {
  /** `notes` says that show notes follow, of any kind. */
  readonly kind: Exclude<BlockKind, 'show' | 'title' | 'promise'> | 'sponsor' | 'notes'
}

/** First words of headings by what follows them. The first pattern that fits decides. */
const meanings: readonly (readonly [SectionMeaning['kind'], RegExp])[] = [
  ['sponsor', /\bsponsors?\b|\bsponsored by\b|\bbrought to you by\b|^(?:our )?partners?$/u],
  [
    'transcript',
    /^(?:full |complete |episode |the |raw |edited |machine |auto(?:matic(?:ally)?)?[- ]?)?(?:generated )?transcri(?:pts?|ptions?)\b|^transkript|^trascrizione|^transcripción/u,
  ],
  [
    'chapters',
    /^(?:episode |show |video )?(?:chapters?|chapter ?marks?|time ?stamps?|time ?codes?|timeline|table of contents|outline)\b|^kapitel|^chapitres|^cap[ií]tulos|^in order of appearance/u,
  ],
  [
    'hosts',
    /^(?:your |the |our |meet (?:the|your) |about (?:the|our|your) |special |connect with (?:the|our|your) |this week[’']?s? )*(?:co-?)?(?:hosts?|guests?|speakers?|presenters?|panel|panelists?|people|cast)(?: (?:and|&) (?:guests?|hosts?))?$|^credits$|^moderation$|^gäste?$|^invités?$/u,
  ],
  [
    'links',
    /^(?:(?:all|the|our|episode|show|useful|related|important|more|other|external|relevant|helpful|and|&) ){0,3}(?:links?|resources?|references?|further reading|mentions?|mentioned|show ?links?|sources?|recommendations?|recommended|bibliography|citations?|picks?|socials?)\b|^(?:stuff|things|items|people|books|articles|tools) (?:we )?(?:mention|discuss|referenc)|^also of note|^shameless plugs?|sick picks?|^(?:follow|find|connect|tweet|hit|reach|contact|get in touch|where to find|social media|stay in touch|contribut)/u,
  ],
  [
    'description',
    /^(?:description|about(?: (?:this|the) (?:episode|show))?|(?:episode )?(?:summary|overview|description|synopsis|abstract)|tl;?dr|beschreibung|in this episode|what (?:you[’']ll|we) (?:learn|cover|discuss)|key takeaways|takeaways|highlights)\b/u,
  ],
  ['notes', /^(?:show ?notes|notes|episode notes|topics?|main topics?|extras?|agenda|news)\b/u],
  [
    'ignored',
    /^(?:subscribe|support|newsletter|mailing list|comments?|leave a (?:review|comment|reply)|reviews?|related (?:episodes|posts|articles)|more episodes|(?:recent|latest|previous|next|older|newer|other|all|popular) episodes?|share|advertis|privacy|cookies?|listen(?: (?:now|on|to|in))?|download|tags?|categories|search|menu|navigation|follow the show|archives?|copyright|license)\b/u,
  ],
]

/** What a heading announces, or undefined for one that only names a topic. */
export function meaningOf(heading: string): SectionMeaning | undefined {
  const words = heading
    .slice(0, 120)
    .toLowerCase()
    .replace(/\p{Extended_Pictographic}|\u{FE0F}/gu, '')
    .replace(/^[^\p{L}\p{N}]+|[\s:：.!?…–—-]+$/gu, '')
    .replace(/\s+/gu, ' ')
  if (words === '') return undefined
  for (const [kind, pattern] of meanings) if (pattern.test(words)) return { kind }
  return undefined
}

/** Words that ask the listener for something and say nothing about the episode. */
const calls: readonly RegExp[] = [
  /\b(?:our|my|the|free|weekly|daily|monthly) (?:[\w-]+ ){0,2}(?:newsletters?|e-?mails?|mailing list|digests?)\b/iu,
  /\bsubscribe\b|\bsign ?up\b|\bunsubscribe\b/iu,
  /\b(?:rate|rating|review)\b.{0,40}\b(?:us|podcast|show|itunes|apple|spotify)\b|\bleave (?:us )?a (?:review|rating|comment)\b/iu,
  /\b(?:support (?:us|the show|this (?:show|podcast)|our work)|become a (?:member|patron|supporter)|buy me a coffee)\b/iu,
  /\b(?:cookie|privacy) (?:policy|settings|preferences|notice)\b|\ball rights reserved\b|©/iu,
  /^(?:share|download|play|pause|listen(?: now)?|copy link|embed|like|save|menu|search|skip to (?:main )?content|read more|show more|see more|load more|back|next|previous|home|episodes|about|contact|loading.{0,3}|\d{1,2} ?min(?:utes?)?(?: read| listen)?)$/iu,
]

/** Words that end a page: what comes next time, whom to tell about mistakes. */
const farewells =
  /^(?:if we (?:got|get|missed) |stay tuned|see you (?:next|in the next)|thanks? (?:you )?for listening|never miss an episode|join us (?:next|every|live)|prs? (?:needed|welcome)|our next (?:show|episode|live))/iu

/** A longer passage says something about the episode besides. */
const longestCall = 200
const longestFarewell = 700

/** Whether a passage only asks the listener to subscribe, rate, sign up or come back. */
export function isCall(text: string): boolean {
  if (text.length <= longestFarewell && farewells.test(text)) return true
  return text.length <= longestCall && calls.some((call) => call.test(text))
}
