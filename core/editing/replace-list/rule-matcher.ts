import { hasOneForm } from '../../episode/decomposed-text.ts'
import {
  escaped,
  type FindQuery,
  findReplacing,
  isPlace,
  type ReplacingMatch,
} from '../../episode/find-text.ts'
import { wordRuns } from '../../episode/word-borders.ts'
import type { ReplaceRule } from '../../show/schema.ts'
import type { TokenBook, WorkingTurn } from './working-turn.ts'

/** Finds what one rule replaces, in any turn. Matches are those of `findReplacing`, with line 0. */
export interface RuleMatcher {
  readonly matches: (turn: Pick<WorkingTurn, 'text' | 'tokens'>) => readonly ReplacingMatch[]
  /** A whole word that stands in every place of the rule; undefined where there is none to look for. */
  readonly anchor: string | undefined
}

/** How a rule is looked for: by a whole word it holds where it holds one, else by going through the text. */
export function ruleMatcher(rule: ReplaceRule, book: TokenBook): RuleMatcher {
  const query = queryOf(rule)
  const anchor = rule.regularExpression ? undefined : anchorOf(rule)
  const inText = (text: string) => findReplacing([text], query, rule.replace)
  if (!anchor) return { matches: ({ text }) => inText(text), anchor: undefined }
  // What can be written in two ways has no length of its own, so only the turn is known from the word.
  const isSteady = hasOneForm(rule.find)
  const expression = new RegExp(escaped(rule.find), rule.matchCase ? 'uy' : 'iuy')
  let id: number | undefined
  const matches: RuleMatcher['matches'] = ({ text, tokens }) => {
    id ??= book.known(anchor.word)
    if (id === undefined) return []
    if (!isSteady) return tokens.ids.includes(id) ? inText(text) : []
    const found: ReplacingMatch[] = []
    let done = 0
    for (let at = tokens.ids.indexOf(id); at >= 0; at = tokens.ids.indexOf(id, at + 1)) {
      const from = (tokens.starts[at] ?? 0) - anchor.offset
      if (from < done) continue
      expression.lastIndex = from
      const match = expression.exec(text)
      const to = from + (match?.[0].length ?? 0)
      if (!match || !isPlace(text, from, to, rule.wholeWord)) continue
      found.push({ line: 0, from, to, insert: rule.replace })
      done = to
    }
    return found
  }
  return { matches, anchor: anchor.word }
}

/** A rule as a question to the find bar. */
export function queryOf({ find, matchCase, wholeWord, regularExpression }: ReplaceRule): FindQuery {
  return { text: find, matchCase, wholeWord, regularExpression }
}

interface Anchor {
  readonly word: string
  /** How far into what is found the word stands. */
  readonly offset: number
}

/** The first word of a plain rule that nothing can lengthen, so that the text holds it as a whole word too. */
function anchorOf({ find, wholeWord }: ReplaceRule): Anchor | undefined {
  for (const match of find.matchAll(wordRuns)) {
    const isBounded = wholeWord || (match.index > 0 && match.index + match[0].length < find.length)
    if (isBounded) return { word: match[0], offset: match.index }
  }
  return undefined
}
