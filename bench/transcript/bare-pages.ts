import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { rolldown } from 'rolldown'

/** A text editor that Galley is measured beside. */
export interface Peer {
  readonly name: string
  /** The module in `pages/` that shows a text with it. */
  readonly module: string
  /** Elements that a click puts the caret into. */
  readonly lines: string
  /** Where its packages are, when they are not Galley's own. */
  readonly packages?: string
}

/** CodeMirror as Galley uses it but with nothing added, and the browser's own editing. */
export const barePeers = {
  codeMirror: { name: 'bare CodeMirror', module: 'codemirror.ts', lines: '.cm-line' },
  contentEditable: {
    name: 'plain contenteditable',
    module: 'contenteditable.ts',
    lines: '[contenteditable] p',
  },
} as const satisfies Readonly<Record<string, Peer>>

const style = `
  body { margin: 0 }
  #text { height: 100vh; width: 660px; margin: auto; overflow: auto; font: 17px/28px serif }
  .cm-editor { height: 100% } .cm-scroller { font: inherit !important }
`

/** Builds a peer's page for the browser; gives the script. */
export async function buildPeer({ module, packages }: Peer, root: string): Promise<string> {
  const bundle = await rolldown({
    input: join(root, 'bench', 'transcript', 'pages', module),
    platform: 'browser',
    transform: { target: 'es2022', define: { 'process.env.NODE_ENV': '"production"', global: 'window' } },
    ...(packages !== undefined && {
      resolve: {
        modules: ['node_modules', packages],
        // The pages lie beside Galley's own packages, whose React is another.
        alias: { react: join(packages, 'react'), 'react-dom': join(packages, 'react-dom') },
      },
    }),
    logLevel: 'silent',
  })
  const { output } = await bundle.generate({ format: 'iife', minify: true, codeSplitting: false })
  await bundle.close()
  return output[0].code
}

/** Shows a text in a peer's page; the answer says how long that took, in milliseconds. */
export async function showInPeer(page: Page, script: string, lines: readonly string[]): Promise<number> {
  await page.goto('about:blank')
  await page.setContent(`<!doctype html><style>${style}</style><div id="text"></div>`)
  await page.addScriptTag({ content: script })
  return page.evaluate(async (text) => {
    const started = performance.now()
    const { showText } = window as unknown as { showText: (lines: readonly string[]) => void }
    showText(text)
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return performance.now() - started
  }, lines)
}
