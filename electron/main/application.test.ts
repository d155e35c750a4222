import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../core/errors.ts'
import type { Host, UnsavedEpisode } from '../host/host-options.ts'
import { type ApplicationOptions, runApplication } from './application.ts'
import {
  app,
  argumentOf,
  type BrowserWindow,
  nativeTheme,
  order,
  recorded,
  resetStandIn,
  session,
  windows,
  world,
} from './testing/electron-stand-in.ts'

vi.mock('electron', () => import('./testing/electron-stand-in.ts'))

let pageFolder: string
let bugs: unknown[]
let theme: string
let unsaved: UnsavedEpisode[][]
let hostLog: string[]
let announce: (event: { name: string; payload: object }) => void

beforeEach(async () => {
  resetStandIn()
  bugs = []
  theme = 'system'
  unsaved = []
  hostLog = []
  pageFolder = await mkdtemp(join(tmpdir(), 'galley-page-'))
  await writeFile(join(pageFolder, 'index.html'), '<!doctype html>')
})

afterEach(async () => {
  await rm(pageFolder, { recursive: true })
  expect(bugs).toEqual([])
})

function fakeHost(): Host {
  const answers: Readonly<Record<string, unknown>> = {
    get 'settings.get'() {
      return { theme }
    },
    'library.list': { episodes: [{ id: 'ep-1' }] },
  }
  return {
    dispatch: (name) => Promise.resolve({ ok: true, value: answers[name] ?? {} }),
    subscribe(listener) {
      announce = listener as typeof announce
      return () => undefined
    },
    forget: (callerId) => void hostLog.push(`forget ${callerId}`),
    media: (id) =>
      Promise.resolve(
        id === 'ep-1' ? { path: join(pageFolder, 'index.html'), mediaType: 'audio/mpeg' } : undefined,
      ),
    grantFolder: () => 'grant',
    flush() {
      hostLog.push('flush')
      return Promise.resolve(unsaved.shift() ?? [])
    },
    close() {
      hostLog.push('close')
      return Promise.resolve([])
    },
  }
}

async function started(options: Partial<ApplicationOptions> = {}): Promise<BrowserWindow | undefined> {
  runApplication({
    pageFolder,
    preloadFile: '/app/dist/preload/preload.cjs',
    platform: 'linux',
    argv: [],
    openHost: () => Promise.resolve(fakeHost()),
    reportBug: (_context, error) => void bugs.push(error),
    ...options,
  })
  world.ready.open()
  await vi.waitFor(
    () => expect(recorded('window.loadURL').length + recorded('app.exit').length).toBeGreaterThan(0),
    { interval: 2 },
  )
  return windows[0]
}

describe('before the app is ready', () => {
  test('the sandbox is on for every process and the scheme is standard and secure', async () => {
    await started()
    const names = order()
    for (const early of ['app.enableSandbox', 'protocol.registerSchemesAsPrivileged']) {
      expect(names.indexOf(early)).toBeGreaterThanOrEqual(0)
      expect(names.indexOf(early)).toBeLessThan(names.indexOf('app.whenReady'))
    }
    expect(recorded('protocol.registerSchemesAsPrivileged')[0]?.args[0]).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ])
  })

  test('a second start leaves at once, and the first one comes to the front', async () => {
    world.hasLock = false
    runApplication({
      pageFolder,
      preloadFile: '',
      platform: 'linux',
      argv: [],
      openHost: () => Promise.reject(new Error('must not be opened')),
      reportBug: () => undefined,
    })
    expect(order()).toEqual(['app.requestSingleInstanceLock', 'app.quit'])

    resetStandIn()
    const window = await started()
    if (window) window.minimized = true
    app.emit('second-instance', {}, ['galley'])
    expect(order().slice(-2)).toEqual(['window.restore', 'window.focus'])
    expect(windows).toHaveLength(1)
  })
})

describe('the window', () => {
  test('treats its page as a web site', async () => {
    const window = await started()
    expect(window?.options['webPreferences']).toEqual({
      preload: '/app/dist/preload/preload.cjs',
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
      spellcheck: false,
    })
  })

  test('opens our page and no other, and is shown when it has something to show', async () => {
    const window = await started()
    expect(recorded('window.loadURL').map(({ args }) => args)).toEqual([['app://galley/index.html']])
    expect(window?.options['show']).toBe(false)
    window?.emit('ready-to-show')
    expect(recorded('window.show')).toHaveLength(1)
  })

  test('is never smaller than the design works in', async () => {
    const window = await started()
    expect(window?.options).toMatchObject({ minWidth: 960, minHeight: 600, width: 1440, height: 900 })
  })

  test('draws its own title bar: with traffic lights on a Mac, with the system’s buttons elsewhere', async () => {
    const linux = await started()
    expect(linux?.options).toMatchObject({
      titleBarStyle: 'hidden',
      titleBarOverlay: { color: '#f2f0eb', symbolColor: '#1f1c17', height: 43 },
    })
    resetStandIn()
    const mac = await started({ platform: 'darwin' })
    expect(mac?.options).toMatchObject({ titleBarStyle: 'hidden', trafficLightPosition: { x: 16, y: 15 } })
    expect(mac?.options['titleBarOverlay']).toBeUndefined()
  })

  test('starts in the dark when the system is', async () => {
    world.dark = true
    expect((await started())?.options).toMatchObject({
      backgroundColor: '#151412',
      titleBarOverlay: { color: '#151412', symbolColor: '#ece8e0' },
    })
  })

  test('follows the theme the person chose, now and later', async () => {
    theme = 'dark'
    await started()
    expect(nativeTheme.themeSource).toBe('dark')
    theme = 'light'
    announce({ name: 'settings.changed', payload: {} })
    await vi.waitFor(() => expect(nativeTheme.themeSource).toBe('light'))
    world.dark = true
    nativeTheme.emit('updated')
    expect(recorded('window.setBackgroundColor').at(-1)?.args).toEqual(['#151412'])
    expect(recorded('window.setTitleBarOverlay').at(-1)?.args).toEqual([
      { color: '#151412', symbolColor: '#ece8e0', height: 43 },
    ])
  })
})

