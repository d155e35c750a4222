import type { BrowserWindow, TitleBarOverlayOptions } from 'electron'
import type { Settings } from '../../core/contract/library-shapes.ts'

/** The title bar's height, as the page draws it. */
const titleBarHeight = 44

/** The window's ground and ink in both themes; the same as `--bg-window` and `--text-1` of the page. */
const colours = {
  light: { ground: '#f2f0eb', ink: '#1f1c17' },
  dark: { ground: '#151412', ink: '#ece8e0' },
} as const

/** The ground shown until the page has drawn itself, so that a dark window never flashes white. */
export function groundColour(dark: boolean): string {
  return dark ? colours.dark.ground : colours.light.ground
}

/** The system's own window buttons drawn over our title bar; one pixel less, for the line below it. */
export function overlayOf(dark: boolean): TitleBarOverlayOptions {
  const { ground, ink } = dark ? colours.dark : colours.light
  return { color: ground, symbolColor: ink, height: titleBarHeight - 1 }
}

/** What follows the theme. */
export interface Themed {
  readonly nativeTheme: {
    themeSource: Settings['theme']
    readonly shouldUseDarkColors: boolean
    on(event: 'updated', listener: () => void): unknown
  }
  readonly ourWindow: () => BrowserWindow | undefined
  readonly platform: string
}

/** Keeps the window's own parts in the theme; the answer sets the theme the person chose. */
export function followTheme({
  nativeTheme,
  ourWindow,
  platform,
}: Themed): (theme: Settings['theme']) => void {
  nativeTheme.on('updated', () => {
    const window = ourWindow()
    window?.setBackgroundColor(groundColour(nativeTheme.shouldUseDarkColors))
    if (platform !== 'darwin') window?.setTitleBarOverlay(overlayOf(nativeTheme.shouldUseDarkColors))
  })
  return (theme) => {
    nativeTheme.themeSource = theme
  }
}
