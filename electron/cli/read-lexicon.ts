import { join } from 'node:path'
import { createLexicon, type Lexicon } from '../../core/corrections/lexicon.ts'
import type { World } from './command.ts'

/** Languages that come with a lexicon. */
const languages: ReadonlySet<string> = new Set(['en'])

/**
 * The lexicon of a language, from beside the built page. Undefined, with a note to the person, where
 * Galley has none: pronunciations then rest on letter rules alone.
 */
export async function readLexicon(language: string, { io, pageFolder }: World): Promise<Lexicon | undefined> {
  const primary = language.toLowerCase().split('-')[0] ?? ''
  if (!languages.has(primary)) {
    io.say(
      `Note: Galley has no pronouncing dictionary for "${language}", so it judges sounds by letters alone.`,
    )
    return undefined
  }
  const bytes = await io.readFile(join(pageFolder, 'lexicon', `${primary}.txt`))
  return createLexicon(primary, new TextDecoder().decode(bytes))
}
