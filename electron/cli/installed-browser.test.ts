import { describe, expect, test } from 'vitest'
import { appWindowArguments, hasScreen, installedBrowser } from './installed-browser.ts'

const where =
  (...there: string[]) =>
  (path: string): boolean =>
    there.includes(path.replaceAll('\\', '/'))

describe('an installed browser', () => {
  test('is found on the path, Chrome before Chromium', () => {
    const exists = where('/usr/bin/chromium', '/opt/bin/google-chrome')
    expect(installedBrowser({ platform: 'linux', env: { PATH: '/usr/bin:/opt/bin' }, exists })).toBe(
      '/opt/bin/google-chrome',
    )
  })

  test('is found where snaps are, whatever the path says', () => {
    expect(installedBrowser({ platform: 'linux', env: {}, exists: where('/snap/bin/chromium') })).toBe(
      '/snap/bin/chromium',
    )
  })

  test('is found among the applications of a Mac', () => {
    const edge = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
    expect(installedBrowser({ platform: 'darwin', env: { HOME: '/Users/ada' }, exists: where(edge) })).toBe(
      edge,
    )
  })

  test('is found among the programs of Windows', () => {
    const edge = '/pf86/Microsoft/Edge/Application/msedge.exe'
    const env = { 'PROGRAMFILES(X86)': '/pf86' }
    expect(installedBrowser({ platform: 'win32', env, exists: where(edge) })?.replaceAll('\\', '/')).toBe(
      edge,
    )
  })

  test('can be named, and a wrong name is not replaced by a guess', () => {
    const exists = where('/mine/chrome', '/usr/bin/chromium')
    expect(installedBrowser({ platform: 'linux', env: { GALLEY_BROWSER: '/mine/chrome' }, exists })).toBe(
      '/mine/chrome',
    )
    expect(installedBrowser({ platform: 'linux', env: { GALLEY_BROWSER: '/no' }, exists })).toBeUndefined()
  })

  test('may be absent', () => {
    expect(
      installedBrowser({ platform: 'linux', env: { PATH: '/usr/bin' }, exists: () => false }),
    ).toBeUndefined()
  })
})

describe('a window', () => {
  test('needs a screen, which a Linux machine may lack', () => {
    expect(hasScreen({ platform: 'linux', env: {} })).toBe(false)
    expect(hasScreen({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true)
    expect(hasScreen({ platform: 'darwin', env: {} })).toBe(true)
  })

  test('shows the address alone, with a profile of its own and no traffic of its own', () => {
    const args = appWindowArguments('http://127.0.0.1:1/open/x', '/profile', false)
    expect(args).toContain('--app=http://127.0.0.1:1/open/x')
    expect(args).toContain('--user-data-dir=/profile')
    expect(args).not.toContain('--no-sandbox')
  })

  test('goes without the sandbox only for root, to whom Chromium refuses it', () => {
    expect(appWindowArguments('x', '/profile', true)).toContain('--no-sandbox')
  })
})
