import { z } from 'zod'
import { contract } from '../../core/contract/contract.ts'
import * as episodeShapes from '../../core/contract/episode-shapes.ts'
import { events } from '../../core/contract/events.ts'
import * as findShapes from '../../core/contract/find-shapes.ts'
import * as importShapes from '../../core/contract/import-shapes.ts'
import * as libraryShapes from '../../core/contract/library-shapes.ts'
import * as publishShapes from '../../core/contract/publish-shapes.ts'
import { Edit, Patch, WordSpan } from '../../core/editing/edit.ts'
import { Episode, Transcript, Word } from '../../core/episode/schema.ts'
import { EpisodeSummary } from '../../core/library/episode-summary.ts'
import { Show } from '../../core/show/schema.ts'
import { shapeText } from './shape-text.ts'

const shapes: Readonly<Record<string, unknown>> = {
  ...episodeShapes,
  ...findShapes,
  ...importShapes,
  ...libraryShapes,
  ...publishShapes,
  Edit,
  Patch,
  WordSpan,
  Episode,
  EpisodeSummary,
  Transcript,
  Word,
  Show,
}
const names: ReadonlyMap<z.ZodType, string> = new Map(
  Object.entries(shapes).flatMap(([name, shape]) =>
    shape instanceof z.ZodType ? [[shape, name] as const] : [],
  ),
)
const described = [...names].filter(
  ([shape]) => !([Edit, Episode, Show, Transcript, Word] as readonly z.ZodType[]).includes(shape),
)

const block = (text: string): string => `\`\`\`ts\n${text}\n\`\`\``

/** The page `docs/contract.md`: every call, every event and the shapes they speak in. */
export function contractPage(): string {
  const calls = Object.entries(contract).map(
    ([name, { kind, input, output }]) =>
      `### \`${name}\`\n\n${kind === 'query' ? 'Reads.' : 'Changes something.'}\n\n${block(`input  ${shapeText(input, names)}\noutput ${shapeText(output, names)}`)}`,
  )
  const announced = Object.entries(events).map(
    ([name, shape]) => `### \`${name}\`\n\n${block(shapeText(shape, names))}`,
  )
  const kinds = described
    .slice()
    .sort(([, a], [, b]) => a.localeCompare(b, 'en'))
    .map(([shape, name]) => `### ${name}\n\n${block(shapeText(shape, names))}`)
  return `${[
    '# The contract',
    'Everything a page, a test or the command line may ask of the host. Made from `core/contract/contract.ts` by `npm run docs`.',
    'An answer travels as `{ ok: true, value }` or `{ ok: false, error: { code, message, details? } }`. Times are milliseconds. The document’s own shapes are in [episode-file.md](episode-file.md), the edits in `core/editing/edit.ts`.',
    '## Calls',
    ...calls,
    '## Events',
    ...announced,
    '## Shapes',
    ...kinds,
    '',
  ]
    .join('\n\n')
    .trimEnd()}\n`
}
