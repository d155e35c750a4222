import { strToU8, type Zippable, zipSync } from 'fflate'

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
export function makeDocx({ body, styles, links = {}, main = 'word/document.xml' }: DocxContent): Uint8Array {
  const file = main.slice(main.lastIndexOf('/') + 1)
  const relations = Object.entries(links).map(
    ([id, target]) => `<Relationship Id="${id}" Type="http://x.example/hyperlink" Target="${target}"/>`,
  )
  const parts: Zippable = {
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8(
      `<Relationships><Relationship Id="rId1" Type="http://x.example/officeDocument" Target="/${main}"/></Relationships>`,
    ),
    [main]: strToU8(`<?xml version="1.0"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`),
    [`word/_rels/${file}.rels`]: strToU8(`<Relationships>${relations.join('')}</Relationships>`),
    ...(styles === undefined
      ? {}
      : { 'word/styles.xml': strToU8(`<w:styles ${namespaces}>${styles}</w:styles>`) }),
  }
  return zipSync(parts)
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
