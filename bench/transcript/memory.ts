import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'

/** What a page holds, in megabytes. */
export interface PageMemory {
  /** JavaScript of the page's own thread, after a collection. */
  readonly heap: number
  /** What the renderer process holds for itself alone, code of its workers and the DOM too; Linux only. */
  readonly own: number | undefined
  /** All that is resident, the browser's own program among it; Linux only. */
  readonly resident: number | undefined
}

const megabyte = 1_000_000

/** Measures the only page of a browser. */
export async function pageMemory(browser: Browser, page: Page): Promise<PageMemory> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  const heap = (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / megabyte
  const system = await browser.newBrowserCDPSession()
  const { processInfo } = await system.send('SystemInfo.getProcessInfo')
  await Promise.all([session.detach(), system.detach()])
  // A spare renderer waits for the next page; the one that works has used more of the processor.
  const [renderer] = processInfo
    .filter(({ type }) => type === 'renderer')
    .sort((a, b) => b.cpuTime - a.cpuTime)
  const rollup = renderer && readIfLinux(`/proc/${renderer.id}/smaps_rollup`)
  const field = (name: string): number | undefined => {
    const found = rollup?.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))?.[1]
    return found === undefined ? undefined : (Number(found) * 1_024) / megabyte
  }
  return { heap, own: field('Private_Dirty'), resident: field('Rss') }
}

function readIfLinux(path: string): string | undefined {
  try {
    return process.platform === 'linux' ? readFileSync(path, 'utf8') : undefined
  } catch {
    // Another user's process; then only the heap is known.
    return undefined
  }
}
