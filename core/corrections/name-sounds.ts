import { letterSounds } from './letter-sounds.ts'

/**
 * Letters that names from elsewhere say otherwise than English does, rewritten as English would spell the
 * sound. Each list is one way of saying a whole name; rules of the same list do not mix with another's.
 */
const ways: readonly (readonly (readonly [RegExp, string])[])[] = [
  [
    [/sj/gu, 'sh'],
    [/sz/gu, 'z'],
    [/ui/gu, 'wi'],
    [/(?<=[^aeiouy])e$/u, 'a'],
  ],
  [
    [/sj|sz/gu, 'sh'],
    [/j/gu, 'y'],
    [/w/gu, 'v'],
    [/th/gu, 't'],
    [/ch/gu, 'k'],
    [/(?<=[^aeiouy])e$/u, 'ay'],
  ],
  [
    [/tj|cz/gu, 'ch'],
    [/j$/u, 'i'],
    [/ai|ei/gu, 'igh'],
    [/(?<=[^aeiouy])e$/u, 'ee'],
  ],
]

/** Other ways a name that no dictionary has may be said, at most three; lower case, without marks. */
export function nameSounds(name: string): readonly string[] {
  const usual = letterSounds(name)
  const others = ways.map((rules) =>
    letterSounds(rules.reduce((letters, [from, to]) => letters.replace(from, to), name)),
  )
  return [...new Set(others)].filter((sounds) => sounds !== usual)
}
