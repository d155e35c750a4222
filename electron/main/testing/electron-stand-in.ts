import { EventEmitter } from 'node:events'

/**
 * A stand-in for the `electron` module that records what is asked of it, so that every setting of the
 * desktop shell can be asserted under plain Node. It knows only what the shell uses; anything else is
 * a type error in the shell or a missing name here.
 */

/** One thing the shell asked of Electron. */
export interface Recorded {
  readonly what: string
  readonly args: readonly unknown[]
}

const log: Recorded[] = []
const record = (what: string, ...args: unknown[]): void => void log.push({ what, args })

/** Everything asked so far, in order. */
export function recorded(what: string): readonly Recorded[] {
  return log.filter((entry) => entry.what === what)
}

/** An argument of the first time something was asked; fails when it never was. */
export function argumentOf<T>(what: string, index = 0): T {
  const [entry] = recorded(what)
  if (!entry) throw new Error(`Electron was never asked for ${what}.`)
  // The shell passes functions and options of Electron's types; a test names the part it calls.
  return entry.args[index] as T
}

/** The names of everything asked so far, in order. */
export function order(): readonly string[] {
  return log.map(({ what }) => what)
}

/** A promise that a test settles. */
function openGate(): { readonly promise: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined
  const promise = new Promise<void>((resolve) => {
    open = resolve
  })
  return { promise, open }
}

/** What the world answers; a test sets it. */
export const world = {
  hasLock: true,
  dark: false,
  folders: { documents: '/home/ada/Documents', logs: '/home/ada/logs' } as Readonly<Record<string, string>>,
  chosenFolder: undefined as string | undefined,
  boxAnswers: [] as number[],
  ready: openGate(),
}

class App extends EventEmitter {
  requestSingleInstanceLock(): boolean {
    record('app.requestSingleInstanceLock')
    return world.hasLock
  }
  enableSandbox(): void {
    record('app.enableSandbox')
  }
  whenReady(): Promise<void> {
    record('app.whenReady')
    return world.ready.promise
  }
  quit(): void {
    record('app.quit')
  }
  exit(code: number): void {
    record('app.exit', code)
  }
  getPath(name: string): string {
    return world.folders[name] ?? ''
  }
}

/** A frame of a page, as a call's sender names it. */
export interface FrameStandIn {
  readonly url: string
}

/** The contents of a window. */
export class WebContentsStandIn extends EventEmitter {
  static made = 0
  readonly id: number
  readonly sent: { readonly channel: string; readonly args: readonly unknown[] }[] = []
  mainFrame: FrameStandIn = { url: 'app://galley/index.html' }
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined
  destroyed = false

  constructor() {
    super()
    WebContentsStandIn.made += 1
    this.id = WebContentsStandIn.made
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler
  }
  send(channel: string, ...args: unknown[]): void {
    this.sent.push({ channel, args })
    this.emit(`sent ${channel}`, ...args)
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  sendInputEvent(event: unknown): void {
    record('webContents.sendInputEvent', event)
  }
  undo(): void {
    record('webContents.undo')
  }
  redo(): void {
    record('webContents.redo')
  }
}

/** A window; the last one made is in `windows`. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContentsStandIn()
  readonly options: Readonly<Record<string, unknown>>
  minimized = false

  constructor(options: Readonly<Record<string, unknown>>) {
    super()
    this.options = options
    record('new BrowserWindow', options)
    windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  loadURL(address: string): Promise<void> {
    record('window.loadURL', address)
    return Promise.resolve()
  }
  show(): void {
    record('window.show')
  }
  focus(): void {
    record('window.focus')
  }
  isMinimized(): boolean {
    return this.minimized
  }
  restore(): void {
    record('window.restore')
  }
  setBackgroundColor(colour: string): void {
    record('window.setBackgroundColor', colour)
  }
  setTitleBarOverlay(overlay: unknown): void {
    record('window.setTitleBarOverlay', overlay)
  }
}

class NativeTheme extends EventEmitter {
  themeSource = 'system'
  get shouldUseDarkColors(): boolean {
    return world.dark
  }
}

type IpcHandler = (event: unknown, ...args: unknown[]) => Promise<unknown>

class IpcMain {
  readonly handlers = new Map<string, IpcHandler>()
  handle(channel: string, handler: IpcHandler): void {
    record('ipcMain.handle', channel)
    this.handlers.set(channel, handler)
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel)
  }
}

class Session extends EventEmitter {
  setPermissionRequestHandler(handler: unknown): void {
    record('session.setPermissionRequestHandler', handler)
  }
  setPermissionCheckHandler(handler: unknown): void {
    record('session.setPermissionCheckHandler', handler)
  }
  setDevicePermissionHandler(handler: unknown): void {
    record('session.setDevicePermissionHandler', handler)
  }
}

/** Every window made, oldest first. */
export const windows: BrowserWindow[] = []
export const app = new App()
export const ipcMain = new IpcMain()
export const nativeTheme = new NativeTheme()
export const session = { defaultSession: new Session() }

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown) => record('protocol.registerSchemesAsPrivileged', schemes),
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
    record('protocol.handle', scheme, handler),
}

export const dialog = {
  showOpenDialog: (...args: unknown[]) => {
    record('dialog.showOpenDialog', ...args)
    const { chosenFolder } = world
    return Promise.resolve({
      canceled: chosenFolder === undefined,
      filePaths: chosenFolder === undefined ? [] : [chosenFolder],
    })
  },
  showMessageBox: (options: unknown) => {
    record('dialog.showMessageBox', options)
    return Promise.resolve({ response: world.boxAnswers.shift() ?? 0 })
  },
  showErrorBox: (title: string, content: string) => record('dialog.showErrorBox', title, content),
}

export const shell = {
  openExternal: (address: string, options: unknown) => {
    record('shell.openExternal', address, options)
    return Promise.resolve()
  },
  showItemInFolder: (path: string) => record('shell.showItemInFolder', path),
}

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (menu: unknown) => record('Menu.setApplicationMenu', menu),
}

export const contextBridge = {
  exposeInMainWorld: (name: string, api: unknown) => record('contextBridge.exposeInMainWorld', name, api),
}

/** Who the page's end of the channel is, as the main process sees it. */
export const page = {
  contents: undefined as WebContentsStandIn | undefined,
  frame: undefined as FrameStandIn | null | undefined,
}

type IpcListener = (event: object, ...args: unknown[]) => void

/** The page's end of the channel, joined to `ipcMain` as `page` says. */
export const ipcRenderer = {
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    record('ipcRenderer.invoke', channel, ...args)
    const senderFrame = page.frame === undefined ? page.contents?.mainFrame : page.frame
    return ipcMain.handlers.get(channel)?.({ sender: page.contents, senderFrame }, ...args)
  },
  on(channel: string, listener: IpcListener): void {
    record('ipcRenderer.on', channel, listener)
    page.contents?.on(`sent ${channel}`, (...args: unknown[]) => listener({}, ...args))
  },
}

/** Forgets everything, as if the program had not begun. */
export function resetStandIn(): void {
  log.length = 0
  windows.length = 0
  app.removeAllListeners()
  nativeTheme.removeAllListeners()
  nativeTheme.themeSource = 'system'
  session.defaultSession.removeAllListeners()
  ipcMain.handlers.clear()
  Object.assign(page, { contents: undefined, frame: undefined })
  Object.assign(world, {
    hasLock: true,
    dark: false,
    chosenFolder: undefined,
    boxAnswers: [],
    ready: openGate(),
  })
}
