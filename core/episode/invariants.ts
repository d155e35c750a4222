import type { Episode } from './schema.ts'
import { correctionsOfWords, wordThatRunsBackwards } from './words-of-corrections.ts'

/**
 * The rules a schema cannot say. Gives the first that does not hold, as a sentence, or undefined.
 *
 * - ids are unique within their kind
 * - chapters are in order of start, and none ends before it starts
 * - a speaker is a person of the episode; so is the owner of a link
 * - a word of a correction belongs to a correction that exists
 * - a word does not end before it starts
 */
export function brokenInvariant(episode: Episode): string | undefined {
  return repeatedId(episode) ?? brokenChapters(episode) ?? brokenReferences(episode) ?? brokenWords(episode)
}

function repeatedId(episode: Episode): string | undefined {
  const kinds: readonly (readonly [string, readonly { readonly id: string }[]])[] = [
    ['chapters', episode.chapters],
    ['people', episode.people],
    ['links', episode.links],
    ['corrections', episode.corrections],
    ['answers', episode.answers ?? []],
    ['soundbites', episode.soundbites],
    ['segments', episode.transcript?.segments ?? []],
  ]
  for (const [kind, items] of kinds) {
    const seen = new Set<string>()
    for (const { id } of items) {
      if (seen.has(id)) return `Two ${kind} have the id "${id}".`
      seen.add(id)
    }
  }
  return undefined
}

function brokenChapters(episode: Episode): string | undefined {
  let last = 0
  for (const chapter of episode.chapters) {
    if (chapter.startTime < last) return `Chapter "${chapter.title}" stands before one that starts later.`
    if (chapter.endTime !== undefined && chapter.endTime < chapter.startTime) {
      return `Chapter "${chapter.title}" ends before it starts.`
    }
    last = chapter.startTime
  }
  return undefined
}

function brokenReferences(episode: Episode): string | undefined {
  const people = new Set(episode.people.map((person) => person.id))
  for (const link of episode.links) {
    if (link.personId !== undefined && !people.has(link.personId)) {
      return `Link "${link.label}" belongs to a person who is not in the episode.`
    }
  }
  for (const { id, speaker } of episode.transcript?.segments ?? []) {
    if (speaker !== undefined && !people.has(speaker)) {
      return `Segment "${id}" is spoken by a person who is not in the episode.`
    }
  }
  return undefined
}

function brokenWords(episode: Episode): string | undefined {
  const corrections = new Set<string>(episode.corrections.map((correction) => correction.id))
  for (const { words } of episode.transcript?.segments ?? []) {
    const backwards = wordThatRunsBackwards(words)
    if (backwards) return `The word "${backwards.text}" ends before it starts.`
    for (const id of correctionsOfWords(words)) {
      if (corrections.has(id)) continue
      const text = words.find((word) => word.correctionId === id)?.text ?? ''
      return `The word "${text}" belongs to a correction that does not exist.`
    }
  }
  return undefined
}
