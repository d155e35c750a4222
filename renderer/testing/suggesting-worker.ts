import { createSuggestRunner } from '../features/transcript/review/run-suggest.ts'
import type { ToWorker } from '../features/transcript/review/suggestion-request.ts'

/** The engine itself behind the face of a worker, with a lexicon of a few lines: word, ARPAbet sounds, frequency. */
export function suggestingWorker(...lexicon: readonly string[]): new () => object {
  return class {
    onmessage: ((event: { readonly data: unknown }) => void) | null = null
    onerror = null
    readonly run = createSuggestRunner(async () => lexicon.join('\n'))

    postMessage(request: ToWorker): void {
      if (typeof request === 'string') return
      void this.run(structuredClone(request)).then((data) => this.onmessage?.({ data }))
    }

    terminate(): void {
      this.onmessage = null
    }
  }
}
