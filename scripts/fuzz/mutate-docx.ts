import { strToU8, type Zippable, zipSync } from 'fflate'
import { docxParagraph, docxParts, docxRun } from '../../core/testing/docx-files.ts'
import { mutated } from './mutate.ts'
import { mutatedBytes } from './mutate-bytes.ts'
import type { Random } from './random.ts'

type Parts = Readonly<Record<string, string>>

/** Documents with one of everything a document can say: headings, lists, links, tables, boxes, changes. */
const samples: readonly Parts[] = [
  docxParts({
    body: `${docxParagraph('The lamp', 'H')}<w:p>${docxRun('Ann:', true)}${docxRun(' Good &amp; early.')}</w:p><w:p>${docxRun('Bo:', true)}${docxRun(' Late?')}</w:p>`,
    styles:
      '<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style><w:style w:styleId="L"><w:name w:val="List"/><w:basedOn w:val="H"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>',
  }),
  docxParts({
    body: `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:hyperlink r:id="rId7">${docxRun('The lamp')}</w:hyperlink></w:p><w:p><w:r><w:t>00:01:02</w:t><w:tab/><w:t>Opening</w:t><w:br/><w:t>two</w:t></w:r></w:p>`,
    links: { rId7: 'https://a.example/x_(y)' },
  }),
  docxParts({
    body: `<w:tbl><w:tr><w:tc>${docxParagraph('00:05')}</w:tc><w:tc>${docxParagraph('Ann')}</w:tc><w:tc>${docxParagraph('Good.')}</w:tc></w:tr><w:tr><w:tc>${docxParagraph('00:09')}</w:tc><w:tc>${docxParagraph('Ann')}</w:tc><w:tc>${docxParagraph('Day.')}</w:tc></w:tr></w:tbl>`,
    main: 'word/document2.xml',
  }),
  docxParts({
    body: `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${docxRun('One')}<w:ins>${docxRun('in')}</w:ins></w:p><w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${docxParagraph('In the box.')}</w:txbxContent></mc:Choice></mc:AlternateContent></w:r></w:p>`,
  }),
]

/** The time every entry is said to be from, so that the same parts are the same bytes in every run. */
const mtime = '2026-01-01T00:00:00'

const names = [...new Set(samples.flatMap(Object.keys))]
const texts = samples.flatMap((parts) => Object.values(parts))
const archives = samples.map((parts) => archiveOf(parts, 6))

function archiveOf(parts: Parts, level: 0 | 6): Uint8Array {
  const entries: Zippable = {}
  for (const [name, text] of Object.entries(parts)) entries[name] = strToU8(text)
  return zipSync(entries, { level, mtime })
}

/**
 * A damaged Word document: the XML of its parts, the parts it has, or the bytes of the archive around them.
 * The same for the same random numbers.
 */
export function mutatedDocx(random: Random): Uint8Array {
  if (random.oneIn(3)) return mutatedBytes(archives, archives, random)
  const whole = archiveOf(mutatedParts(random), random.oneIn(2) ? 0 : 6)
  return random.oneIn(4) ? mutatedBytes([whole], archives, random) : whole
}

function mutatedParts(random: Random): Parts {
  const parts = new Map(Object.entries(random.pick(samples) ?? {}))
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    const name = random.pick([...parts.keys()]) ?? ''
    const text = parts.get(name) ?? ''
    const kind = random.below(12)
    if (kind === 0) parts.delete(name)
    else if (kind === 1) parts.set(random.pick(names) ?? name, text)
    else parts.set(name, mutated([text], texts, random))
  }
  return Object.fromEntries(parts)
}
