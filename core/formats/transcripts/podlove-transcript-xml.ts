import { formatTimestamp } from '../../time.ts'
import type { Cue, CueList, Parsed, ParseWarning, TranscriptFormat } from '../format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { parseClock } from '../syntax/clock.ts'
import { cue, timedCues, usableEnd } from '../syntax/cues.ts'
import { formatError } from '../syntax/format-error.ts'
import { personName } from '../syntax/heard-words.ts'
import { finishCues } from '../syntax/json-cues.ts'
import { foldSpace } from '../syntax/lines.ts'
import {
  elementsOf,
  escapeXmlText,
  findElements,
  parseXml,
  textInside,
  type XmlElement,
} from '../syntax/xml.ts'

const namespace = 'http://podlove.org/simple-transcripts'

/** Podlove Simple Transcripts: speeches of one speaker each, made of timed items. */
export const podloveTranscriptXml: TranscriptFormat = {
  kind: 'transcript',
  id: 'podlove-transcript-xml',
  label: 'Podlove transcript (XML)',
  extensions: ['xml'],
  mime: 'application/xml',
  specification:
    'https://github.com/podlove/podlove-publisher/blob/main/lib/modules/transcripts/renderer.php',
  carries: new Set(['text', 'start', 'end', 'speaker']),
  needsTimes: true,
  detect(head) {
    if (!/^\s*</.test(head) || !/<(?:[\w-]{1,40}:)?transcripts[\s>]/.test(head)) return 0
    return head.includes(namespace) ? 1 : 0.7
  },
  parse,
  serialise,
}

function parse(text: string): Parsed<CueList> {
  const { roots, damage } = parseXml(text)
  const speeches = findElements(roots, 'speech')
  if (speeches.length === 0 && findElements(roots, 'transcripts').length === 0)
    throw formatError('This XML has no speeches of a Podlove transcript.')
  const warnings: ParseWarning[] = damage ? [damage] : []
  return finishCues(
    speeches.flatMap((speech) => readSpeech(speech, warnings)),
    {},
    warnings,
  )
}

function readSpeech(speech: XmlElement, warnings: ParseWarning[]): readonly Cue[] {
  const parts = elementsOf(speech.children)
  const named = parts.find((part) => part.local === 'speaker')
  const speaker = named && personName(textInside(named))
  return parts
    .filter((part) => part.local === 'item')
    .flatMap((item) => {
      const text = foldSpace(textInside(item))
      if (text === '') warnings.push(warn('empty-item', 'This item has no text and was left out.', item.line))
      const start = parseClock(item.attributes.get('start') ?? '')
      const end = usableEnd(start, parseClock(item.attributes.get('end') ?? ''))
      return text === '' ? [] : [cue({ start, end, speaker, text })]
    })
}

function serialise(list: CueList): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>']
  lines.push(`<pst:transcripts version="1.0" xmlns:pst="${namespace}">`)
  let open: string | undefined
  for (const [at, { start, end, speaker, text }] of timedCues(list, 'The Podlove transcript').entries()) {
    if (at === 0 || speaker !== open) {
      if (at > 0) lines.push('  </pst:speech>')
      lines.push('  <pst:speech>')
      if (speaker) lines.push(`    <pst:speaker>${escapeXmlText(foldSpace(speaker))}</pst:speaker>`)
      open = speaker
    }
    const times = `start="${formatTimestamp(start)}" end="${formatTimestamp(end)}"`
    lines.push(`    <pst:item ${times}>${escapeXmlText(text)}</pst:item>`)
  }
  if (list.cues.length > 0) lines.push('  </pst:speech>')
  lines.push('</pst:transcripts>')
  return `${lines.join('\n')}\n`
}
