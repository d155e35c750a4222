/** One group of the podcast taxonomy with its roles, named as a person reads them. */
export interface TaxonomyGroup {
  /** As stored and exported: lower case. */
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
}

/**
 * Groups and roles of the podcast taxonomy (podcast namespace, `taxonomy-en`), in lower case as
 * `podcast:person` compares them. Cast comes first because nearly everybody is in it.
 */
export const taxonomy: readonly TaxonomyGroup[] = [
  {
    id: 'cast',
    name: 'Cast',
    roles: ['host', 'co-host', 'guest host', 'guest', 'voice actor', 'narrator', 'announcer', 'reporter'],
  },
  {
    id: 'creative direction',
    name: 'Creative direction',
    roles: [
      'director',
      'assistant director',
      'executive producer',
      'senior producer',
      'producer',
      'associate producer',
      'development producer',
      'creative director',
    ],
  },
  {
    id: 'writing',
    name: 'Writing',
    roles: [
      'author',
      'editorial director',
      'co-writer',
      'writer',
      'songwriter',
      'guest writer',
      'story editor',
      'managing editor',
      'script editor',
      'script coordinator',
      'researcher',
      'editor',
      'fact checker',
      'translator',
      'transcriber',
      'logger',
    ],
  },
  {
    id: 'audio production',
    name: 'Audio production',
    roles: [
      'studio coordinator',
      'technical director',
      'technical manager',
      'audio engineer',
      'remote recording engineer',
      'post production engineer',
    ],
  },
  {
    id: 'audio post-production',
    name: 'Audio post-production',
    roles: [
      'audio editor',
      'sound designer',
      'foley artist',
      'composer',
      'theme music',
      'music production',
      'music contributor',
    ],
  },
  {
    id: 'administration',
    name: 'Administration',
    roles: [
      'production coordinator',
      'booking coordinator',
      'production assistant',
      'content manager',
      'marketing manager',
      'sales representative',
      'sales manager',
    ],
  },
  { id: 'visuals', name: 'Visuals', roles: ['graphic designer', 'cover art designer'] },
  { id: 'community', name: 'Community', roles: ['social media manager'] },
  { id: 'misc.', name: 'Other', roles: ['consultant', 'intern'] },
  {
    id: 'video production',
    name: 'Video production',
    roles: ['camera operator', 'lighting designer', 'camera grip', 'assistant camera'],
  },
  { id: 'video post-production', name: 'Video post-production', roles: ['editor', 'assistant editor'] },
]

/** A role as a person reads it: "Co-host", "Audio engineer". */
export function roleName(role: string): string {
  return role === '' ? '' : role.charAt(0).toUpperCase() + role.slice(1)
}

/** The group a role belongs to; the first, where two have a role of that name; `cast` for unknown roles. */
export function groupOfRole(role: string): string {
  return taxonomy.find((group) => group.roles.includes(role))?.id ?? 'cast'
}
