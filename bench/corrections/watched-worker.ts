/** One question of the page to the worker that looks for mishearings, in milliseconds of the page's clock. */
export interface Look {
  readonly asked: number
  /** How long the page was held up by handing the question over. */
  readonly handedOver: number
  answered?: number
  /** The frame after the answer. */
  painted?: number
}

/** What the page notes while it is measured. */
export interface Watched {
  readonly looks: readonly Look[]
  /** When each key went down. */
  readonly keys: readonly number[]
  readonly untilAsked: (count: number) => Promise<void>
}

/** Runs in the page before anything else: notes every question to the worker and every key. */
export function watchLooks(): void {
  const looks: Look[] = []
  const keys: number[] = []
  const waiting: { readonly count: number; readonly resolve: () => void }[] = []
  const untilAsked = (count: number): Promise<void> =>
    looks.length >= count
      ? Promise.resolve()
      : new Promise((resolve) => void waiting.push({ count, resolve }))
  Object.assign(globalThis, { galleyBench: { looks, keys, untilAsked } })
  addEventListener('keydown', ({ timeStamp }) => void keys.push(timeStamp), { capture: true })
  globalThis.Worker = new Proxy(Worker, {
    construct(Native, [address, options]: [string | URL, WorkerOptions | undefined]) {
      const worker = new Native(address, options)
      if (!String(address).includes('suggestion-worker')) return worker
      const post = worker.postMessage.bind(worker) as (message: unknown) => void
      worker.postMessage = (message: unknown) => {
        // What is told besides questions is a word.
        if (typeof message === 'string') return post(message)
        const asked = performance.now()
        post(message)
        looks.push({ asked, handedOver: performance.now() - asked })
        for (const { count, resolve } of waiting) if (looks.length >= count) resolve()
      }
      worker.addEventListener('message', () => {
        const look = looks.find(({ answered }) => answered === undefined)
        if (!look) return
        look.answered = performance.now()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            look.painted = performance.now()
          }
          port2.postMessage(0)
        })
      })
      return worker
    },
  })
}
