import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { isAppError } from '../../errors.ts'
import { docxParagraph, docxParts, docxRun, makeDocx } from '../../testing/docx-files.ts'
import { detectFormat } from '../registry.ts'
import { docx } from './docx.ts'
import { readText } from './read-text.ts'

const p = docxParagraph
const run = docxRun
const textOf = (body: string, rest: Omit<Parameters<typeof makeDocx>[0], 'body'> = {}): string =>
  readText(makeDocx({ body, ...rest })).text

function refusal(bytes: Uint8Array): string {
  try {
    return `read: ${readText(bytes).text}`
  } catch (error) {
    if (isAppError(error, 'format-error') || isAppError(error, 'not-text')) return error.message
    throw error
  }
}

describe('the text of a Word document', () => {
  test('has its paragraphs, tabs, breaks and signs', () => {
    const body = `${p('Good &amp; early.')}<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t></w:r></w:p><w:p/>`
    expect(textOf(body)).toBe('Good & early.\n\nOne\ttwo\nthree\u2011four\n')
  })

  test('leaves out what was deleted, moved away or hidden, and keeps what was inserted', () => {
    const body =
      `<w:p>${run('Kept ')}<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del><w:ins>${run('inserted')}</w:ins>` +
      `<w:moveFrom>${run('moved')}</w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>` +
      '<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r></w:p>'
    const { text, warnings } = readText(makeDocx({ body }))
    expect([text, warnings.map(({ code }) => code)]).toEqual(['Kept inserted\n', ['changes-accepted']])
  })

  test('joins two paragraphs whose parting was deleted', () => {
    const body = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('One ')}</w:p>${p('line.')}${p('Two.')}`
    expect(textOf(body)).toBe('One line.\n\nTwo.\n')
  })

  test('has the text of a box once, after the paragraph it hangs on', () => {
    const box = `<w:txbxContent>${p('In the box.')}</w:txbxContent>`
    const body = `<w:p>${run('Before')}<w:r><mc:AlternateContent><mc:Choice><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>${run(' and after.')}</w:p>`
    expect(textOf(body)).toBe('Before and after.\n\nIn the box.\n')
  })

  test('has a table row by row, and cells parted by tabs', () => {
    const cell = (text: string): string => `<w:tc>${p(text)}</w:tc>`
    const body = `<w:tbl><w:tr>${cell('00:00')}${cell('Opening')}</w:tr><w:tr><w:sdt><w:sdtContent>${cell('01:30')}</w:sdtContent></w:sdt>${cell('News')}</w:tr></w:tbl>`
    expect(textOf(body)).toBe('00:00\tOpening\n\n01:30\tNews\n')
  })

  test('has a table of talk as turns, and one of links with what they are called', () => {
    const table = (...rows: readonly (readonly string[])[]): string =>
      `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((text) => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
    const talk = table(
      ['Time', 'Who', 'Words'],
      ['00:05', 'Ann', 'Good evening.'],
      ['[01:10]', 'Bo:', 'Late?'],
      ['02:00', 'Ann', 'No.'],
    )
    expect(textOf(talk)).toBe(
      'Time\tWho\tWords\n\n[00:05] Ann: Good evening.\n\n[01:10] Bo: Late?\n\n[02:00] Ann: No.\n',
    )
    expect(textOf(table(['Ann', 'Hello.'], ['Bo', 'Hi.'], ['Ann', 'Bye.']))).toBe(
      'Ann: Hello.\n\nBo: Hi.\n\nAnn: Bye.\n',
    )
    expect(textOf(table(['The lamp', 'https://a.example/']))).toBe('The lamp: https://a.example/\n')
    const gone = `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${p('Deleted')}</w:tc></w:tr><w:tr><w:tc>${p('Kept')}</w:tc></w:tr></w:tbl>`
    expect(textOf(gone)).toBe('Kept\n')
  })

  test('has lists by their style', () => {
    const styles =
      '<w:style w:styleId="L"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:styleId="M"><w:name w:val="Mine"/><w:basedOn w:val="L"/></w:style>'
    expect(textOf(`${p('One', 'L')}${p('Two', 'M')}`, { styles })).toBe('- One\n- Two\n')
  })

  test('has headings by the English name of their style, whatever the style is called', () => {
    const styles =
      '<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>' +
      '<w:style w:styleId="Eigen"><w:name w:val="Eigen"/><w:basedOn w:val="berschrift2"/></w:style>' +
      '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    const body = `${p('The lamp', 'Titel')}${p('Opening', 'berschrift2')}${p('A 5 * 3 talk.')}${p('Close', 'Eigen')}`
    const read = readText(makeDocx({ body, styles }))
    expect(read).toEqual({
      text: '# The lamp\n\n## Opening\n\nA 5 \\* 3 talk.\n\n## Close\n',
      extension: 'md',
      warnings: [],
    })
  })

  test('has lists and links as Markdown', () => {
    const item = (inside: string): string =>
      `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>${inside}</w:p>`
    const body =
      p('Links of this episode') +
      item(`<w:hyperlink r:id="rId7">${run('The ')}${run('lamp')}</w:hyperlink>${run(' by Ann')}`) +
      item(`<w:hyperlink r:id="rId8">${run('https://b.example/')}</w:hyperlink>`)
    const links = { rId7: 'https://a.example/x_(y)', rId8: 'https://b.example/' }
    expect(textOf(body, { links })).toBe(
      'Links of this episode\n\n- [The lamp](https://a.example/x_%28y%29) by Ann\n- https://b.example/\n',
    )
  })

  test('is found where the package says its main part is', () => {
    expect(textOf(p('Elsewhere.'), { main: 'word/document2.xml' })).toBe('Elsewhere.\n')
  })
})