describe('the page', () => {
  type Serve = (request: Request) => Promise<Response>
  const answer = async (address: string, init?: RequestInit): Promise<Response> => {
    expect(argumentOf('protocol.handle')).toBe('app')
    return argumentOf<Serve>('protocol.handle', 1)(new Request(address, init))
  }

  test('comes with the strict policy', async () => {
    await started()
    const response = await answer('app://galley/index.html')
    expect(await response.text()).toBe('<!doctype html>')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "font-src 'self'",
      "img-src 'self' data: https:",
      "connect-src 'self'",
      "media-src 'self'",
      "worker-src 'self'",
      "manifest-src 'self'",
      "frame-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
  })

  test.each([
    'app://galley/../package.json',
    'app://galley/%2e%2e%2fpackage.json',
    'app://galley/..%5cpackage.json',
    'app://galley/absent.js',
    'app://elsewhere/index.html',
  ])('%s is not part of it', async (address) => {
    await started()
    expect((await answer(address)).status).toBe(404)
  })

  test('finds the audio of an episode beside it, whole or in parts', async () => {
    await started()
    const part = await answer('app://galley/media/ep-1', { headers: { range: 'bytes=2-8' } })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      'doctype',
      'bytes 2-8/15',
    ])
    expect(part.headers.get('content-type')).toBe('audio/mpeg')
    expect((await answer('app://galley/media/ep-2')).status).toBe(404)
    expect((await answer('app://galley/media/..%2findex.html')).status).toBe(404)
  })

  test('answers reading only', async () => {
    await started()
    expect((await answer('app://galley/index.html', { method: 'POST', body: 'x' })).status).toBe(405)
    expect(await (await answer('app://galley/index.html', { method: 'HEAD' })).text()).toBe('')
  })
})

describe('permissions', () => {
  type Request = (
    contents: unknown,
    permission: string,
    answer: (granted: boolean) => void,
    details: object,
  ) => void
  type Check = (contents: unknown, permission: string, origin: string) => boolean

  const asked = (permission: string, requestingUrl: string): boolean => {
    let granted: boolean | undefined
    const handler = argumentOf<Request>('session.setPermissionRequestHandler')
    handler({}, permission, (answer) => (granted = answer), { requestingUrl })
    return granted ?? true
  }
  const checked = (permission: string, origin: string): boolean =>
    argumentOf<Check>('session.setPermissionCheckHandler')({}, permission, origin)

  test.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'display-capture',
    'fileSystem',
    'hid',
    'usb',
    'serial',
    'idle-detection',
    'unknown',
  ])('%s is denied, also to our own page', async (permission) => {
    await started()
    expect(asked(permission, 'app://galley/index.html')).toBe(false)
    expect(checked(permission, 'app://galley/')).toBe(false)
  })

  test('the clipboard is for our own page alone', async () => {
    await started()
    for (const permission of ['clipboard-sanitized-write', 'clipboard-read']) {
      expect(asked(permission, 'app://galley/index.html')).toBe(true)
      expect(checked(permission, 'app://galley/')).toBe(true)
      expect(asked(permission, 'https://galley/')).toBe(false)
      expect(checked(permission, '')).toBe(false)
    }
  })

  test('devices are refused', async () => {
    await started()
    const device = argumentOf<() => boolean>('session.setDevicePermissionHandler')
    expect(device()).toBe(false)
  })

  test.each([
    ['https://example.org/setup.exe', false],
    ['app://galley/index.html', false],
    ['blob:https://example.org/1', false],
    ['blob:app://galley/8c1f', true],
  ])('a download of %s goes through: %s', async (address, isAllowed) => {
    await started()
    const event = { preventDefault: vi.fn() }
    session.defaultSession.emit('will-download', event, { getURL: () => address })
    expect(event.preventDefault).toHaveBeenCalledTimes(isAllowed ? 0 : 1)
  })
})

