import { join } from 'node:path'
import {
  createRuleLexicon,
  primaryLanguage,
  soundKnowledge,
} from '../../core/corrections/letter-rules/sounds-of.ts'
import { createLexicon, type Lexicon } from '../../core/corrections/lexicon.ts'
import type { World } from './command.ts'

/**
 * What is known about the words of a language: the dictionary from beside the built page, or else letter
 * rules and what the text itself says of its words, with a note to the person that says so.
 */
export async function readLexicon(
  language: string,
  text: string,
  { io, pageFolder }: World,
): Promise<Lexicon> {
  const known = soundKnowledge(language)
  if (known !== 'dictionary') {
    io.say(
      known === 'rules'
        ? `Note: Galley has no pronouncing dictionary for "${language}", so it judges sounds by letter rules.`
        : `Note: Galley knows neither words nor letter rules of "${language}", so it judges by spelling alone; capitals and joined words are found all the same.`,
    )
    return createRuleLexicon(language, text)
  }
  const primary = primaryLanguage(language)
  const file = join(pageFolder, 'lexicon', `${primary}.txt`)
  try {
    return createLexicon(primary, new TextDecoder().decode(await io.readFile(file)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    io.say(
      `Note: the pronouncing dictionary ${file} is missing, so Galley judges by spelling alone and finds less. Installing or building Galley again brings it back.`,
    )
    return createRuleLexicon(language, text)
  }
}
