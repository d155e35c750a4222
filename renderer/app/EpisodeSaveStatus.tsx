import { Check, CircleAlert, HardDrive, HardDriveDownload, ShieldCheck, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { SaveState } from '../../core/contract/episode-shapes.ts'
import { announce } from '../state/announcer.ts'
import { useEpisodeState, useEpisodeView } from '../state/EpisodeProvider.tsx'
import { tellError } from '../state/errors.ts'
import { shellText } from '../text/shell.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'

/** Where the save stands; "Not saved" leads to what is safe and what to do. */
export function EpisodeSaveStatus() {
  const save = useEpisodeState((state) => (state.phase === 'open' ? state.save : undefined))
  if (!save) return <span className="saved" />
  if (save.state === 'failed') return <NotSaved save={save} />
  const isSaved = save.state === 'saved'
  return (
    <span className={isSaved ? 'saved num' : 'saved'}>
      {/* It stands there for as long as somebody types, so nothing may turn in it. */}
      <Icon of={isSaved ? Check : HardDriveDownload} size="small" {...(isSaved && { tone: 'ok' })} />
      <span>{isSaved ? shellText.saved(clockTime(save.at)) : shellText.saving}</span>
    </span>
  )
}

function NotSaved({ save }: { readonly save: Extract<SaveState, { state: 'failed' }> }) {
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const view = useEpisodeView()
  useEffect(() => announce(`${shellText.notSaved}. ${save.message}`, 'assertive'), [save.message])
  const saveAgain = async () => {
    setBusy(true)
    try {
      const after = await view?.save()
      if (after?.state === 'saved') setOpen(false)
    } catch (error) {
      tellError(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button variant="destructive" size="small" icon={CircleAlert} onPress={() => setOpen(true)}>
        {shellText.notSaved}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        icon={HardDrive}
        tone="err"
        title={shellText.notSavedTitle}
        said={save.message}
        actions={
          <>
            <Button onPress={() => setOpen(false)}>{shellText.notNow}</Button>
            <Button variant="filled" autoFocus onPress={() => void saveAgain()} busy={busyWord(isBusy)}>
              {shellText.saveAgain}
            </Button>
          </>
        }
      >
        <div className="safe">
          <div>
            {save.journalled ? <Icon of={ShieldCheck} tone="ok" /> : <Icon of={TriangleAlert} tone="warn" />}
            {save.journalled ? shellText.notSavedSafe : shellText.notSavedHeld}
          </div>
        </div>
      </Dialog>
    </>
  )
}

const busyWord = (isBusy: boolean) => (isBusy ? shellText.saving : undefined)

function clockTime(at: string): string {
  const date = new Date(at)
  return `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`
}
