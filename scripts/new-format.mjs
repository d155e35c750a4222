#!/usr/bin/env node
/**
 * `npm run new-format -- chapters my-format "My format"`: makes the file of a format, its fixture folder
 * and its line in the registry, so that the contract suite can say what is missing.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './ensure-ready.mjs'

const [folder, id, label = id] = process.argv.slice(2)
const kinds = { chapters: ['ChapterFormat', 'ChapterList'], transcripts: ['TranscriptFormat', 'CueList'] }
if (!Object.hasOwn(kinds, folder ?? '') || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id ?? '')) {
  console.error('Usage: npm run new-format -- chapters|transcripts an-id-in-kebab-case "A label for people"')
  process.exit(2)
}

const formatsFolder = process.env.GALLEY_FORMATS ?? join(root, 'core', 'formats')
const file = join(formatsFolder, folder, `${id}.ts`)
if (existsSync(file)) {
  console.error(`${file} is there already; nothing was changed.`)
  process.exit(4)
}

const name = id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase())
const [format, list] = kinds[folder]
const isChapters = folder === 'chapters'
writeFileSync(
  file,
  `import type { ${[list, format, 'Parsed'].sort().join(', ')} } from '../format.ts'
import { formatError } from '../syntax/format-error.ts'

/** Say here what the format promises, and what a reader of it cannot see. */
export const ${name}: ${format} = {
  kind: '${isChapters ? 'chapters' : 'transcript'}',
  id: '${id}',
  label: ${quoted(label)},
  extensions: ['txt'],
  mime: 'text/plain',
  specification: 'https://',
  carries: new Set([${isChapters ? "'startTime', 'title'" : "'text'"}]),
  detect: () => 0,
  parse,
}

function parse(text: string): Parsed<${list}> {
  throw formatError(\`This text of \${text.length} characters is not in the format.\`)
}
`,
)

const fixtures = join(formatsFolder, 'fixtures', id)
mkdirSync(fixtures, { recursive: true })
writeFileSync(join(fixtures, 'sample.txt'), '')
writeFileSync(
  join(fixtures, 'sample.expected.json'),
  `${JSON.stringify({ value: { [isChapters ? 'chapters' : 'cues']: [] }, warnings: [] }, null, 2)}\n`,
)

const registry = join(formatsFolder, 'registry.ts')
const text = readFileSync(registry, 'utf8')
const lines = text.split('\n')
const end = lines.indexOf(']')
lines.splice(end, 0, `  ${name},`)
lines.splice(placeOfImport(lines), 0, `import { ${name} } from './${folder}/${id}.ts'`)
writeFileSync(registry, lines.join('\n'))

console.log(`Made ${file}, a sample in ${fixtures} and a line in the registry.
Now: npx vitest run --project core core/formats -t ${id}`)

/** Among the imports of its folder by the alphabet, as lint wants them. */
function placeOfImport(lines) {
  const others = lines.flatMap((line, at) => {
    const path = line.match(/^import .* from '(.+)'$/)?.[1]
    return path?.startsWith(`./${folder}/`) ? [{ path, at }] : []
  })
  const next = others.find(({ path }) => path > `./${folder}/${id}.ts`)
  return next ? next.at : (others.at(-1)?.at ?? -1) + 1
}

function quoted(words) {
  return `'${words.replace(/[\\']/g, '\\$&')}'`
}
