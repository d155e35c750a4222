import { type CSSProperties, Suspense, useState } from 'react'
import { LibraryNav } from '../features/library/LibraryNav.tsx'
import { useCommand } from '../state/commands.ts'
import { shellText } from '../text/shell.ts'
import { usePanes } from '../ui/panes.ts'
import { inOwnWindow, isMac } from '../ui/platform.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Banners } from './Banners.tsx'
import { Dock } from './Dock.tsx'
import { DropOverlay } from './DropOverlay.tsx'
import { EpisodeNav } from './EpisodeNav.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { KeyboardSheet } from './KeyboardSheet.tsx'
import { LiveRegions } from './LiveRegions.tsx'
import { NavPane } from './NavPane.tsx'
import { useNavMode } from './nav-mode.ts'
import { Palette } from './Palette.tsx'
import { hrefOf, type Route } from './routes.ts'
import { Screen } from './Screen.tsx'
import { TitleBar } from './TitleBar.tsx'
import { ToastRegion } from './ToastRegion.tsx'
import { useFocusOnArrival } from './use-focus-on-arrival.ts'
import { useFrameCommands } from './use-frame-commands.ts'
import { useKeyDispatch } from './use-key-dispatch.ts'
import { useReplacedNotice } from './use-replaced-notice.ts'

/** The window: title bar, banners, nav, the screen, the dock, and what floats over them. */
export function Frame({ route }: { readonly route: Route }) {
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  const [isSheetOpen, setSheetOpen] = useState(false)
  const { isRail, toggle } = useNavMode(route)
  const navWidth = usePanes().widthOf('nav')
  useKeyDispatch()
  useFrameCommands(route)
  useFocusOnArrival(route)
  useReplacedNotice(route)
  useCommand('palette.open', () => setPaletteOpen(true))
  useCommand('keys.show', () => setSheetOpen(true))
  useCommand('nav.toggle', toggle)

  const style = (navWidth ? { '--nav-width': `${navWidth}px` } : {}) as CSSProperties
  const hasNav = route.screen !== 'import'
  const bodyClass = ['body', isRail && hasNav ? 'rail' : '', hasNav ? '' : 'nonav'].filter(Boolean).join(' ')
  return (
    <div className={isMac && inOwnWindow ? 'app lights' : 'app'} style={style}>
      <TitleBar
        route={route}
        isRail={isRail}
        onToggleNav={toggle}
        onSearch={() => setPaletteOpen(true)}
        onShowKeys={() => setSheetOpen(true)}
      />
      <Banners route={route} />
      <div className={bodyClass}>
        {hasNav && (
          <NavPane isRail={isRail} isEpisode={route.screen === 'episode'}>
            {route.screen === 'episode' ? (
              <EpisodeNav route={route} isRail={isRail} onExpand={toggle} />
            ) : (
              <LibraryNav route={route} isRail={isRail} onExpand={toggle} />
            )}
          </NavPane>
        )}
        <main className="work" id="work" tabIndex={-1}>
          <ErrorBoundary area={shellText.thisScreen} resetKey={hrefOf(route)}>
            <Suspense fallback={<Skeleton label={shellText.opening} />}>
              <Screen route={route} />
            </Suspense>
          </ErrorBoundary>
          <ToastRegion />
        </main>
      </div>
      {route.screen === 'episode' ? <Dock /> : <div />}
      <Palette route={route} isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
      <KeyboardSheet isOpen={isSheetOpen} onClose={() => setSheetOpen(false)} />
      <DropOverlay route={route} />
      <LiveRegions />
    </div>
  )
}
