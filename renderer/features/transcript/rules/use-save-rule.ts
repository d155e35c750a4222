import { useCallback } from 'react'
import type { ReplaceRule } from '../../../../core/show/schema.ts'
import { tellError } from '../../../state/errors.ts'
import { showOf } from '../../../state/show.ts'
import { showToast } from '../../../state/toasts.ts'
import { rulesText } from '../../../text/rules.ts'
import type { ReviewRoom } from '../review/use-review-room.ts'
import type { ReplaceWish } from '../use-replacing.ts'
import { useRuleList } from './use-rule-list.ts'

const none: readonly ReplaceRule[] = []

/** Saves what the find bar says as a rule of the show; undefined where there is no show to save it with. */
export function useSaveRule(
  { showState, changeShow }: Pick<ReviewRoom, 'showState' | 'changeShow'>,
  onOpenList: () => void,
): ((wish: ReplaceWish) => void) | undefined {
  const show = showOf(showState)
  const list = useRuleList(show?.replaceRules ?? none, changeShow)
  const title = show?.title
  const save = useCallback(
    ({ query, replacement, preserveCase }: ReplaceWish) => {
      const { text: find, ...switches } = query
      list.add({ find, replace: replacement, ...switches }).then((isNew) => {
        showToast({
          title: isNew ? rulesText.saved(title ?? '') : rulesText.alreadyThere,
          ...(preserveCase && { detail: rulesText.savedDetail }),
          action: { label: rulesText.openList, onPress: onOpenList },
        })
      }, tellError)
    },
    [list, title, onOpenList],
  )
  return show ? save : undefined
}
