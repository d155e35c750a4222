import { mutated } from '../../scripts/fuzz/mutate.ts'
import { type Random, randomFrom } from '../../scripts/fuzz/random.ts'

/** Files a person could think of, each a question the W3C algorithm has an answer to. */
const written: readonly string[] = [
  '',
  'WEBVTT',
  'WEBVTTT\n\n00:01.000 --> 00:02.000\nno',
  'webvtt\n\n00:01.000 --> 00:02.000\nno',
  ' WEBVTT\n\n00:01.000 --> 00:02.000\nno',
  '\uFEFFWEBVTT\n\n00:01.000 --> 00:02.000\nmarked',
  '\uFEFF\uFEFFWEBVTT\n\n00:01.000 --> 00:02.000\nmarked twice',
  'WEBVTT - about\nKind: captions\nLanguage: en\n\n00:01.000 --> 00:02.000\nheader',
  'WEBVTT\tabout\n00:01.000 --> 00:02.000\nright below the header',
  'WEBVTT\n00:01.000 --> 00:02.000\nright below',
  'WEBVTT 00:01.000 --> 00:02.000\nin the first line',
  'WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nDOS\r\n\r\n00:02.000 --> 00:03.000\r\nlines',
  'WEBVTT\r\r00:01.000 --> 00:02.000\rold Mac\r\r00:02.000 --> 00:03.000\rlines',
  'WEBVTT\n\r\n00:01.000 --> 00:02.000\n\rmixed',
  'WEBVTT\n\n00:01.000 --> 00:02.000\none\n00:02.000 --> 00:03.000\nwithout a line between',
  'WEBVTT\n\nid\n00:01.000 --> 00:02.000\nid of its own',
  'WEBVTT\n\nid\nanother\n00:01.000 --> 00:02.000\ntwo lines before the times',
  'WEBVTT\n\nid --> x\n00:01.000 --> 00:02.000\narrow in the id',
  'WEBVTT\n\n00:01.000 --> 00:02.000\n00:03.000 --> 00:04.000\ntwo lines of times',
  'WEBVTT\n\n00:01.000 --> 00:02.000\ntext --> arrow\nand more',
  'WEBVTT\n\nNOTE a note\n\n00:01.000 --> 00:02.000\nafter a note',
  'WEBVTT\n\nNOTE\n00:01.000 --> 00:02.000\nis the note an id',
  'WEBVTT\n\nNOTE 00:01.000 --> 00:02.000\nis it a cue',
  'WEBVTT\n\nNOTES\n00:01.000 --> 00:02.000\nnot a note',
  'WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\nstyled',
  'WEBVTT\n\nSTYLE\n::cue { content: "-->" }\n\n00:01.000 --> 00:02.000\narrow in the style',
  'WEBVTT\n\n00:01.000 --> 00:02.000\none\n\nSTYLE\n::cue { color: red }\n\n00:02.000 --> 00:03.000\nstyle too late',
  'WEBVTT\n\nREGION\nid:fred\nwidth:40%\n\n00:01.000 --> 00:02.000 region:fred\nin a region',
  'WEBVTT\n\nREGION id:fred\n00:01.000 --> 00:02.000\nregion line as an id',
  'WEBVTT\n\n00:02.000 --> 00:01.000\nends before it starts',
  'WEBVTT\n\n00:01.000 --> 00:01.000\nno length',
  'WEBVTT\n\n00:05.000 --> 00:06.000\nlater\n\n00:01.000 --> 00:02.000\nearlier',
  'WEBVTT\n\n00:01.000 --> 00:02.000\nshort\n\n00:01.000 --> 00:09.000\nlong, same start',
  'WEBVTT\n\n00:01.000 --> 00:02.000\n\nempty above',
  'WEBVTT\n\n00:01.000 --> 00:02.000\n   \nspaces only',
  'WEBVTT\n\n00:01.000 --> 00:02.000',
  'WEBVTT\n\n00:01.000 --> 00:02.000\n\n\n\n\n00:02.000 --> 00:03.000\nfar below',
  'WEBVTT\n\n00:01.000 -->00:02.000\nno space after',
  'WEBVTT\n\n00:01.000--> 00:02.000\nno space before',
  'WEBVTT\n\n00:01.000-->00:02.000\nno space',
  'WEBVTT\n\n\t00:01.000\t-->\t00:02.000\ttabs\ntabs',
  'WEBVTT\n\n\f00:01.000 --> 00:02.000\nform feed',
  'WEBVTT\n\n\u00A000:01.000 --> 00:02.000\nno-break space',
  'WEBVTT\n\n00:01.000 --> 00:02.000align:start\nsettings at once',
  'WEBVTT\n\n00:01.000 --> 00:02.000 align:start line:-1 position:10% size:200% x:y :\nsettings',
  'WEBVTT\n\n00:01.000 --> 00:02.0001\nfour digits',
  'WEBVTT\n\n00:01.00 --> 00:02.000\ntwo digits',
  'WEBVTT\n\n00:01 --> 00:02\nno fraction',
  'WEBVTT\n\n00:01,000 --> 00:02,000\ncommas',
  'WEBVTT\n\n0:01.000 --> 0:02.000\none digit of minutes',
  'WEBVTT\n\n1:00:01.000 --> 1:00:02.000\none digit of hours',
  'WEBVTT\n\n100:00:01.000 --> 100:00:02.000\nthree digits of hours',
  'WEBVTT\n\n00:00:01.000 --> 00:02.000\nhours on one side',
  'WEBVTT\n\n60:00.000 --> 61:00.000\nsixty minutes',
  'WEBVTT\n\n00:60.000 --> 00:61.000\nsixty seconds',
  'WEBVTT\n\n123:00.000 --> 124:00.000\nlong minutes',
  'WEBVTT\n\n-00:01.000 --> 00:02.000\nnegative',
  'WEBVTT\n\n00:01.000 -> 00:02.000\nshort arrow',
  'WEBVTT\n\n00:01.000 ---> 00:02.000\nlong arrow',
  'WEBVTT\n\n00:01.000 --> x\nhalf\n\n00:02.000 --> 00:03.000\nwhole',
  'WEBVTT\n\n٠٠:٠١.٠٠٠ --> 00:02.000\nother digits',
  'WEBVTT\n\n00:01.000 --> 00:02.000\na\0b\n\n\0\n00:02.000 --> 00:03.000\nnul',
  'WEBVTT\0\n\n00:01.000 --> 00:02.000\nnul in the signature',
  'WEBVTT\n\n00:01.000 --> 00:02.000\n\uD800 alone \uDC00',
  'WEBVTT\n\n00:01.000 --> 00:02.000\nline\u2028separator\u0085next\u000Btab',
]

