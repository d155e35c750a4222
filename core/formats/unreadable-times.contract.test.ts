import { describe, expect, test } from 'vitest'
import type { Format } from './format.ts'
import { formatById, formats } from './registry.ts'

/** How a syntax writes 61 seconds, and what in the place of that is no time: words, or more than Galley keeps. */
interface Spelling {
  readonly good: string
  readonly bad: readonly string[]
}
const clock: Spelling = { good: '00:01:01', bad: ['late', '9999:59:59', '00:00:75'] }
const fine: Spelling = { good: '00:01:01.000', bad: ['late', '9999:59:59.000', '00:61:01.000'] }
const comma: Spelling = { good: '00:01:01,000', bad: ['late', '00:61:01,000'] }
const short: Spelling = { good: '01:01.00', bad: ['late', '01:75.00'] }
const plainSeconds: Spelling = { good: '61.0', bad: ['late', '999999999'] }
const seconds: Spelling = { good: '61.0', bad: ['"late"', '1e300', '-5'] }
const quotedSeconds: Spelling = { good: '"61.0"', bad: ['"late"', '"999999999"', '"-5"'] }
const thousandths: Spelling = { good: '61000', bad: ['"late"', '1e300', '-5'] }

const cues = (first: string, second: string): string => `${first}\n${second}\n`

