import { decodeHTML } from 'entities/decode'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wrapText } from './cues.ts'
import { foldSpace, isFolded } from './lines.ts'
import { readWebVtt } from './webvtt-blocks.ts'
import { escapeCueText, readCueText, readPlainCueText, wrapCueText } from './webvtt-cue-text.ts'

/** Texts made of what cues are made of, and of what breaks them. */
const pieces = (...list: readonly string[]) =>
  fc.array(fc.constantFrom(...list), { maxLength: 14 }).map((parts) => parts.join(''))

test('a cue of one voice or none says the same whether or not it is taken apart', () => {
  const payload = pieces(
    ...['<v Ann Lee>', '<v  Bo&amp;Co>', '<v >', '<v.loud Ann>', '</v>', '<i>', '</i>', '<00:00:01.000>'],
    ...['<', '>', 'a', 'word ', '\n', '&amp;', '&lt;', '&gt;', '&nbsp;', '&amp', '&', ';', 'lt;', '\t'],
  )
  fc.assert(
    fc.property(payload, (text) => {
      const plain = readPlainCueText(text)
      if (!plain) return
      const runs = readCueText(text)
      expect(runs.length).toBeLessThan(2)
      expect(runs.map((run) => run.time)).toEqual(runs.map(() => undefined))
      expect(plain.text).toBe(runs[0]?.text ?? '')
      if (runs.length > 0) expect(plain.voice).toBe(runs[0]?.voice)
    }),
    { numRuns: 2000 },
  )
})

test('references in cue text are decoded as HTML decodes them', () => {
  const text = pieces('&amp;', '&lt;', '&gt;', '&amp', '&', 'amp;', ';', 'lt;', '&eacute;', '&#65;', 'a ')
  fc.assert(
    fc.property(text, (written) => {
      expect(readPlainCueText(written)?.text).toBe(decodeHTML(written))
    }),
    { numRuns: 1000 },
  )
})

test('wrapping and escaping at once gives what one after the other gives, and reads back as it was', () => {
  const text = pieces('a', 'word', ' ', '  ', '&', '&&', '<', '>', 'longerthanaline', 'é')
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 30 }), (said, width) => {
      const written = wrapCueText(said, width)
      expect(written).toBe(escapeCueText(wrapText(said, width)))
      expect(readPlainCueText(written)?.text.replaceAll('\n', ' ')).toBe(said)
    }),
    { numRuns: 2000 },
  )
})

test('a text is folded when folding it sign by sign changes nothing', () => {
  const text = pieces(' ', '  ', '\t', '\n', '\u00a0', '\u2028', '\u3000', '\ufeff', 'a', 'é', '😀', '\u200b')
  const bySign = (written: string) => written.split(/\s+/u).filter(Boolean).join(' ')
  fc.assert(
    fc.property(text, (written) => {
      expect(foldSpace(written)).toBe(bySign(written))
      expect(isFolded(written)).toBe(bySign(written) === written)
    }),
    { numRuns: 2000 },
  )
})

test('cues whose times are written in full are cut from a file as those that are not', () => {
  const lines = pieces(
    ...['00:00:01.000 --> 00:00:02.000\n', '00:00:01.000 --> 00:00:02.000', 'text\n', 'more', '\n', '\n\n'],
    ...[
      '-->',
      ' --> ',
      '1\n',
      'NOTE x\n',
      '00:00:01.00x --> 00:00:02.000\n',
      '00:00:61.000 --> 00:00:02.000\n',
    ],
  )
  fc.assert(
    fc.property(lines, (text) => {
      const file = `WEBVTT\n\n${text}`
      // A space behind the times changes nothing but that the line is read with care.
      const careful = readWebVtt(file.replaceAll('00:00:02.000\n', '00:00:02.000 \n'))
      const trimmed = careful?.rejected.map((one) => ({ ...one, text: one.text.trimEnd() }))
      const found = readWebVtt(file)
      expect(found?.cues).toEqual(careful?.cues)
      expect(found?.notes).toEqual(careful?.notes)
      expect(found?.rejected.map((one) => ({ ...one, text: one.text.trimEnd() }))).toEqual(trimmed)
    }),
    { numRuns: 2000 },
  )
})