describe('what a Word document holds', () => {
  const cuesOf = (body: string): readonly unknown[] => {
    const { text, extension } = readText(makeDocx({ body }))
    const format = detectFormat(text, { kind: 'transcript', ...(extension && { extension }) })
    const { value } = format.parse(text)
    return [format.id, ...('cues' in value ? value.cues : [])]
  }

  test('is Otter’s text where its lines are Otter’s', () => {
    const body = `${p('Ann Lee  0:05')}${p('Good evening.')}${p('Bo  1:10')}${p('Is it late?')}`
    expect(cuesOf(body)).toEqual([
      'otter-text',
      { start: 5000, speaker: 'Ann Lee', text: 'Good evening.' },
      { start: 70_000, speaker: 'Bo', text: 'Is it late?' },
    ])
  })

  test('is speaker paragraphs, by bold names too', () => {
    expect(cuesOf(`${p('Ann: Good evening.')}${p('Bo: Is it late?')}${p('Ann: No.')}`)).toEqual([
      'plain-transcript',
      { speaker: 'Ann', text: 'Good evening.' },
      { speaker: 'Bo', text: 'Is it late?' },
      { speaker: 'Ann', text: 'No.' },
    ])
    const bold = (name: string, words: string): string => `<w:p>${run(name, true)}${run(words)}</w:p>`
    const body = bold('Ann Lee:', ' Good *late* evening.') + bold('Bo', ': Is it late?') + p('I wonder.')
    expect(cuesOf(body)).toEqual([
      'markdown-transcript',
      { speaker: 'Ann Lee', text: 'Good *late* evening.' },
      { speaker: 'Bo', text: 'Is it late?' },
      { speaker: 'Bo', text: 'I wonder.' },
    ])
  })

  test('is captions where captions were pasted into it line by line', () => {
    const lines = [
      '1',
      '00:00:01,000 --&gt; 00:00:02,000',
      'Good * evening.',
      '',
      '2',
      '00:00:03,000 --&gt; 00:00:04,000',
      'Late.',
    ]
    expect(cuesOf(lines.map((line) => p(line)).join(''))).toEqual([
      'subrip',
      { start: 1000, end: 2000, text: 'Good * evening.' },
      { start: 3000, end: 4000, text: 'Late.' },
    ])
  })
})

