import type { BlockKind } from '../contract/import-shapes.ts'
import { AppError } from '../errors.ts'
import type { Format } from '../formats/format.ts'
import { formats } from '../formats/registry.ts'
import { splitLines } from '../formats/syntax/lines.ts'
import { isMarkup } from '../formats/syntax/markup.ts'
import { readEpisodePage, readPage } from './read-episode-page.ts'
import { formatOf, readChapterFile, readTranscriptFile } from './read-file.ts'
import type { Reading, SourceText } from './reading.ts'
import { type Feed, feedItemRows, looksLikeFeed, parseFeed } from './sources/feed.ts'
import { feedItemPage } from './sources/feed-item.ts'
import { readFrontMatter } from './sources/front-matter.ts'
import { looksLikeHtml } from './sources/html.ts'

/**
 * Reads whatever someone brought: an episode page in text, Markdown or HTML, a feed, a transcript or a
 * chapter file. Decides by content; `readAs` overrides. Throws `nothing-found` when there is nothing to
 * take, and `format-unknown` when `readAs` names a kind the text is not. Cost is linear in the text.
 */
export function readAny(brought: SourceText): Reading {
  const source = { ...brought, text: brought.text.replace(/^\uFEFF/u, '') }
  if (source.text.trim() === '') {
    throw new AppError(
      'nothing-found',
      `“${source.name}” is empty. Nothing was saved. Paste some text, or choose another file.`,
    )
  }
  switch (source.readAs) {
    case 'page':
      return readEpisodePage(source.text, source.name)
    case 'feed':
      return readFeed(source)
    case 'transcript':
      return readAsFormat(source, formatOf(source, 'transcript'))
    case 'chapters':
      return readAsFormat(source, formatOf(source, 'chapters'))
    default:
      return readUnlabelled(source)
  }
}

function readAsFormat(source: SourceText, format: Format): Reading {
  return format.kind === 'chapters' ? readChapterFile(source, format) : readTranscriptFile(source, format)
}

/** Formats say how sure they are; below this a text may as well be a page that holds such a list. */
const certain = 0.8
/** The least at which a format claims a text at all. */
const likely = 0.5
/** What pages are written in too: a page with a transcript on it must not be taken for a mere transcript. */
const pageLike = new Set(['text/markdown', 'text/html'])

function readUnlabelled(source: SourceText): Reading {
  if (looksLikeFeed(source.text)) return readFeed(source)
  const head = source.text.slice(0, 4_096)
  const sure = formats.filter((format) => !pageLike.has(format.mime) && format.detect(head) >= certain)
  const [kind] = new Set(sure.map((format) => format.kind))
  if (kind !== undefined) return readAsFormat(source, formatOf(source, kind))
  if (isData(source)) return readData(source)
  const page = readEpisodePage(source.text, source.name)
  const only = onlyPart(page)
  const isFormat =
    only !== undefined && formats.some((format) => format.kind === only && format.detect(head) >= likely)
  return isFormat ? readAsFormat(source, formatOf(source, only)) : page
}

/** Whether a text is data for programs: JSON or XML, but no web page and no front matter. */
function isData({ text, name }: SourceText): boolean {
  if (!isMarkup(text.slice(0, 4_096)) || looksLikeHtml(text)) return false
  if (!/^\s*\{/u.test(text)) return /^\s*(?:<|\[\s*["{[\]])/u.test(text)
  return /\.json$/iu.test(name) || readFrontMatter(splitLines(text)) === undefined
}

/** Data that some format may know, if not beyond doubt. */
function readData(source: SourceText): Reading {
  const head = source.text.slice(0, 4_096)
  const [format] = formats.filter((one) => one.detect(head) >= likely)
  if (!format) throw unknownData(source.name)
  return readAsFormat(source, formatOf(source, format.kind))
}

function unknownData(name: string): AppError {
  return new AppError(
    'format-unknown',
    `“${name}” is a data file of a kind Galley does not know. Nothing was saved. Bring the transcript or the chapters in another format, or paste the words of the page.`,
  )
}

/** A page with nothing on it but a transcript or chapters is such a file. */
function onlyPart({ blocks }: Reading): Format['kind'] | undefined {
  const kinds = new Set<BlockKind>(blocks.map(({ kind }) => kind))
  kinds.delete('ignored')
  const [only] = kinds
  return kinds.size === 1 && (only === 'transcript' || only === 'chapters') ? only : undefined
}

function readFeed(source: SourceText): Reading {
  const feed = parseFeed(source.text)
  const feedItems = feedItemRows(feed)
  const reading = readFeedItem(feed, 0, source.name)
  if (feedItems.length === 1) return { ...reading, feedItems }
  const message = `This feed lists ${feedItems.length} episodes. What you see is the first one, “${feedItems[0]?.title}”.`
  return { ...reading, feedItems, warnings: [{ code: 'feed-has-more', message }, ...reading.warnings] }
}

/** Reads one item of a parsed feed, so that a whole back catalogue is parsed once. `index` counts from 0. */
export function readFeedItem(feed: Feed, index: number, name: string): Reading {
  const item = feed.items[index]
  if (!item)
    throw new AppError(
      'not-found',
      `The feed has no item ${index + 1}: it lists ${feed.items.length}. Nothing was read.`,
    )
  return readPage(feedItemPage(feed, item), name, 'feed')
}