describe('leaving', () => {
  const quit = (): { preventDefault: ReturnType<typeof vi.fn> } => {
    const event = { preventDefault: vi.fn() }
    app.emit('will-quit', event)
    return event
  }
  const lost: UnsavedEpisode = {
    episodeId: 'ep-1',
    title: 'Armin',
    message: 'The disk is full.',
    journalled: true,
  }

  test('writes everything unsaved before the app goes', async () => {
    await started()
    expect(quit().preventDefault).toHaveBeenCalled()
    await vi.waitFor(() => expect(recorded('app.exit').map(({ args }) => args)).toEqual([[0]]))
    expect(hostLog).toEqual(['flush', 'close'])
  })

  test('asks when something cannot be written, and tries again as long as the person wants', async () => {
    await started()
    unsaved = [[lost], [lost], []]
    world.boxAnswers = [0, 0]
    quit()
    await vi.waitFor(() => expect(recorded('app.exit')).toHaveLength(1))
    expect(hostLog).toEqual(['flush', 'flush', 'flush', 'close'])
    expect(recorded('dialog.showMessageBox')[0]?.args[0]).toMatchObject({
      message: '"Armin" could not be saved.',
      detail: expect.stringContaining('recovery journal'),
      defaultId: 0,
    })
  })

  test('lets the person go all the same, and says when edits would be lost', async () => {
    await started()
    unsaved = [[{ ...lost, journalled: false }]]
    world.boxAnswers = [1]
    quit()
    await vi.waitFor(() => expect(recorded('app.exit')).toHaveLength(1))
    expect(recorded('dialog.showMessageBox')[0]?.args[0]).toMatchObject({
      detail: expect.stringContaining('Quitting loses them'),
    })
  })

  test('asked for twice happens once', async () => {
    await started()
    quit()
    expect(quit().preventDefault).toHaveBeenCalled()
    await vi.waitFor(() => expect(recorded('app.exit')).toHaveLength(1))
    expect(hostLog).toEqual(['flush', 'close'])
  })

  test('the last window takes the app with it, except on a Mac', async () => {
    await started()
    app.emit('window-all-closed')
    expect(recorded('app.quit')).toHaveLength(1)
    resetStandIn()
    await started({ platform: 'darwin' })
    app.emit('window-all-closed')
    expect(recorded('app.quit')).toHaveLength(0)
  })

  test('a closed window gives back its grants; on a Mac the next one is a new one', async () => {
    const window = await started({ platform: 'darwin' })
    window?.emit('closed')
    expect(hostLog).toEqual([`forget window-${window?.webContents.id}`])
    app.emit('activate')
    expect(windows).toHaveLength(2)
  })

  test('looking away saves, and so does the end of the session', async () => {
    const window = await started()
    window?.emit('blur')
    window?.emit('session-end')
    expect(hostLog).toEqual(['flush', 'flush'])
  })
})

describe('a library that cannot be opened', () => {
  test('is explained in a box, and the app goes', async () => {
    await started({
      openHost: () =>
        Promise.reject(new AppError('library-locked', 'The library is open in another window.')),
    })
    await vi.waitFor(() => expect(recorded('app.exit').map(({ args }) => args)).toEqual([[1]]))
    expect(recorded('dialog.showErrorBox')[0]?.args).toEqual([
      'Galley could not open its library',
      'The library is open in another window.',
    ])
    expect(windows).toHaveLength(0)
  })
})

describe('an episode file that is opened', () => {
  const file = async (content: string): Promise<string> => {
    const path = join(pageFolder, 'a.episode.json')
    await writeFile(path, content)
    return path
  }
  const addresses = (): unknown[] => recorded('window.loadURL').map(({ args }) => args[0])

  test('leads to its episode: at the start, in a running app, and on a Mac', async () => {
    const path = await file('{"id":"ep-1","title":"x"}')
    const place = 'app://galley/index.html#/episode/ep-1/transcript'
    await started({ argv: ['--flag', path] })
    await vi.waitFor(() => expect(addresses()).toEqual(['app://galley/index.html', place]))
    app.emit('second-instance', {}, ['galley', path])
    await vi.waitFor(() => expect(addresses()).toHaveLength(3))
    const event = { preventDefault: vi.fn() }
    app.emit('open-file', event, path)
    await vi.waitFor(() => expect(addresses()).toEqual(['app://galley/index.html', place, place, place]))
    expect(event.preventDefault).toHaveBeenCalled()
    expect(windows).toHaveLength(1)
  })

  test.each([
    ['of another library', '{"id":"ep-2"}', 'not in your library'],
    ['that is no episode', '{"title":"x"}', 'not an episode of Galley'],
    ['with an id made to lead elsewhere', '{"id":"../../x"}', 'not an episode of Galley'],
    ['that is no JSON', 'half', 'not an episode of Galley'],
    ['that holds nothing', 'null', 'not an episode of Galley'],
  ])('%s is explained, and the window stays where it is', async (_what, content, sentence) => {
    await started({ argv: [await file(content)] })
    await vi.waitFor(() => expect(recorded('dialog.showErrorBox')).toHaveLength(1))
    expect(argumentOf('dialog.showErrorBox', 1)).toContain(sentence)
    expect(addresses()).toEqual(['app://galley/index.html'])
  })
})