describe('a Word document with parts that are missing or wrong', () => {
  const styles = '<w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>'
  const links = { rId7: 'https://a.example/' }
  const body = `${p('Opening', 'H')}<w:p><w:hyperlink r:id="rId7">${run('The lamp')}</w:hyperlink></w:p>`
  const parts = docxParts({ body, styles, links })
  const readWith = (changes: Readonly<Record<string, string>>, without: readonly string[] = []): unknown => {
    const all = Object.entries({ ...parts, ...changes }).filter(([name]) => !without.includes(name))
    const { text, warnings } = readText(
      zipSync(Object.fromEntries(all.map(([name, part]) => [name, strToU8(part)]))),
    )
    return [text, ...warnings.map(({ message }) => message)]
  }
  const relations = 'word/_rels/document.xml.rels'

  test('is read without headings or links where nothing tells them', () => {
    expect(readWith({})).toEqual(['# Opening\n\n[The lamp](https://a.example/)\n'])
    expect(readWith({}, ['word/styles.xml'])).toEqual(['Opening\n\n[The lamp](https://a.example/)\n'])
    expect(readWith({}, [relations])).toEqual(['# Opening\n\nThe lamp\n'])
    expect(readWith({}, ['_rels/.rels', '[Content_Types].xml'])).toEqual(readWith({}))
  })

  test('is read without them, and says so, where the part that tells them is damaged', () => {
    expect(readWith({ 'word/styles.xml': '<styles' })).toEqual([
      'Opening\n\n[The lamp](https://a.example/)\n',
      'The part of the document that tells its headings and lists is damaged; its text was read without them.',
    ])
    expect(readWith({ [relations]: 'no elements at all' })).toEqual([
      '# Opening\n\nThe lamp\n',
      'The part of the document that tells its links is damaged; its text was read without them.',
    ])
    const large = { 'word/styles.xml': `<a>${' '.repeat(21 * 1024 * 1024)}</a>` }
    expect(readWith(large)).toHaveLength(2)
  })

  test.each([
    ['points nowhere', { [relations]: '<Relationships/>' }],
    [
      'is no address of the web',
      { [relations]: '<r><Relationship Id="rId7" Type="x/hyperlink" Target="javascript:alert(1)"/></r>' },
    ],
    [
      'is of another kind',
      { [relations]: '<r><Relationship Id="rId7" Type="x/image" Target="https://a.example/"/></r>' },
    ],
    ['has no target', { [relations]: '<r><Relationship Id="rId7" Type="x/hyperlink"/></r>' }],
  ])('keeps the words of a link that %s', (_, changes) => {
    expect(readWith(changes)).toEqual(['# Opening\n\nThe lamp\n'])
  })

  test.each([
    ['is not there', {}],
    ['is where its relationships do not say', { 'word/elsewhere.xml': parts['word/document.xml'] ?? '' }],
    [
      'is outside of the document',
      { '_rels/.rels': '<r><Relationship Type="x/officeDocument" Target="../../secret.xml"/></r>' },
    ],
    ['has no body', { 'word/document.xml': '<document/>' }],
  ])('is refused in a sentence where the part with its text %s', (_, changes) => {
    const without = 'word/document.xml' in changes ? [] : ['word/document.xml']
    expect(() => readWith(changes, without)).toThrow(
      /^The part of this Word document that holds its text is missing\. Nothing was changed\. Open it/,
    )
  })
})

