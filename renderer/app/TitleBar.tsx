import { Keyboard, PanelLeft, Search, Settings } from 'lucide-react'
import { chordOf } from '../state/keymap.ts'
import { shellText } from '../text/shell.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { inOwnWindow, isMac } from '../ui/platform.ts'
import { Crumb } from './Crumb.tsx'
import { EpisodeSaveStatus } from './EpisodeSaveStatus.tsx'
import { HistoryButtons } from './HistoryButtons.tsx'
import { LibrarySaveStatus } from './LibrarySaveStatus.tsx'
import { navigate, type Route } from './routes.ts'

interface TitleBarProps {
  readonly route: Route
  readonly isRail: boolean
  readonly onToggleNav: () => void
  readonly onSearch: () => void
  readonly onShowKeys: () => void
}

/** Where you are, one field to search or run anything, and whether all is saved. */
export function TitleBar({ route, isRail, onToggleNav, onSearch, onShowKeys }: TitleBarProps) {
  const isEpisode = route.screen === 'episode'
  const toggle = route.screen !== 'import' && (
    <IconButton
      label={isRail ? shellText.showSidebar : shellText.hideSidebar}
      icon={PanelLeft}
      shortcut={chordOf('nav.toggle')}
      onPress={onToggleNav}
    />
  )
  const hasLights = isMac && inOwnWindow
  return (
    <header className="titlebar" data-region="titlebar">
      <div className="lead">{hasLights && toggle}</div>
      <Crumb route={route} before={!hasLights && toggle} />
      <button type="button" className="cmd" onClick={onSearch} aria-keyshortcuts="Meta+K Control+K">
        <Icon of={Search} size="small" />
        <span>{isEpisode ? shellText.searchEpisode : shellText.searchLibrary}</span>
        <Kbd chord={chordOf('palette.open')} isOneCap />
      </button>
      <div className="tail">
        {isEpisode ? <EpisodeSaveStatus /> : <LibrarySaveStatus route={route} />}
        {isEpisode && <HistoryButtons />}
        <IconButton label={shellText.keyboardShortcuts} icon={Keyboard} onPress={onShowKeys} />
        {!isEpisode && (
          <IconButton
            label={shellText.settings}
            icon={Settings}
            shortcut={chordOf('settings.open')}
            onPress={() => navigate({ screen: 'settings' })}
          />
        )}
      </div>
    </header>
  )
}
