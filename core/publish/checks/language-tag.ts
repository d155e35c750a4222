import type { Edit } from '../../editing/edit.ts'
import { type Check, detail, type Problem, quoted } from './check.ts'

/** Players choose captions by language tag (BCP 47); a name such as "english" is a tag of nothing. */
export const languageTag: Check = {
  id: 'language-tag',
  destinations: 'all',
  passed: 'The language is a tag apps know.',
  check({ language, transcript }) {
    const spoken = transcript?.language
    return [
      ...problemsOf(language, 'The episode’s language', (tag) => [
        { type: 'details.change', set: { language: tag } },
      ]),
      ...(spoken === undefined || spoken === language ? [] : problemsOf(spoken, 'The transcript’s language')),
    ]
  },
}

function problemsOf(tag: string, what: string, edits?: (tag: string) => Edit[]): Problem[] {
  if (isLanguage(tag)) return []
  const meant = tagOfName(tag)
  return [
    {
      level: 'warning',
      message: `${what}, ${quoted(tag)}, is not a language tag.`,
      cost: 'Apps do not offer the transcript to people who read that language.',
      where: [detail('language')],
      fix:
        meant && edits
          ? { label: `Make it ${meant}`, edits: edits(meant), safe: true }
          : { label: 'Choose the language', safe: false },
    },
  ]
}

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

function isLanguage(tag: string): boolean {
  const [primary = ''] = tag.split('-')
  if (!/^[a-z]{2,3}$/i.test(primary)) return false
  return nameOf(primary) !== undefined && nameOf(tag) !== undefined
}

function nameOf(tag: string): string | undefined {
  try {
    return names.of(tag)
  } catch {
    // The tag is not even formed like one; that is the answer.
    return undefined
  }
}

const common =
  'en de fr es it pt nl sv da nb fi pl cs sk hu ro bg el tr ru uk ar he hi bn ja ko zh vi th id'.split(' ')

function tagOfName(name: string): string | undefined {
  const wanted = name.toLowerCase()
  return common.find((tag) => names.of(tag)?.toLowerCase() === wanted)
}
