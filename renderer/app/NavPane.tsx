import type { ReactNode } from 'react'
import { shellText } from '../text/shell.ts'
import { usePanes } from '../ui/panes.ts'
import { ResizeHandle } from '../ui/ResizeHandle.tsx'
import { useMediaQuery } from '../ui/use-media-query.ts'

interface NavPaneProps {
  readonly isRail: boolean
  readonly isEpisode: boolean
  readonly children: ReactNode
}

/** The left pane with its movable edge. */
export function NavPane({ isRail, isEpisode, children }: NavPaneProps) {
  const panes = usePanes()
  const isSmall = useMediaQuery('(max-width: 1360px)')
  const isWide = useMediaQuery('(min-width: 1720px)')
  const usual = isSmall ? 208 : isWide ? 248 : 232
  return (
    <nav className="nav" data-region="nav" aria-label={isEpisode ? shellText.episodeNav : shellText.library}>
      {children}
      {!isRail && (
        <ResizeHandle
          label={shellText.sidebarWidth}
          edge="right"
          width={panes.widthOf('nav') ?? usual}
          min={184}
          max={320}
          onResize={(width) => panes.setWidth('nav', width)}
          onReset={() => panes.setWidth('nav', undefined)}
        />
      )}
    </nav>
  )
}