/** For each format a file of two pieces, the first at the beginning and the second at `@`, and the warning one without a time gets. */
const table: readonly (readonly [id: string, spelling: Spelling, code: string, text: string])[] = [
  [
    'podcast-chapters-json',
    seconds,
    'no-start-time',
    '{"version":"1.2.0","chapters":[{"startTime":0,"title":"A"},{"startTime":@,"title":"B"}]}',
  ],
  [
    'podlove-simple-chapters',
    fine,
    'bad-start-time',
    '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter start="0" title="A"/><psc:chapter start="@" title="B"/></psc:chapters>',
  ],
  ['podlove-json', fine, 'no-start-time', '[{"start":"00:00:00.000","title":"A"},{"start":"@","title":"B"}]'],
  [
    'podigee-json',
    clock,
    'no-start-time',
    '[{"start_time":"00:00:00","title":"A"},{"start_time":"@","title":"B"}]',
  ],
  [
    'matroska-xml',
    fine,
    'no-start-time',
    '<Chapters><EditionEntry><ChapterAtom><ChapterTimeStart>00:00:00.000</ChapterTimeStart></ChapterAtom><ChapterAtom><ChapterTimeStart>@</ChapterTimeStart></ChapterAtom></EditionEntry></Chapters>',
  ],
  [
    'mkvmerge-simple',
    fine,
    'no-start-time',
    'CHAPTER01=00:00:00.000\nCHAPTER01NAME=A\nCHAPTER02=@\nCHAPTER02NAME=B\n',
  ],
  [
    'vorbis-comment',
    fine,
    'no-start-time',
    'CHAPTER000=00:00:00.000\nCHAPTER000NAME=A\nCHAPTER001=@\nCHAPTER001NAME=B\n',
  ],
  [
    'ffmetadata',
    { good: '61000', bad: ['late', '9999999999999'] },
    'no-start-time',
    ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=9\ntitle=A\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=@\nEND=90000\ntitle=B\n',
  ],
  ['mp4chaps', fine, 'not-a-chapter', '00:00:00.000 A\n@ B\n'],
  [
    'webvtt-chapters',
    { good: '00:01:01.000', bad: ['late', '00:61:01.000', '00:01:01,000'] },
    'bad-times',
    'WEBVTT - Chapters\n\n00:00:00.000 --> 00:00:30.000\nA\n\n@ --> 00:02:00.000\nB\n',
  ],
  [
    'cue',
    { good: '01:01:00', bad: ['late', '1:01', '99999:00:00'] },
    'bad-start-time',
    'FILE "a.mp3" MP3\nTRACK 01 AUDIO\nTITLE "A"\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nTITLE "B"\nINDEX 01 @\n',
  ],
  [
    'quicktime-chapter-xml',
    fine,
    'bad-start-time',
    '<TextStream version="1.1"><TextSample sampleTime="00:00:00.000">A</TextSample><TextSample sampleTime="@">B</TextSample></TextStream>',
  ],
  [
    'apple-hls-json',
    seconds,
    'no-start-time',
    '[{"start-time":0,"titles":[{"language":"en","title":"A"}]},{"start-time":@,"titles":[{"language":"en","title":"B"}]}]',
  ],
  [
    'audible-json',
    thousandths,
    'no-start-time',
    '{"chapters":[{"start_offset_ms":0,"length_ms":9,"title":"A"},{"start_offset_ms":@,"length_ms":9,"title":"B"}]}',
  ],
  ['losslesscut-csv', plainSeconds, 'no-start-time', 'Start,End,Name\n0,,A\n@,,B\n'],
  ['losslesscut-tsv', fine, 'no-start-time', 'Start\tEnd\tName\n00:00:00.000\t\tA\n@\t\tB\n'],
  [
    'losslesscut-llc',
    seconds,
    'no-start-time',
    '{version:2,cutSegments:[{start:0,name:"A"},{start:@,name:"B"}]}',
  ],
  ['audacity-labels', plainSeconds, 'not-a-label', '0.0\t0.0\tA\n@\t@\tB\n'],
  [
    'audition-markers',
    { good: '1:01.000', bad: ['late', '9999:59:59.000'] },
    'no-start-time',
    'Name\tStart\tDuration\tTime Format\tType\tDescription\nA\t0:00.000\t0:00.000\tdecimal\tCue\t\nB\t@\t0:00.000\tdecimal\tCue\t\n',
  ],
  [
    'reaper-csv',
    { good: '1:01.000', bad: ['late', '9999:59:59.000'] },
    'no-start-time',
    '#,Name,Start,End,Length\nM1,A,0:00.000,,\nM2,B,@,,\n',
  ],
  [
    'hindenburg-session',
    { good: '01:01.000', bad: ['late', '9999:59:59.000'] },
    'bad-start-time',
    '<Session><Markers><Marker Id="1" Name="A"/><Marker Id="2" Name="B" Time="@"/></Markers></Session>',
  ],
  [
    'potplayer-pbf',
    { good: '61000', bad: ['late', '99999999999'] },
    'bad-bookmark',
    '[Bookmark]\n0=0*A*\n1=@*B*\n2=\n',
  ],
  [
    'pyscenedetect-csv',
    fine,
    'no-start-time',
    'Scene Number,Start Timecode,End Timecode\n1,00:00:00.000,00:00:30.000\n2,@,00:02:00.000\n',
  ],
  [
    'scenecut-json',
    seconds,
    'no-start-time',
    '[{"frame":0,"pts_time":0,"score":0.5},{"frame":9,"pts_time":@,"score":0.5}]',
  ],
  [
    'edl-cmx3600',
    { good: '00:01:01:00', bad: ['late', '00:01:01', '99999:00:00:00'] },
    'bad-times',
    '001  AX  AA  C  00:00:00:00 00:00:30:00 00:00:00:00 00:00:30:00\n002  BX  AA  C  00:00:00:00 00:00:30:00 @ 00:02:00:00\n',
  ],
  ['mplayer-edl', plainSeconds, 'bad-times', '0.0 30.0 3\n@ 90.0 3\n'],
  [
    'ffprobe-json',
    { good: '61.000000', bad: ['late', '1e300', ''] },
    'no-start-time',
    '{"chapters":[{"id":0,"start_time":"0.000000","tags":{"title":"A"}},{"id":1,"start_time":"@","tags":{"title":"B"}}]}',
  ],
  [
    'webvtt',
    { good: '00:01:01.000', bad: ['late', '00:61:01.000', '00:01:01,000'] },
    'bad-times',
    cues('WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nA lamp.\n', '@ --> 00:01:02.000\nA ladder.'),
  ],
  [
    'subrip',
    comma,
    'bad-times',
    cues('1\n00:00:00,000 --> 00:00:02,000\nA lamp.\n', '2\n@ --> 00:01:02,000\nA ladder.'),
  ],
  [
    'sbv',
    { good: '0:01:01.000', bad: ['0:01:late', '0:01:75.000'] },
    'bad-times',
    cues('0:00:00.000,0:00:02.000\nA lamp.\n', '@,0:01:02.000\nA ladder.'),
  ],
  ['lrc', short, 'lines-ignored', cues('[00:00.00]A lamp.', '[@]A ladder.')],
  [
    'ass',
    { good: '0:01:01.00', bad: ['late', '9999:59:59.00'] },
    'bad-times',
    '[Events]\nFormat: Start, End, Text\nDialogue: 0:00:00.00,0:00:02.00,A lamp.\nDialogue: @,0:01:02.00,A ladder.\n',
  ],
  [
    'ttml',
    { good: '61.0s', bad: ['late', '9999:59:59', '99h99'] },
    'bad-times',
    '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="0s" end="2s">A lamp.</p><p begin="@">A ladder.</p></div></body></tt>',
  ],
  [
    'podcast-transcript-json',
    seconds,
    'untimed',
    '{"version":"1.0.0","segments":[{"startTime":0,"endTime":2,"body":"A lamp."},{"startTime":@,"endTime":62,"body":"A ladder."}]}',
  ],
  [
    'podcast-transcript-html',
    clock,
    'bad-times',
    '<cite>Ann:</cite><time>0:00</time><p>A lamp.</p><cite>Bo:</cite><time>@</time><p>A ladder.</p>',
  ],
  [
    'podlove-transcript-json',
    fine,
    'untimed',
    '[{"start":"00:00:00.000","end":"00:00:02.000","text":"A lamp."},{"start":"@","text":"A ladder."}]',
  ],
  [
    'podlove-transcript-xml',
    fine,
    'untimed',
    '<pst:transcripts xmlns:pst="http://podlove.org/simple-transcripts"><pst:speech><pst:item start="00:00:00.000" end="00:00:02.000">A lamp.</pst:item><pst:item start="@">A ladder.</pst:item></pst:speech></pst:transcripts>',
  ],
  [
    'whisper-json',
    seconds,
    'untimed',
    '{"text":"","segments":[{"start":0,"end":2,"text":" A lamp.","avg_logprob":0},{"start":@,"text":" A ladder.","avg_logprob":0}]}',
  ],
  [
    'whisperx-json',
    seconds,
    'untimed-words',
    '{"segments":[{"start":0,"end":2,"text":" Lamp.","words":[{"word":"Lamp.","start":0,"end":2,"score":1}]},{"text":" A ladder.","words":[{"word":"A","start":@,"score":1},{"word":"ladder.","start":62,"end":63,"score":1}]}]}',
  ],
  [
    'whisper-pyannote-json',
    fine,
    'bad-times',
    '{"0":{"speaker":"Ann","timestamp":"00:00:00.000","text":" A lamp."},"1":{"speaker":"Bo","timestamp":"@","text":" A ladder."}}',
  ],
  [
    'whisper-cpp-json',
    thousandths,
    'untimed',
    '{"transcription":[{"offsets":{"from":0,"to":2000},"text":" A lamp."},{"offsets":{"from":@},"text":" A ladder."}]}',
  ],
  [
    'whisper-tsv',
    { good: '61000', bad: ['late', '99999999999'] },
    'untimed',
    'start\tend\ttext\n0\t2000\tA lamp.\n@\t\tA ladder.\n',
  ],
  [
    'delimited-words',
    plainSeconds,
    'untimed-words',
    'start,end,speaker,word\n0,2,Ann,Lamp.\n@,,Bo,A\n62,63,Bo,ladder.\n',
  ],
  [
    'deepgram-json',
    seconds,
    'untimed-words',
    '{"results":{"channels":[{"alternatives":[{"transcript":"Lamp. A ladder.","words":[{"word":"lamp","punctuated_word":"Lamp.","start":0,"end":2,"speaker":0},{"word":"a","punctuated_word":"A","start":@,"speaker":1},{"word":"ladder","punctuated_word":"ladder.","start":62,"end":63,"speaker":1}]}]}]}}',
  ],
  [
    'assemblyai-json',
    thousandths,
    'untimed',
    '{"text":"","utterances":[{"start":0,"end":2000,"speaker":"A","text":"A lamp."},{"start":@,"speaker":"B","text":"A ladder."}]}',
  ],
  [
    'rev-json',
    seconds,
    'untimed-words',
    '{"monologues":[{"speaker":0,"elements":[{"type":"text","value":"Lamp.","ts":0,"end_ts":2}]},{"speaker":1,"elements":[{"type":"text","value":"A","ts":@},{"type":"punct","value":" "},{"type":"text","value":"ladder.","ts":62,"end_ts":63}]}]}',
  ],
  [
    'amazon-transcribe-json',
    quotedSeconds,
    'untimed-words',
    '{"results":{"items":[{"type":"pronunciation","start_time":"0.0","end_time":"2.0","speaker_label":"a","alternatives":[{"content":"Lamp."}]},{"type":"pronunciation","start_time":@,"speaker_label":"b","alternatives":[{"content":"A"}]},{"type":"pronunciation","start_time":"62.0","end_time":"63.0","speaker_label":"b","alternatives":[{"content":"ladder."}]}]}}',
  ],
  [
    'google-speech-json',
    { good: '"61s"', bad: ['"late"', '"-5s"', '{"seconds":"late"}', '"999999999s"'] },
    'untimed-words',
    '{"results":[{"alternatives":[{"transcript":"Lamp.","words":[{"endTime":"2s","word":"Lamp."}]}]},{"alternatives":[{"transcript":"A ladder.","words":[{"startTime":@,"endTime":"62s","word":"A"},{"startTime":"62s","endTime":"63s","word":"ladder."}]}]}]}',
  ],
  [
    'speechmatics-json',
    seconds,
    'untimed-words',
    '{"format":"2.9","results":[{"type":"word","start_time":0,"end_time":2,"alternatives":[{"content":"Lamp.","speaker":"S1"}]},{"type":"word","start_time":@,"alternatives":[{"content":"A","speaker":"S2"}]},{"type":"word","start_time":62,"end_time":63,"alternatives":[{"content":"ladder.","speaker":"S2"}]}]}',
  ],
  [
    'word-list-json',
    seconds,
    'untimed-words',
    '{"words":[{"start":0,"end":2,"text":"Lamp."},{"start":@,"text":"A"},{"start":62,"end":63,"text":"ladder."}]}',
  ],
]

