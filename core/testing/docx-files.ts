import { strToU8, zipSync } from 'fflate'

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

/** What a Word document for a test is made of. */
export interface DocxContent {
  /** What stands between the `w:body` tags. */
  readonly body: string
  readonly styles?: string
  /** Addresses by relationship id. */
  readonly links?: Readonly<Record<string, string>>
  readonly main?: string
}

/** The bytes of a Word document with this body. */
export function makeDocx(content: DocxContent): Uint8Array {
  const parts = Object.entries(docxParts(content))
  return zipSync(Object.fromEntries(parts.map(([name, text]) => [name, strToU8(text)])))
}

/** The texts a Word document with this body is made of, by their names in its archive. */
export function docxParts({
  body,
  styles,
  links = {},
  main = 'word/document.xml',
}: DocxContent): Readonly<Record<string, string>> {
  const file = main.slice(main.lastIndexOf('/') + 1)
  const relations = Object.entries(links).map(
    ([id, target]) => `<Relationship Id="${id}" Type="http://x.example/hyperlink" Target="${target}"/>`,
  )
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="http://x.example/officeDocument" Target="/${main}"/></Relationships>`,
    [main]: `<?xml version="1.0"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    [`word/_rels/${file}.rels`]: `<Relationships>${relations.join('')}</Relationships>`,
    ...(styles === undefined ? {} : { 'word/styles.xml': `<w:styles ${namespaces}>${styles}</w:styles>` }),
  }
}

/** One paragraph of plain text, with a style where one is named. */
export function docxParagraph(text: string, style?: string): string {
  const about = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`
  return `<w:p>${about}${docxRun(text)}</w:p>`
}

/** One run of text, bold where asked. */
export function docxRun(text: string, bold = false): string {
  return `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`
}
