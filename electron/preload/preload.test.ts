import { expect, test, vi } from 'vitest'
import { argumentOf, recorded } from '../main/testing/electron-stand-in.ts'

vi.mock('electron', () => import('../main/testing/electron-stand-in.ts'))

await import('./preload.ts')
interface Bridge {
  call(name: unknown, input: unknown): Promise<string>
  on(listener: (event: string) => void): void
}
const bridge = argumentOf<Bridge>('contextBridge.exposeInMainWorld', 1)

test('the page gets two functions and nothing else', () => {
  expect(recorded('contextBridge.exposeInMainWorld')).toHaveLength(1)
  expect(argumentOf('contextBridge.exposeInMainWorld')).toBe('episodeHost')
  expect(Object.keys(bridge)).toEqual(['call', 'on'])
})

test('a call goes out on one channel, as text only', async () => {
  await bridge.call('library.list', '{}')
  await bridge.call({ toString: () => 'x' }, 7)
  expect(recorded('ipcRenderer.invoke').map(({ args }) => args)).toEqual([
    ['galley:call', 'library.list', '{}'],
    ['galley:call', 'x', '7'],
  ])
})

test('a listener hears the text of an event and never its sender', () => {
  const heard: unknown[][] = []
  bridge.on((...args) => heard.push(args))
  const receive = argumentOf<(event: object, text: string) => void>('ipcRenderer.on', 1)
  receive({ sender: 'secret' }, '{"name":"x"}')
  expect(argumentOf('ipcRenderer.on')).toBe('galley:event')
  expect(heard).toEqual([['{"name":"x"}']])
})
