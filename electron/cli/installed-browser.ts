import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What finding a browser depends on. */
export interface BrowserSurroundings {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly exists?: (path: string) => boolean
}

const macBrowsers = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']
const windowsBrowsers = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]
const linuxBrowsers = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
]

/**
 * An installed browser of the Chromium family, which alone can show a page as an app window.
 * `GALLEY_BROWSER` names another. `undefined` when there is none.
 */
export function installedBrowser({
  platform,
  env,
  exists = existsSync,
}: BrowserSurroundings): string | undefined {
  const chosen = env['GALLEY_BROWSER']
  if (chosen) return exists(chosen) ? chosen : undefined
  return candidates(platform, env).find((path) => exists(path))
}

function candidates(platform: string, env: BrowserSurroundings['env']): string[] {
  if (platform === 'darwin') {
    const roots = ['/Applications', join(env['HOME'] ?? '', 'Applications')]
    return macBrowsers.flatMap((name) =>
      roots.map((root) => join(root, `${name}.app`, 'Contents', 'MacOS', name)),
    )
  }
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((root) => root)
    return windowsBrowsers.flatMap((parts) => roots.map((root) => join(root ?? '', ...parts)))
  }
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin'].filter(
    (folder) => folder,
  )
  return linuxBrowsers.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** Whether a window can appear at all: a Linux machine may have no screen. */
export function hasScreen({ platform, env }: BrowserSurroundings): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

/** What keeps a Chromium quiet: no first-run page, no traffic of its own. Root cannot have its sandbox. */
export function appWindowArguments(address: string, profileFolder: string, isRoot: boolean): string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profileFolder}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(isRoot ? ['--no-sandbox'] : []),
  ]
}

/** Opens a window of its own; `onClosed` hears whether it failed or the person closed it. */
export function openAppWindow(
  browser: string,
  args: readonly string[],
  onClosed: (failed: boolean) => void,
): void {
  const child = spawn(browser, args, { stdio: 'ignore' })
  child.once('error', () => onClosed(true))
  child.once('exit', (code) => onClosed(code !== 0))
  child.unref()
}
