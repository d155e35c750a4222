import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Peer } from './bare-pages.ts'

/** A public editor of transcripts, and the versions it needs beside it. */
interface PublicEditor extends Peer {
  readonly package: string
}

/** The public transcript editors that the npm registry has. */
const publicEditors: readonly PublicEditor[] = [
  {
    name: '@bbc/react-transcript-editor 1.4.4',
    package: '@bbc/react-transcript-editor',
    module: 'bbc-react-transcript-editor.ts',
    lines: '.public-DraftStyleDefault-block',
  },
  {
    name: 'hyperaudio-lite 2.6.4, its markup editable',
    package: 'hyperaudio-lite',
    module: 'hyperaudio-lite.ts',
    lines: '#hypertranscript p',
  },
]

/** React 16 is what they were made for; nothing of this is among Galley's own packages. */
const wanted = {
  private: true,
  dependencies: {
    '@bbc/react-transcript-editor': '1.4.4',
    'hyperaudio-lite': '2.6.4',
    react: '16.14.0',
    'react-dom': '16.14.0',
  },
}

/** The public transcript editors that can be measured here, and for the others why not. */
export function transcriptPeers({
  root,
  fetchPeers,
}: {
  readonly root: string
  readonly fetchPeers: boolean
}): {
  readonly peers: readonly Peer[]
  readonly missing: readonly string[]
} {
  const folder = join(root, '.cache', 'bench-peers')
  const packages = join(folder, 'node_modules')
  if (fetchPeers) fetchInto(folder)
  const peers = publicEditors.filter((editor) => existsSync(join(packages, editor.package)))
  const missing = publicEditors
    .filter((editor) => !peers.includes(editor))
    .map(
      ({ name }) =>
        `Not measured: ${name}; its packages are not here (--fetch-peers fetches them into .cache, 100 MB).`,
    )
  return {
    peers: peers.map((editor) => ({ ...editor, packages })),
    missing: [
      ...missing,
      "Not measured: slate-transcript-editor 0.1.2; its package brings Storybook and asks for Node's modules in the page.",
      'Not measured: Hyperaudio Lite Editor; it is a web page and not an npm package, so its core stands for it.',
    ],
  }
}

function fetchInto(folder: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify(wanted))
  // Their peers ask for versions that do not go together, and none of their scripts is needed.
  const flags = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error']
  spawnSync('npm', ['install', ...flags], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}
