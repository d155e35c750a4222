import type { Element, Root } from 'hast'
import { isAppError } from '../../errors.ts'
import { isObject, parseJson } from '../../formats/syntax/json.ts'
import { foldSpace } from '../../formats/syntax/lines.ts'
import type { Fact, FactField } from '../facts.ts'
import { readInstant } from '../instant.ts'
import { attribute, elementsNamed } from './html-elements.ts'
import { textOfNode } from './html-text.ts'
import { episodeNumber, isLanguageTag, isWebAddress, readDuration } from './keyed-value.ts'
import type { LineWriter } from './line-writer.ts'

/** Writes what the head of a web page states: title, site, summary, language, and structured data. */
export function headFacts(tree: Root, writer: LineWriter): void {
  const meta = readMeta(tree)
  const silent: Fact[] = []
  const [html] = elementsNamed(tree, 'html')
  const language = html && attribute(html, 'lang')
  if (language !== undefined && isLanguageTag(language)) silent.push({ field: 'language', value: language })
  const published = readInstant(meta.get('article:published_time') ?? meta.get('date') ?? '')
  if (published !== undefined) silent.push({ field: 'publishedAt', value: published })
  silent.push(...linkFacts(tree, meta))
  for (const script of elementsNamed(tree, 'script')) structuredData(script, writer)
  const site = meta.get('og:site_name')
  if (site)
    writer.state(site, 1, { kind: 'show', reason: 'The name of the site' }, [
      { field: 'show', value: foldSpace(site) },
    ])
  writeTitle(tree, meta, writer, silent)
  const summary = meta.get('og:description') ?? meta.get('description')
  if (summary) {
    writer.state(summary, 1, { kind: 'description', reason: 'The summary in the head of the page' }, [
      { field: 'weakDescription', value: summary },
    ])
  }
}

function writeTitle(
  tree: Root,
  meta: ReadonlyMap<string, string>,
  writer: LineWriter,
  silent: readonly Fact[],
): void {
  const [element] = elementsNamed(tree, 'title')
  const title = meta.get('og:title') ?? (element ? foldSpace(textOfNode(element)) : '')
  if (title === '' && silent.length === 0) return
  const line = element?.position?.start.line ?? 1
  const facts: Fact[] = title === '' ? [] : [{ field: 'weakTitle', value: foldSpace(title) }]
  writer.state(
    title || 'Head of the page',
    line,
    { kind: 'title', reason: 'The title in the head of the page' },
    [...facts, ...silent],
  )
}

function readMeta(tree: Root): Map<string, string> {
  const meta = new Map<string, string>()
  for (const element of elementsNamed(tree, 'meta')) {
    const name = (
      attribute(element, 'property') ??
      attribute(element, 'name') ??
      attribute(element, 'itemProp')
    )?.toLowerCase()
    const content = attribute(element, 'content')?.trim()
    if (name !== undefined && content && !meta.has(name)) meta.set(name, content)
  }
  return meta
}

function linkFacts(tree: Root, meta: ReadonlyMap<string, string>): Fact[] {
  const facts: Fact[] = []
  for (const element of elementsNamed(tree, 'link')) {
    const address = attribute(element, 'href')
    const relation = attribute(element, 'rel') ?? ''
    if (address === undefined || !isWebAddress(address)) continue
    if (relation === 'canonical') facts.push({ field: 'details', details: { link: address } })
    else if (relation.includes('alternate') && attribute(element, 'type') === 'application/rss+xml') {
      facts.push({ field: 'feedUrl', value: address })
    }
  }
  const image = meta.get('og:image')
  if (image !== undefined && isWebAddress(image)) facts.push({ field: 'details', details: { image } })
  return facts
}

/** A podcast episode in the words of schema.org, as sites state it for search engines. */
function structuredData(script: Element, writer: LineWriter): void {
  if (attribute(script, 'type')?.toLowerCase() !== 'application/ld+json') return
  const text = textOfNode(script)
  for (const item of itemsOf(readLoosely(text))) {
    const type = String(item['@type'] ?? '')
    if (!/PodcastEpisode|RadioEpisode/u.test(type)) continue
    const facts = episodeFacts(item)
    const title = typeof item['name'] === 'string' ? item['name'] : 'Structured data'
    writer.state(
      title,
      script.position?.start.line ?? 1,
      { kind: 'title', reason: 'Structured data of the page' },
      facts,
    )
  }
}

function readLoosely(text: string): unknown {
  try {
    return parseJson(text, { loose: true })
  } catch (error) {
    // Structured data that is not JSON is a fault of the site and no loss: the page says it in words too.
    if (isAppError(error)) return undefined
    throw error
  }
}

function itemsOf(value: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((one) => (isObject(one) ? itemsOf(one) : []))
  if (!isObject(value)) return []
  const graph = value['@graph']
  return [value, ...(Array.isArray(graph) ? graph.filter((one) => isObject(one)) : [])]
}

function episodeFacts(item: Readonly<Record<string, unknown>>): Fact[] {
  const facts: Fact[] = []
  const text = (value: unknown): string =>
    typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
  const add = (field: FactField, value: string | undefined): void => {
    if (value) facts.push({ field, value })
  }
  add('title', text(item['name']))
  add('weakDescription', text(item['description']))
  add('publishedAt', readInstant(text(item['datePublished'])))
  add('number', episodeNumber(text(item['episodeNumber'])))
  const duration = readDuration(text(item['timeRequired']) || text(item['duration']))
  add('duration', duration ? String(duration) : undefined)
  const series = item['partOfSeries']
  if (isObject(series)) add('show', text(series['name']))
  return facts
}
