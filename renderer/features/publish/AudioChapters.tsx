import { FileAudio } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { useEpisodeSelector } from '../../state/EpisodeProvider.tsx'
import { publishText } from '../../text/publish.ts'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import { useAudioChapters } from './use-audio-chapters.ts'

/** What Galley can write chapters into, for the system's picker. */
const audioFiles = ['.mp3', '.m4a', '.m4b', '.mp4', '.ogg', '.oga', '.opus', '.flac']

/** Writes the episode's chapters into a copy of an audio file, and says how it was proved. */
export function AudioChapters() {
  const count = useEpisodeSelector(({ chapters }) => chapters.length)
  const { state, canWrite, write } = useAudioChapters()
  return (
    <section aria-label={publishText.audio} className="audio-chapters">
      <div className="navh files-head">
        <h2>{publishText.audio}</h2>
      </div>
      <p className="s2 t2">{count > 0 ? publishText.audioText(count) : publishText.audioNone}</p>
      <FileTrigger
        acceptedFileTypes={audioFiles}
        onSelect={(files) => {
          const [file] = files ?? []
          if (file) write(file)
        }}
      >
        <Button
          icon={FileAudio}
          isDisabled={count === 0 || !canWrite}
          busy={state.phase === 'writing' ? publishText.audioWriting : undefined}
        >
          {publishText.audioChoose}
        </Button>
      </FileTrigger>
      <div role="status">
        {state.phase === 'done' && (
          <Note tone="ok">
            <b className="med block">{publishText.audioDone(state.report.written, state.report.name)}</b>
            {[
              publishText.audioProof(state.report.folder),
              ...(state.report.replaced > 0 ? [publishText.audioReplaced(state.report.replaced)] : []),
              ...state.report.losses.map(({ message }) => message),
            ].join(' ')}
          </Note>
        )}
        {state.phase === 'failed' && (
          <Note tone="err">
            <b className="med block">{publishText.audioFailed}</b>
            {state.message}
          </Note>
        )}
      </div>
    </section>
  )
}
