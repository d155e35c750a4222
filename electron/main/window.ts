import {
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  nativeTheme,
  type WebPreferences,
} from 'electron'
import { groundColour, overlayOf } from './appearance.ts'
import { appAddress } from './origin.ts'

/** What a window needs to know of its surroundings. */
export interface WindowOptions {
  readonly preloadFile: string
  readonly platform: string
  /** The place in the page to begin at, such as `#/episode/ep-1/transcript`. */
  readonly place?: string
}

/** Opens the window on our page and shows it when there is something to see. */
export function openWindow({ preloadFile, platform, place = '' }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Galley',
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: groundColour(nativeTheme.shouldUseDarkColors),
    ...titleBar(platform),
    webPreferences: webPreferences(preloadFile, platform),
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${appAddress}${place}`)
  return window
}

/** The page draws the title bar; the system draws its own buttons on it. */
function titleBar(platform: string): BrowserWindowConstructorOptions {
  if (platform === 'darwin') return { titleBarStyle: 'hidden', trafficLightPosition: { x: 16, y: 15 } }
  return { titleBarStyle: 'hidden', titleBarOverlay: overlayOf(nativeTheme.shouldUseDarkColors) }
}

/** The page is treated as a web site: it has the preload's two functions and nothing of Node. */
function webPreferences(preload: string, platform: string): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Elsewhere than on a Mac the checker would fetch its dictionaries from the net.
    spellcheck: platform === 'darwin',
  }
}