/** Formats whose times stand in prose: what is no time there is words, and stays with them. */
const prose = new Set(
  'youtube-timestamps spotify-timestamps apple-timestamps transistor-timestamps podcastpage-timestamps show-notes-timestamps markdown-transcript plain-transcript otter-text descript-text'.split(
    ' ',
  ),
)

function reading(format: Format, text: string) {
  const { value, warnings } = format.parse(text)
  const pieces = 'cues' in value ? value.cues.flatMap((one) => [one, ...(one.words ?? [])]) : value.chapters
  const starts = pieces.map((piece) => ('startTime' in piece ? piece.startTime : piece.start))
  return {
    starts: new Set(starts.filter((start) => start !== undefined)),
    codes: warnings.map(({ code }) => code),
  }
}

test('every format with times is in the table', () => {
  const timed = formats.filter((format) => !prose.has(format.id)).map(({ id }) => id)
  expect(table.map(([id]) => id).sort()).toEqual(timed.sort())
})

describe.each(table)('%s', (id, { good, bad }, code, text) => {
  const format = formatById(id)
  if (!format) throw new Error(`${id} is no format`)

  test('reads a time where it stands', () => {
    const { starts, codes } = reading(format, text.replaceAll('@', good))
    expect([...starts]).toContain(61_000)
    expect(codes).not.toContain(code)
  })

  test.each(bad)('says in a warning that %j is none, and puts nothing at a time nobody named', (written) => {
    const { starts, codes } = reading(format, text.replaceAll('@', written))
    const named = [0, 62_000]
    expect([...starts].filter((start) => !named.includes(start))).toEqual([])
    expect(codes).toContain(code)
  })
})