describe('documents made to harm, damaged or of another kind', () => {
  const good = makeDocx({ body: p('The lamp burns.'.repeat(50)) })

  test('cut off anywhere they are refused in a sentence, and never read in part', () => {
    for (let length = 4; length < good.length; length += 1) {
      const said = refusal(good.subarray(0, length))
      expect(said).toMatch(/^This (?:document|is an?) .*\. .*\.$/)
    }
  })

  test('with any byte changed they are read or refused in a sentence', () => {
    for (let at = 4; at < good.length; at += 3) {
      const changed = good.slice()
      changed[at] = (changed[at] ?? 0) ^ 0xff
      expect(refusal(changed)).toMatch(/^read: |\.$/)
    }
  })

  test('that unpack without end are given up, whatever size they claim', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(12 * 1024 * 1024) })
    const claiming = (size: number): Uint8Array => {
      const lying = bomb.slice()
      const view = new DataView(lying.buffer)
      view.setUint32(view.getUint32(lying.length - 6, true) + 24, size, true)
      return lying
    }
    expect(refusal(claiming(200 * 1024 * 1024))).toMatch(/^This document holds more than 100 MB of text/)
    expect(refusal(claiming(1000))).toMatch(/damaged/)
    expect(refusal(claiming(50 * 1024 * 1024))).toMatch(/damaged/)
  })

  test('with damaged XML are read as far as it goes, with a warning', () => {
    const { text, warnings } = readText(makeDocx({ body: `${p('Kept.')}<w:p><w:r><w:t>Cut` }))
    expect(text).toMatch(/^Kept\./)
    expect(warnings.map(({ code }) => code)).toEqual(['xml-damaged'])
  })

  test('with entities of their own are refused', () => {
    const part = '<!DOCTYPE d [<!ENTITY a "aaaa">]><d><body><p><r><t>&a;</t></r></p></body></d>'
    expect(refusal(zipSync({ 'word/document.xml': strToU8(part) }))).toMatch(/declares entities/)
  })

  test('nested without end are refused', () => {
    const part = `<d><body>${'<p>'.repeat(100_000)}</body></d>`
    expect(refusal(zipSync({ 'word/document.xml': strToU8(part) }))).toMatch(/nested too deeply/)
  })

  test('of ten kilobytes that unpack to millions of tags are refused before these fill the memory', () => {
    const part = `<d><body>${'<p/>'.repeat(2_000_000)}</body></d>`
    const bomb = zipSync({ 'word/document.xml': strToU8(part) })
    expect(bomb.length).toBeLessThan(10_000)
    expect(refusal(bomb)).toMatch(
      /^This file has more than a million XML tags, .*Nothing was changed\. Bring in only/,
    )
  })

  test('with more entries than a document can have are refused', () => {
    const crowded = good.slice()
    new DataView(crowded.buffer).setUint16(crowded.length - 12, 20_001, true)
    expect(refusal(crowded)).toMatch(/more entries than a document can have/)
  })

  test('that are encrypted are refused with what to do', () => {
    const locked = good.slice()
    const view = new DataView(locked.buffer)
    let at = view.getUint32(locked.length - 6, true)
    while (view.getUint32(at, true) === 0x02014b50) {
      view.setUint16(at + 8, 1, true)
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
    expect(refusal(locked)).toMatch(/encrypted\. Nothing was changed\. Take its password off/)
  })

  test.each([
    [
      'an OpenDocument document',
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }, { level: 0 }),
    ],
    ['an Apple Pages, Numbers or Keynote document', zipSync({ 'Index/Document.iwa': strToU8('x') })],
    ['an old or password-protected Word', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0, 0])],
    ['a PDF document', strToU8('%PDF-1.7\n\u0000\u0001\u0002')],
    ['a rich text (RTF) document', strToU8('{\\rtf1\\ansi Good evening.}')],
    ['an Excel workbook (XLSX)', zipSync({ 'xl/workbook.xml': strToU8('<x/>') })],
  ])('%s is refused by its name, with what to do', (name, bytes) => {
    const said = refusal(bytes)
    expect(said.startsWith(`This is ${name}`)).toBe(true)
    expect(said).toMatch(/save it as (?:a Word document \(DOCX\) or )?plain text/)
    expect(docx.toText(bytes)).toBeUndefined()
  })
})

test('sixty thousand words in many runs are read', () => {
  const runs = Array.from({ length: 15_000 }, (_, at) => run(`the lamp burns ${at} `))
  const body = Array.from(
    { length: 600 },
    (_, at) => `<w:p>${runs.slice(at * 25, at * 25 + 25).join('')}</w:p>`,
  )
  expect(textOf(body.join('')).trim().split(/\s+/).length).toBe(60_000)
}, 30_000)
