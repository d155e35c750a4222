import type { BlockKind } from '../contract/import-shapes.ts'

/** What a heading says about the passages under it. */
export interface SectionMeaning {
  /** `notes` says that show notes follow, of any kind. */
  readonly kind: Exclude<BlockKind, 'show' | 'title' | 'promise'> | 'sponsor' | 'notes'
}

/** Whole headings by what follows them; a topic that only begins like one ("Privacy vs space") is none. */
const meanings: readonly (readonly [SectionMeaning['kind'], RegExp])[] = [
  [
    'sponsor',
    /^(?:\S+ ){0,4}(?:sponsors?|sponsored by|brought to you by)(?: \S+){0,4}$|^(?:our )?partners?$/u,
  ],
  [
    'transcript',
    /^(?:full |complete |episode |the |raw |edited |machine |auto(?:matic(?:ally)?)?[- ]?)?(?:generated )?transcri(?:pts?|ptions?)(?: \S+){0,4}$|^transkript\S*$|^trascrizione$|^transcripción$/u,
  ],
  [
    'chapters',
    /^(?:episode |show |video )?(?:chapters?|chapter ?marks?|time ?stamps?|time ?codes?|timeline|table of contents|outline)(?: (?:and|&|of (?:the|this)|in|for|list|\+)(?: \S+){0,4})?$|^kapitel\S*$|^chapitres$|^cap[ií]tulos$|^in order of appearance$/u,
  ],
  [
    'hosts',
    /^(?:your |the |our |meet (?:the|your) |about (?:the|our|your) |special |connect with (?:the|our|your) |this week[’']?s? )*(?:co-?)?(?:hosts?|guests?|speakers?|presenters?|panel|panelists?|people|cast)(?: (?:and|&) (?:guests?|hosts?))?$|^credits$|^moderation$|^gäste?$|^invités?$/u,
  ],
  [
    'links',
    /^(?:(?:all|the|our|episode|show|useful|related|important|more|other|external|relevant|helpful|and|&) ){0,3}(?:links?|resources?|references?|further reading|mentions?|mentioned|show ?links?|sources?|recommendations?|recommended|bibliography|citations?|picks?|socials?)(?: (?:and|&|from|for|in|mentioned|discussed|to|we|of the)(?: \S+){0,6})?$/u,
  ],
  [
    'links',
    /^(?:stuff|things|items|people|books|articles|tools) (?:we )?(?:mention|discuss|referenc)\S*(?: \S+){0,4}$|^also of note$|^shameless plugs?$|^sick picks?$|^(?:follow|find|tweet|hit|reach|contact|connect)(?: (?:us|me|him|her|them|with|the|our|on|at|up|online|info|information|details)(?: \S+){0,5})?$|^(?:get|stay|keep) in touch(?: \S+){0,4}$|^where to find \S+(?: \S+){0,4}$|^social media$|^contribut(?:e|ing)(?: to(?: \S+){1,4})?$/u,
  ],
  [
    'description',
    /^(?:description|about(?: (?:this|the) (?:episode|show))?|(?:episode )?(?:summary|overview|description|synopsis|abstract)|tl;?dr|beschreibung|in this episode(?: \S+){0,4}|what (?:you[’']ll|we) (?:learn|cover|discuss)(?: \S+){0,4}|key takeaways|takeaways|highlights)$/u,
  ],
  [
    'notes',
    /^(?:show ?notes|notes|episode notes|topics?|main topics?|extras?|agenda|news)(?: (?:and|&|for)(?: \S+){0,4})?$/u,
  ],
  [
    'ignored',
    /^(?:subscribe|newsletter|mailing list|comments?|leave a (?:review|comment|reply)|reviews?|related (?:episodes|posts|articles)|more episodes|(?:recent|latest|previous|next|older|newer|other|all|popular) episodes?|advertis\S*|download|downloads|tags?|categories|search|menu|navigation|archives?|copyright|license|follow the show)(?: (?:to|for|us|on|from|the|our|this|now)(?: \S+){0,4})?$|^(?:support|share|listen)(?: (?:us|now|on|the|this|our|in|to (?:the|this))(?: \S+){0,4})?$|^(?:privacy|cookies?)(?: (?:policy|notice|settings))?$/u,
  ],
]

/** What a heading announces, or undefined for one that only names a topic. */
export function meaningOf(heading: string): SectionMeaning | undefined {
  const words = heading
    .slice(0, 120)
    .toLowerCase()
    .replace(/\p{Extended_Pictographic}|\u{FE0F}/gu, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
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

/** Tags under a video: "#silk #looms". */
const tags = /^#[^\s#]{2,40}(?:\s+#[^\s#]{2,40}){0,40}$/u

/** Words that end a page: what comes next time, whom to tell about mistakes. */
const farewells =
  /^(?:if we (?:got|get|missed) |stay tuned|see you (?:next|in the next)|thanks? (?:you )?for listening|never miss an episode|join us (?:next|every|live)|prs? (?:needed|welcome)|our next (?:show|episode|live))/iu

/** A longer passage says something about the episode besides. */
const longestCall = 200
const longestFarewell = 700

/** Whether a passage only asks the listener to subscribe, rate, sign up or come back. */
export function isCall(text: string): boolean {
  if (text.length <= longestFarewell && (farewells.test(text) || tags.test(text))) return true
  return text.length <= longestCall && calls.some((call) => call.test(text))
}
