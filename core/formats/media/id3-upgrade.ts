import { formatError } from '../syntax/format-error.ts'
import { fromLatin1, fromUint32, joinBytes, latin1, zeroAfter } from './bytes.ts'
import { type Frame, synchsafe, type TagVersion, withoutUnsync } from './id3-frames.ts'
import { textFrame } from './id3-parts.ts'
import { encode, encodeEnded, encodingFor, encodingOf, textAt } from './id3-text.ts'

/**
 * Frames as a v2.3 tag holds them. Those of v2.3 are handed through untouched; of the others the content stays
 * byte for byte wherever v2.3 can say it, and only text in UTF-8 is spelt in UTF-16.
 *
 * @throws FormatError where a v2.2 frame has no counterpart: dropping it in silence is no way to keep a tag.
 */
export function asVersion3(
  frames: readonly Frame[],
  version: TagVersion,
  unsynced: boolean,
): readonly Frame[] {
  if (version === 3) return frames
  if (version === 2) return frames.map(fromVersion2)
  const upgraded = frames.map((frame) => fromVersion4(frame, unsynced))
  return [...upgraded, ...olderDates(upgraded)]
}

/** Names of v2.2, each with the name the same frame has in v2.3 (those of iTunes among them). */
const longerNames: ReadonlyMap<string, string> = new Map(
  `BUF:RBUF CNT:PCNT COM:COMM CRA:AENC ETC:ETCO EQU:EQUA GEO:GEOB IPL:IPLS MCI:MCDI MLL:MLLT PIC:APIC POP:POPM
  REV:RVRB RVA:RVAD SLT:SYLT STC:SYTC TAL:TALB TBP:TBPM TCM:TCOM TCO:TCON TCR:TCOP TDA:TDAT TDY:TDLY TEN:TENC
  TFT:TFLT TIM:TIME TKE:TKEY TLA:TLAN TLE:TLEN TMT:TMED TOA:TOPE TOF:TOFN TOL:TOLY TOR:TORY TOT:TOAL TP1:TPE1
  TP2:TPE2 TP3:TPE3 TP4:TPE4 TPA:TPOS TPB:TPUB TRC:TSRC TRD:TRDA TRK:TRCK TSI:TSIZ TSS:TSSE TT1:TIT1 TT2:TIT2
  TT3:TIT3 TXT:TEXT TXX:TXXX TYE:TYER UFI:UFID ULT:USLT WAF:WOAF WAR:WOAR WAS:WOAS WCM:WCOM WCP:WCOP WPB:WPUB
  WXX:WXXX TCP:TCMP TS2:TSO2 TSA:TSOA TSP:TSOP TST:TSOT TSC:TSOC PCS:PCST TCT:TCAT TDR:TDRL TDS:TDES TID:TGID
  TKW:TKWD WFD:WFED`
    .split(/\s+/)
    .map((pair): readonly [string, string] => [pair.slice(0, 3), pair.slice(4)]),
)

function fromVersion2({ id: short, body }: Frame): Frame {
  const id = longerNames.get(short)
  if (id === undefined) {
    throw formatError(
      `The file has an old tag (ID3v2.2) with the entry ${short}, which no newer tag can hold.`,
      undefined,
      'Save the tag as ID3v2.3 in a tag editor first.',
    )
  }
  return { id, flags: 0, body: short === 'PIC' ? pictureOfVersion2(body) : body }
}

/** A picture said its kind in three letters before it said it as a media type. */
function pictureOfVersion2(body: Uint8Array): Uint8Array {
  const kind = latin1(body.subarray(1, 4))
  const mime = kind === '-->' ? kind : kind === 'PNG' ? 'image/png' : kind === 'JPG' ? 'image/jpeg' : kind
  return joinBytes([body.subarray(0, 1), fromLatin1(`${mime}\0`), body.subarray(4)])
}

