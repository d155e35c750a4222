import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { focusAfterMenu } from './focus-after-menu.ts'
import type { ReviewRoom } from './review/use-review-room.ts'
import type { Find } from './use-find.ts'

/** What can stand beside the text. */
export type PanelId = 'review' | 'glossary' | 'speakers' | 'found' | 'rules'

/** Which panel stands beside the text. */
export interface SidePanel {
  readonly chosen: PanelId
  readonly choose: (panel: PanelId) => void
  /** Whether the replace list was asked for, which makes it a panel. */
  readonly hasRules: boolean
  readonly askForRules: () => void
  /** The panel of rules, which gets the focus when it is asked for. */
  readonly rules: RefObject<HTMLElement | null>
}

/** Keeps which panel was chosen, also while changes or a preview stand in the place of all of them. */
export function useSidePanel(find: Find, { review, termAsked }: ReviewRoom): SidePanel {
  const [chosen, choose] = useState<PanelId>('review')
  const [rulesAsked, setRulesAsked] = useState(0)
  const rules = useRef<HTMLElement>(null)
  const askForRules = useCallback(() => setRulesAsked((now) => now + 1), [])
  useEffect(() => {
    if (rulesAsked === 0) return
    choose('rules')
    return focusAfterMenu(() => rules.current)
  }, [rulesAsked])
  // What another panel is used for should not stand behind the suggestion of a word.
  const { unpoint } = review
  useEffect(() => {
    if (chosen !== 'review') unpoint()
  }, [chosen, unpoint])
  useEffect(() => {
    if (termAsked !== undefined) choose('glossary')
  }, [termAsked])
  useEffect(() => choose((now) => (find.isOpen ? 'found' : now === 'found' ? 'review' : now)), [find.isOpen])
  return { chosen, choose, hasRules: rulesAsked > 0, askForRules, rules }
}
