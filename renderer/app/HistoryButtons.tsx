import { Redo2, Undo2 } from 'lucide-react'
import { runCommand } from '../state/commands.ts'
import { useEpisodeState } from '../state/EpisodeProvider.tsx'
import { chordOf } from '../state/keymap.ts'
import { shellText } from '../text/shell.ts'
import { IconButton } from '../ui/IconButton.tsx'

/** Undo and redo; their names say what they would do. */
export function HistoryButtons() {
  const undoLabel = useEpisodeState((state) => (state.phase === 'open' ? state.history.undoLabel : undefined))
  const redoLabel = useEpisodeState((state) => (state.phase === 'open' ? state.history.redoLabel : undefined))
  return (
    <>
      <IconButton
        label={undoLabel ? shellText.undoOf(undoLabel) : shellText.undo}
        icon={Undo2}
        shortcut={chordOf('history.undo')}
        isDisabled={undoLabel === undefined}
        onPress={() => runCommand('history.undo')}
      />
      <IconButton
        label={redoLabel ? shellText.redoOf(redoLabel) : shellText.redo}
        icon={Redo2}
        shortcut={chordOf('history.redo')}
        isDisabled={redoLabel === undefined}
        onPress={() => runCommand('history.redo')}
      />
    </>
  )
}