function fromVersion4(frame: Frame, unsynced: boolean): Frame {
  const { id, flags, body } = frame
  let at = 0
  const take = (present: number, length: number): Uint8Array => {
    at += present ? length : 0
    return present ? body.subarray(at - length, at) : body.subarray(0, 0)
  }
  const group = take(flags & 0x40, 1)
  const method = take(flags & 0x04, 1)
  const length = take(flags & 0x01, 4)
  const stored = body.subarray(at)
  const content = unsynced || flags & 0x02 ? withoutUnsync(stored) : stored
  const isPacked = (flags & 0x08) !== 0
  const isPlain = !isPacked && !(flags & 0x04)
  // The same facts in the order and with the bits of v2.3.
  const newFlags =
    ((flags & 0x7000) << 1) | (isPacked ? 0x80 : 0) | (flags & 0x04 ? 0x40 : 0) | (flags & 0x40 ? 0x20 : 0)
  const size = isPacked ? fromUint32(synchsafe(length, 0) ?? 0) : length.subarray(0, 0)
  const said = isPlain ? inOlderText(id, content) : content
  return { id, flags: newFlags, body: joinBytes([size, method, group, said]) }
}

/** Spells UTF-8 and unmarked UTF-16 as v2.3 can; frames laid out in no way known here stay as they are. */
function inOlderText(id: string, body: Uint8Array): Uint8Array {
  const encoding = encodingOf(body[0])
  if (encoding < 2) return body
  const layout = layoutOf(id)
  if (layout === undefined) return body
  const ahead = layout.ahead === 'mime' ? zeroAfter(body, 1) + 2 : 1 + layout.ahead
  const texts: string[] = []
  let at = Math.min(ahead, body.length)
  while (texts.length < layout.texts && at < body.length) {
    const { text, next } = textAt(body, at, encoding)
    texts.push(text)
    at = next
  }
  const spelt = texts.some((text) => encodingFor(text) === 1) ? 1 : 0
  const isLast = layout.behind === 'nothing'
  const written = texts.map((text, index) =>
    isLast && index === texts.length - 1 ? encode(text, spelt) : encodeEnded(text, spelt),
  )
  return joinBytes([Uint8Array.of(spelt), body.subarray(1, ahead), ...written, body.subarray(at)])
}

/** Where the texts of a frame stand that follow its encoding. */
interface Layout {
  /** Bytes between the encoding and the first text; after `mime` come a media type, its zero and one byte. */
  readonly ahead: number | 'mime'
  readonly texts: number
  /** Whether bytes without an encoding come after the last text. */
  readonly behind: 'bytes' | 'nothing'
}

function layoutOf(id: string): Layout | undefined {
  if (id === 'COMM' || id === 'USLT') return { ahead: 3, texts: 2, behind: 'nothing' }
  if (id === 'USER') return { ahead: 3, texts: 1, behind: 'nothing' }
  if (id === 'WXXX') return { ahead: 0, texts: 1, behind: 'bytes' }
  if (id === 'APIC') return { ahead: 'mime', texts: 1, behind: 'bytes' }
  // A text may say several values, each ended by a zero.
  return id.startsWith('T') ? { ahead: 0, texts: Number.POSITIVE_INFINITY, behind: 'nothing' } : undefined
}

/** Readers of v2.3 look for the date in three frames; the one of v2.4 stays, since it says the most. */
function olderDates(frames: readonly Frame[]): readonly Frame[] {
  const recorded = frames.find((frame) => frame.id === 'TDRC')
  const has = frames.some(({ id }) => id === 'TYER' || id === 'TDAT' || id === 'TIME')
  if (!recorded || has) return []
  const said = textAt(recorded.body, 1, encodingOf(recorded.body[0])).text
  const [, year, month, day, hour, minute] =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2}))?)?)?/.exec(said) ?? []
  return [
    ...(year === undefined ? [] : [textFrame('TYER', year)]),
    ...(month === undefined || day === undefined ? [] : [textFrame('TDAT', day + month)]),
    ...(hour === undefined || minute === undefined ? [] : [textFrame('TIME', hour + minute)]),
  ]
}
