import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createElectronShell } from './electron-shell.ts'
import { recorded, resetStandIn, world } from './testing/electron-stand-in.ts'

vi.mock('electron', () => import('./testing/electron-stand-in.ts'))

const shell = createElectronShell(() => undefined)

beforeEach(() => resetStandIn())

describe('the desktop shell', () => {
  test('asks for a folder and for nothing else', async () => {
    world.chosenFolder = '/home/ada/out'
    expect(await shell.pickFolder?.({ id: 'window-1' })).toBe('/home/ada/out')
    expect(recorded('dialog.showOpenDialog')[0]?.args.at(-1)).toMatchObject({
      properties: ['openDirectory', 'createDirectory'],
    })
  })

  test('gives nothing when the person changed their mind', async () => {
    expect(await shell.pickFolder?.({ id: 'window-1' })).toBeUndefined()
  })

  test('shows a folder in the file browser', async () => {
    await shell.reveal?.('/home/ada/out')
    expect(recorded('shell.showItemInFolder')[0]?.args).toEqual(['/home/ada/out'])
  })

  test('opens web and mail addresses', async () => {
    await shell.openLink?.('https://example.com/')
    expect(recorded('shell.openExternal')[0]?.args[0]).toBe('https://example.com/')
  })

  test.each(['file:///etc/passwd', 'javascript:alert(1)', 'smb://host/share', ''])(
    'refuses %j in a sentence, even when the host asks',
    async (address) => {
      await expect(shell.openLink?.(address)).rejects.toMatchObject({ code: 'forbidden' })
      expect(recorded('shell.openExternal')).toEqual([])
    },
  )
})
