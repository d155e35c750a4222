/** The fields of the details, as routes and checks name them. */
const detailFields = [
  'title',
  'subtitle',
  'description',
  'show',
  'season',
  'number',
  'type',
  'explicit',
  'language',
  'guid',
  'link',
  'image',
  'date',
  'audio',
] as const
/** One field of the details. */
export type DetailField = (typeof detailFields)[number]

/** Words a check may use for a field, beside its own name. */
const otherNames: Readonly<Record<string, DetailField>> = {
  summary: 'description',
  picture: 'image',
  publishedAt: 'date',
  enclosure: 'audio',
  duration: 'audio',
}

/** The field a check's words point at: "the episode's picture" is `image`. */
export function fieldNamed(words: string): DetailField | undefined {
  const all = new Set(words.toLowerCase().split(/[^a-z]+/))
  const own = detailFields.find((field) => all.has(field))
  const other = Object.keys(otherNames).find((name) => all.has(name.toLowerCase()))
  return own ?? (other === undefined ? undefined : otherNames[other])
}
