import { Redo2, Undo2 } from 'lucide-react'
import { useRef } from 'react'
import type { EditOutcome } from '../../core/contract/episode-shapes.ts'
import { isAppError } from '../../core/errors.ts'
import { useCommand } from '../state/commands.ts'
import { useEpisodeView } from '../state/EpisodeProvider.tsx'
import { tellError } from '../state/errors.ts'
import { dismissToast, showToast } from '../state/toasts.ts'
import { shellText } from '../text/shell.ts'
import { flushDrafts } from '../ui/pending-drafts.ts'
import { placeOf } from './place-of.ts'
import { navigate, type Route } from './routes.ts'

/** ⌘Z and ⇧⌘Z, whatever section is shown: a toast says what was undone and leads there. */
export function useHistoryCommands(route: Route): void {
  const view = useEpisodeView()
  const lastToast = useRef<number>(undefined)

  const say = (title: string, outcome: EditOutcome, icon: typeof Undo2) => {
    if (lastToast.current !== undefined) dismissToast(lastToast.current)
    const state = view?.store.getState()
    if (!view || state?.phase !== 'open' || route.screen !== 'episode') return
    const place = placeOf(outcome.patches, state.episode)
    const isElsewhere = place !== undefined && place.section !== route.section
    lastToast.current = showToast({
      title,
      icon,
      ...(isElsewhere && {
        action: {
          label: shellText.showPlace(place.section),
          onPress: () => navigate({ screen: 'episode', episodeId: view.episodeId, ...place }),
        },
      }),
    })
  }

  const step = async (name: 'undo' | 'redo') => {
    if (!view) return
    const isUndo = name === 'undo'
    try {
      await flushDrafts()
      const outcome = await view[name]()
      const title = isUndo ? shellText.undone(outcome.label) : shellText.redone(outcome.label)
      say(title, outcome, isUndo ? Undo2 : Redo2)
    } catch (error) {
      if (isAppError(error, 'nothing-to-undo')) showToast({ title: shellText.nothingToUndo, icon: Undo2 })
      else if (isAppError(error, 'nothing-to-redo'))
        showToast({ title: shellText.nothingToRedo, icon: Redo2 })
      else tellError(error)
    }
  }
  useCommand('history.undo', () => void step('undo'), view !== undefined)
  useCommand('history.redo', () => void step('redo'), view !== undefined)
}
