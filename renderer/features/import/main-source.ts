import type { ImportPreview } from '../../../core/contract/import-shapes.ts'
import type { Source } from './use-sources.ts'

/** A source that has been read. */
export interface ReadSource {
  readonly key: number
  readonly name: string
  readonly preview: ImportPreview
}

/** The sources that have been read, in the order they came. */
export function readSources(sources: readonly Source[]): readonly ReadSource[] {
  return sources.flatMap(({ key, name, state }) =>
    state.phase === 'read' ? [{ key, name, preview: state.preview }] : [],
  )
}

/** The source that makes the episode: a page with a title, else a page, else whatever came first. */
export function mainSource(sources: readonly Source[]): ReadSource | undefined {
  const read = readSources(sources)
  const pages = read.filter(({ preview }) => preview.readAs === 'page')
  return pages.find(({ preview }) => preview.found.title) ?? pages[0] ?? read[0]
}