/** What the text of a cue can be made of. */
const pieces = [
  ...['a ', 'lamp ', 'and', ' ', '\n', '1:02 ', '5 < 6 ', 'x > y ', '"q" ', "it's ", '-- > ', '🎙️', 'שלום '],
  ...[
    '&amp;',
    '&lt;',
    '&gt;',
    '&nbsp;',
    '&lrm;',
    '&rlm;',
    '&',
    '&amp',
    '&ampx',
    '&quot;',
    '&#65;',
    '&#x41;',
    '&#0;',
  ],
  ...[
    '&#x110000;',
    '&#xD800;',
    '&#128;',
    '&hellip;',
    '&notit;',
    '&not;',
    '&;',
    '&#;',
    '&#x;',
    '&AMP;',
    '&Amp;',
  ],
  ...[
    '<b>',
    '</b>',
    '<i>',
    '</i>',
    '<u>',
    '</u>',
    '<c>',
    '</c>',
    '<c.a.b>',
    '<b.x y>',
    '<v>',
    '</v>',
    '<v Ann>',
  ],
  ...[
    '<v.loud Ann Lee>',
    '<v Ann &amp; Bo>',
    '<v\tAnn>',
    '<v\nAnn>',
    '<lang en>',
    '</lang>',
    '<lang>',
    '<ruby>',
  ],
  ...[
    '</ruby>',
    '<rt>',
    '</rt>',
    '<ruby>a<rt>b</rt></ruby>',
    '<ruby>a<rt>b</ruby>',
    '<x>',
    '</x>',
    '<>',
    '</>',
    '< >',
  ],
  ...[
    '<',
    '>',
    '</',
    '<b',
    '<!--',
    '<1>',
    '<00:01.500>',
    '<00:00:01.500>',
    '<00:01.5>',
    '<00:01.500',
    '<99:99.999>',
  ],
  ...[
    '<B>',
    '</B>',
    '<b >',
    '</b >',
    '<b/>',
    '<br>',
    '<c.>',
    '<.a>',
    '<v .a>',
    '<c&amp;>',
    '<c.&amp;>',
    '<b\u00A0>',
  ],
] as const

const timings = [
  ...['00:01.000 --> 00:02.000', '00:00:03.000 --> 00:00:04.500', '00:04.000 --> 00:05.000 align:start'],
  ...[
    '01:00:00.000 --> 01:00:01.999',
    '00:06.000-->00:07.000',
    '00:08.000 --> 00:07.000',
    '00:09.000 --> 00:10',
  ],
  ...['00:00.001 --> 00:00.002', '12:34:56.789 --> 99:59:59.999', '00:01.000 --> 00:02.000 x-->y'],
] as const

function generated(random: Random): string {
  const blocks = Array.from({ length: 1 + random.below(5) }, () => {
    const text = Array.from({ length: random.below(12) }, () => random.pick(pieces)).join('')
    const above = random.pick(['', '', 'id\n', 'NOTE x\n', 'STYLE\n', 'a\nb\n'])
    return `${above}${random.pick(timings)}\n${text}`
  })
  const end = random.pick(['\n\n', '\n\n', '\n', '\n\n\n'])
  return `${random.pick(['WEBVTT\n\n', 'WEBVTT\n', 'WEBVTT x\ny: z\n\n'])}${blocks.join(end)}${random.pick(['', '\n'])}`
}

/** Hostile WebVTT, the same in every run: questions thought of, cues made of odd pieces, and damaged files. */
export function hostileFiles(count: number): readonly string[] {
  const random = randomFrom('hostile WebVTT')
  const made = Array.from({ length: count }, (_, at) =>
    at % 3 === 2 ? mutated(written.slice(5), written, random) : generated(random),
  )
  return [...written, ...made]
}
