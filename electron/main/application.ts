import { app, type BrowserWindow, dialog, Menu, nativeTheme, protocol, session } from 'electron'
import { unwrap } from '../../core/contract/envelope.ts'
import type { Settings } from '../../core/contract/library-shapes.ts'
import { isAppError } from '../../core/errors.ts'
import type { Host } from '../host/host-options.ts'
import type { Shell } from '../host/shell.ts'
import { registerAppScheme, serveApp } from './app-protocol.ts'
import { followTheme } from './appearance.ts'
import type { ReportBug } from './bug-log.ts'
import { createElectronShell, openOutside } from './electron-shell.ts'
import { createIpcTransport, type IpcTransport } from './ipc-transport.ts'
import { leaveSafely } from './leave.ts'
import { menuTemplate } from './menu.ts'
import { holdOnPage } from './navigation-policy.ts'
import { episodeFileIn, placeOfFile } from './open-file.ts'
import { appAddress } from './origin.ts'
import { denyPermissions } from './permissions.ts'
import { openWindow } from './window.ts'

/** What the app is built from; paths are absolute. */
export interface ApplicationOptions {
  readonly pageFolder: string
  readonly preloadFile: string
  readonly platform: string
  /** The words the program was started with. */
  readonly argv: readonly string[]
  readonly openHost: (shell: Shell) => Promise<Host>
  readonly reportBug: ReportBug
}

/** What lives as long as the app. */
interface Running {
  window: BrowserWindow | undefined
  host: Host | undefined
  transport: IpcTransport | undefined
  /** An episode file someone opened before the library was. */
  waitingFile: string | undefined
}

/**
 * Runs the desktop app: one instance, one window, one host. What must stand before the app is ready
 * (sandbox, scheme, the rules for every web contents) is set up without waiting for anything.
 */
export function runApplication(options: ApplicationOptions): void {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  const running: Running = {
    window: undefined,
    host: undefined,
    transport: undefined,
    waitingFile: episodeFileIn(options.argv),
  }
  app.enableSandbox()
  registerAppScheme(protocol)
  app.on('web-contents-created', (_event, contents) => {
    holdOnPage(
      contents,
      (address) =>
        void openOutside(address).catch((error: unknown) => options.reportBug('opening a link', error)),
    )
  })
  app.on('second-instance', (_event, argv) => {
    showWindow(running, options)
    openFile(running, options, episodeFileIn(argv))
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openFile(running, options, path)
  })
  app.on('activate', () => showWindow(running, options))
  app.on('window-all-closed', () => {
    if (options.platform !== 'darwin') app.quit()
  })
  flushBeforeQuit(running, options)
  app
    .whenReady()
    .then(() => start(running, options))
    .catch((error: unknown) => explainAndQuit(error, options))
}

async function start(running: Running, options: ApplicationOptions): Promise<void> {
  const ourWindow = (): BrowserWindow | undefined => running.window
  const ourContents = () => running.window?.webContents
  denyPermissions(session.defaultSession)
  const host = await options.openHost(createElectronShell(ourWindow))
  running.host = host
  serveApp(protocol, { pageFolder: options.pageFolder, host })
  running.transport = createIpcTransport(host, { ourContents })
  const { platform } = options
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ platform, ourContents })))
  await keepTheme(host, followTheme({ nativeTheme, ourWindow, platform }), options)
  showWindow(running, options)
  openFile(running, options, running.waitingFile)
}

/** Goes to the episode of a file, or says why not. Before the library is open the file waits. */
function openFile(running: Running, options: ApplicationOptions, path: string | undefined): void {
  const { host } = running
  if (path === undefined) return
  if (!host) {
    running.waitingFile = path
    return
  }
  placeOfFile(path, host)
    .then((place) => {
      showWindow(running, options)
      return running.window?.loadURL(`${appAddress}${place}`)
    })
    .catch((error: unknown) => {
      if (!isAppError(error)) options.reportBug('opening a file', error)
      const sentence = isAppError(error) ? error.message : 'The file could not be read. It was not changed.'
      dialog.showErrorBox('Galley could not open the file', sentence)
    })
}

/** Brings the window to the front, opening it when there is none. */
function showWindow(running: Running, { preloadFile, platform, reportBug }: ApplicationOptions): void {
  const { host, window: present } = running
  if (!host) return
  if (present) {
    if (present.isMinimized()) present.restore()
    present.focus()
    return
  }
  const window = openWindow({ preloadFile, platform })
  const callerId = `window-${window.webContents.id}`
  running.window = window
  const flush = (): void => void host.flush().catch((error: unknown) => reportBug('saving', error))
  window.on('blur', flush)
  window.on('session-end', flush)
  window.on('closed', () => {
    running.window = undefined
    host.forget(callerId)
  })
}

/** The theme is the person's setting, so the window's own parts ask the host for it like the page does. */
async function keepTheme(
  host: Host,
  setTheme: (theme: Settings['theme']) => void,
  { reportBug }: ApplicationOptions,
): Promise<void> {
  const read = async (): Promise<void> => {
    const answer = await host.dispatch('settings.get', {}, { id: 'window-frame' })
    // The host has checked its answer against the schema this type is inferred from.
    setTheme((unwrap(answer) as Settings).theme)
  }
  host.subscribe(({ name }) => {
    if (name === 'settings.changed') read().catch((error: unknown) => reportBug('reading the theme', error))
  })
  await read()
}

/** Windows are closed by now; calls under way finish, everything unsaved is written, then Galley goes. */
function flushBeforeQuit(running: Running, { reportBug }: ApplicationOptions): void {
  let leaving = false
  app.on('will-quit', (event) => {
    const { host, transport } = running
    if (!host) return
    event.preventDefault()
    if (leaving) return
    leaving = true
    leaveSafely(host, async () => transport?.settled(), dialog)
      .catch((error: unknown) => reportBug('quitting', error))
      .finally(() => app.exit(0))
  })
}

/** A library that cannot be opened is explained in a box, since there is no window to say it in. */
function explainAndQuit(error: unknown, { reportBug }: ApplicationOptions): void {
  if (!isAppError(error)) reportBug('starting', error)
  const sentence = isAppError(error)
    ? error.message
    : `Something went wrong inside Galley. Nothing was changed. ${error instanceof Error ? error.message : ''}`
  dialog.showErrorBox('Galley could not open its library', sentence)
  app.exit(1)
}
