import type { Browser } from '@playwright/test'

/** Bytes of heap and buffers that a page's worker holds after a collection; undefined where none is found. */
export async function workerMemory(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession()
  const { targetInfos } = await session.send('Target.getTargets')
  const worker = targetInfos.find(({ type, url }) => type === 'worker' && url.includes('suggestion-worker'))
  if (!worker) return undefined
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId: worker.targetId,
    flatten: false,
  })
  let id = 0
  const ask = (method: string): Promise<Record<string, number>> => {
    id += 1
    const own = id
    return new Promise((resolve) => {
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        const answer = JSON.parse(message) as {
          readonly id?: number
          readonly result?: Record<string, number>
        }
        if (answer.id === own) resolve(answer.result ?? {})
      })
      const message = JSON.stringify({ id: own, method })
      void session.send('Target.sendMessageToTarget', { sessionId, message })
    })
  }
  await ask('HeapProfiler.collectGarbage')
  const { usedSize = 0, backingStorageSize = 0 } = await ask('Runtime.getHeapUsage')
  await session.detach()
  return usedSize + backingStorageSize
}
