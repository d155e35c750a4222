import type { MenuItemConstructorOptions, WebContents } from 'electron'
import { beforeEach, describe, expect, test } from 'vitest'
import { menuTemplate } from './menu.ts'
import { recorded, resetStandIn, WebContentsStandIn } from './testing/electron-stand-in.ts'

const contents = new WebContentsStandIn()

beforeEach(() => resetStandIn())

function items(platform: string): readonly MenuItemConstructorOptions[] {
  const template = menuTemplate({ platform, ourContents: () => contents as unknown as WebContents })
  return template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
}

/** Electron passes the item and the window too; the menu looks at neither. */
type Click = (item: object, window: object, event: { triggeredByAccelerator: boolean }) => void

function click(label: string, platform: string, triggeredByAccelerator = false): void {
  const item = items(platform).find((one) => one.label === label)
  run(item, triggeredByAccelerator)
}

function run(item: MenuItemConstructorOptions | undefined, triggeredByAccelerator = false): void {
  if (!item?.click) throw new Error('The menu has no such item.')
  const clicked = item.click as unknown as Click
  clicked({}, {}, { triggeredByAccelerator })
}

const pressed = (): readonly unknown[] => recorded('webContents.sendInputEvent').map(({ args }) => args[0])

describe('the menu', () => {
  test('presses the keys of a command for the person', () => {
    click('New episode', 'linux')
    expect(pressed()).toEqual([
      { type: 'keyDown', keyCode: 'N', modifiers: ['control'] },
      { type: 'keyUp', keyCode: 'N', modifiers: ['control'] },
    ])
  })

  test('presses the keys of a Mac on a Mac', () => {
    click('Side panel', 'darwin')
    click('Chapters', 'darwin')
    expect(pressed().filter((_, index) => index % 2 === 0)).toEqual([
      { type: 'keyDown', keyCode: '\\', modifiers: ['alt', 'meta'] },
      { type: 'keyDown', keyCode: '2', modifiers: ['control'] },
    ])
  })

  test('does nothing when the keys were pressed: the page has had its turn', () => {
    click('Export…', 'darwin', true)
    expect(pressed()).toEqual([])
  })

  test('gives the page undo by click, and the field undo by keys the page left alone', () => {
    click('Undo', 'darwin')
    expect(pressed()).toHaveLength(2)
    click('Undo', 'darwin', true)
    click('Redo', 'darwin', true)
    expect(recorded('webContents.undo')).toHaveLength(1)
    expect(recorded('webContents.redo')).toHaveLength(1)
  })

  test('shows its keys and takes none of them from the page', () => {
    for (const item of items('linux').filter(({ accelerator }) => accelerator)) {
      expect([item.label, item.registerAccelerator]).toEqual([item.label, false])
    }
    expect(items('linux').find(({ label }) => label === 'Redo')?.accelerator).toBe('Shift+CommandOrControl+Z')
    expect(items('darwin').find(({ label }) => label === 'Transcript')?.accelerator).toBe('Control+1')
    expect(items('win32').find(({ label }) => label === 'Transcript')?.accelerator).toBe('Alt+1')
  })

  test('has the commands of the design once each', () => {
    const labels = items('darwin').flatMap(({ label }) => (label ? [label] : []))
    expect(labels).toEqual([...new Set(labels)])
    expect(labels).toEqual(
      expect.arrayContaining(['People && links', 'Show notes', 'Settings…', 'Keyboard shortcuts']),
    )
  })

  test('offers no reload, which would drop text that is being typed', () => {
    expect(items('linux').map(({ role }) => role)).not.toContain('reload')
  })

  test('does nothing while no window is open', () => {
    const template = menuTemplate({ platform: 'linux', ourContents: () => undefined })
    const [file] = template
    const [first] = Array.isArray(file?.submenu) ? file.submenu : []
    run(first)
    expect(pressed()).toEqual([])
  })
})
