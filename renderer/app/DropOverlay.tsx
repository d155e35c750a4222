import { FileAudio2, FileQuestionMark, FileText, Rss, ScrollText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { handedFrom, handOver } from '../state/handed.ts'
import { useEpisodeSummary } from '../state/library.ts'
import { shellText } from '../text/shell.ts'
import { Icon, type IconShape } from '../ui/Icon.tsx'
import { shortName } from './episode-name.ts'
import { navigate, type Route } from './routes.ts'

interface Dragged {
  readonly files: number
  readonly kinds: readonly DragKind[]
}

/** Shows, while something is dragged over the window, what it is and what dropping it would do. */
export function DropOverlay({ route }: { readonly route: Route }) {
  const into = route.screen === 'episode' ? route.episodeId : undefined
  const episode = useEpisodeSummary(into)
  const dragged = useWindowDrop((data) => {
    const things = handedFrom(data)
    if (things.length === 0) return
    handOver(things)
    if (route.screen !== 'import') navigate({ screen: 'import', ...(into && { into }) })
  })
  if (!dragged) return null
  const title = dragged.files > 0 ? shellText.dropTitle(dragged.files) : shellText.dropText
  return (
    <section className="dragover" aria-label={title}>
      <div className="dropcard">
        <div className="row">
          <span className="stack">
            <Icon of={kindIcons[dragged.kinds[0] ?? 'text']} size="large" />
          </span>
          <div className="grow">
            <h2 className="drop-title">{episode ? shellText.dropInto(shortName(episode)) : title}</h2>
            <p className="t2">{shellText.dropSafe}</p>
          </div>
        </div>
        <ul className="drop-kinds">
          {dragged.kinds.map((kind, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: files have no names before they are dropped
            <li key={index} className="row">
              <Icon of={kindIcons[kind]} />
              {shellText.dropKind[kind]}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

type DragKind = keyof typeof shellText.dropKind

const kindIcons: Readonly<Record<DragKind, IconShape>> = {
  audio: FileAudio2,
  text: FileText,
  subtitles: ScrollText,
  json: FileText,
  feed: Rss,
  unknown: FileQuestionMark,
}

/** Before the drop a page may only know the media type of what is dragged. */
function kindOf(mediaType: string): DragKind {
  if (/^(?:audio|video)\//.test(mediaType)) return 'audio'
  if (mediaType === 'text/vtt' || mediaType === 'application/x-subrip') return 'subtitles'
  if (/json/.test(mediaType)) return 'json'
  if (/xml|rss/.test(mediaType)) return 'feed'
  return mediaType.startsWith('text/') ? 'text' : 'unknown'
}

function useWindowDrop(onDrop: (data: DataTransfer) => void): Dragged | undefined {
  const [dragged, setDragged] = useState<Dragged>()
  useEffect(() => {
    const over = (event: DragEvent) => {
      const data = event.dataTransfer
      if (!data || !isForeign(data)) return
      event.preventDefault()
      data.dropEffect = 'copy'
      setDragged((now) => now ?? describe(data))
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragged(undefined)
    }
    const drop = (event: DragEvent) => {
      setDragged(undefined)
      const data = event.dataTransfer
      if (!data || event.defaultPrevented || !isForeign(data)) return
      event.preventDefault()
      onDrop(data)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [onDrop])
  return dragged
}

/** Rows and edges dragged inside Galley are not for the window. */
function isForeign(data: DataTransfer): boolean {
  return data.types.includes('Files') || data.types.includes('text/plain')
}

function describe(data: DataTransfer): Dragged {
  const files = [...data.items].filter((item) => item.kind === 'file')
  const kinds = files.length > 0 ? files.map((item) => kindOf(item.type)) : ['text' as const]
  return { files: files.length, kinds: kinds.slice(0, 6) }
}
