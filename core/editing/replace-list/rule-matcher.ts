import {
  escaped,
  type FindQuery,
  findReplacing,
  isWhole,
  type ReplacingMatch,
} from '../../episode/find-text.ts'
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
  if (!anchor) {
    return { matches: ({ text }) => findReplacing([text], query, rule.replace), anchor: undefined }
  }
  const expression = new RegExp(escaped(rule.find), rule.matchCase ? 'uy' : 'iuy')
  let id: number | undefined
  const matches: RuleMatcher['matches'] = ({ text, tokens }) => {
    id ??= book.known(anchor.word)
    if (id === undefined) return []
    const found: ReplacingMatch[] = []
    let done = 0
    for (let at = tokens.ids.indexOf(id); at >= 0; at = tokens.ids.indexOf(id, at + 1)) {
      const from = (tokens.starts[at] ?? 0) - anchor.offset
      if (from < done) continue
      expression.lastIndex = from
      const match = expression.exec(text)
      const to = from + (match?.[0].length ?? 0)
      if (!match || (rule.wholeWord && !isWhole(text, from, to))) continue
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
  for (const match of find.matchAll(/[\p{L}\p{M}\p{N}_]+/gu)) {
    const isBounded = wholeWord || (match.index > 0 && match.index + match[0].length < find.length)
    if (isBounded) return { word: match[0], offset: match.index }
  }
  return undefined
}
