import { AppError } from '../errors.ts'
import { appleHlsJson } from './chapters/apple-hls-json.ts'
import { appleTimestamps } from './chapters/apple-timestamps.ts'
import { audacityLabels } from './chapters/audacity-labels.ts'
import { audibleJson } from './chapters/audible-json.ts'
import { auditionMarkers } from './chapters/audition-markers.ts'
import { cue } from './chapters/cue.ts'
import { edlCmx3600 } from './chapters/edl-cmx3600.ts'
import { ffmetadata } from './chapters/ffmetadata.ts'
import { ffprobeJson } from './chapters/ffprobe-json.ts'
import { hindenburgSession } from './chapters/hindenburg-session.ts'
import { losslesscutCsv } from './chapters/losslesscut-csv.ts'
import { losslesscutLlc } from './chapters/losslesscut-llc.ts'
import { losslesscutTsv } from './chapters/losslesscut-tsv.ts'
import { matroskaXml } from './chapters/matroska-xml.ts'
import { mkvmergeSimple } from './chapters/mkvmerge-simple.ts'
import { mp4chaps } from './chapters/mp4chaps.ts'
import { mplayerEdl } from './chapters/mplayer-edl.ts'
import { podcastChaptersJson } from './chapters/podcast-chapters-json.ts'
import { podcastpageTimestamps } from './chapters/podcastpage-timestamps.ts'
import { podigeeJson } from './chapters/podigee-json.ts'
import { podloveJson } from './chapters/podlove-json.ts'
import { podloveSimpleChapters } from './chapters/podlove-simple-chapters.ts'
import { potplayerPbf } from './chapters/potplayer-pbf.ts'
import { pyscenedetectCsv } from './chapters/pyscenedetect-csv.ts'
import { quicktimeChapterXml } from './chapters/quicktime-chapter-xml.ts'
import { reaperCsv } from './chapters/reaper-csv.ts'
import { scenecutJson } from './chapters/scenecut-json.ts'
import { showNotesTimestamps } from './chapters/show-notes-timestamps.ts'
import { spotifyTimestamps } from './chapters/spotify-timestamps.ts'
import { transistorTimestamps } from './chapters/transistor-timestamps.ts'
import { vorbisComment } from './chapters/vorbis-comment.ts'
import { webvttChapters } from './chapters/webvtt-chapters.ts'
import { youtubeTimestamps } from './chapters/youtube-timestamps.ts'
import type { DocumentFormat } from './documents/document-format.ts'
import { documentFormats } from './documents/read-text.ts'
import type { Format } from './format.ts'
import { amazonTranscribeJson } from './transcripts/amazon-transcribe-json.ts'
import { ass } from './transcripts/ass.ts'
import { assemblyaiJson } from './transcripts/assemblyai-json.ts'
import { deepgramJson } from './transcripts/deepgram-json.ts'
import { delimitedWords } from './transcripts/delimited-words.ts'
import { descriptText } from './transcripts/descript-text.ts'
import { googleSpeechJson } from './transcripts/google-speech-json.ts'
import { lrc } from './transcripts/lrc.ts'
import { markdownTranscript } from './transcripts/markdown-transcript.ts'
import { otterText } from './transcripts/otter-text.ts'
import { plainTranscript } from './transcripts/plain-transcript.ts'
import { podcastTranscriptHtml } from './transcripts/podcast-transcript-html.ts'
import { podcastTranscriptJson } from './transcripts/podcast-transcript-json.ts'
import { podloveTranscriptJson } from './transcripts/podlove-transcript-json.ts'
import { podloveTranscriptXml } from './transcripts/podlove-transcript-xml.ts'
import { revJson } from './transcripts/rev-json.ts'
import { sbv } from './transcripts/sbv.ts'
import { speechmaticsJson } from './transcripts/speechmatics-json.ts'
import { subrip } from './transcripts/subrip.ts'
import { ttml } from './transcripts/ttml.ts'
import { webvtt } from './transcripts/webvtt.ts'
import { whisperCppJson } from './transcripts/whisper-cpp-json.ts'
import { whisperJson } from './transcripts/whisper-json.ts'
import { whisperPyannoteJson } from './transcripts/whisper-pyannote-json.ts'
import { whisperTsv } from './transcripts/whisper-tsv.ts'
import { whisperxJson } from './transcripts/whisperx-json.ts'
import { wordListJson } from './transcripts/word-list-json.ts'

/**
 * Every format Galley knows, in the order people are shown them. One import and one entry each;
 * extension maps, dialog filters, the command line's help and the docs are all derived from this list.
 */
export const formats: readonly Format[] = [
  podcastChaptersJson,
  podloveSimpleChapters,
  youtubeTimestamps,
  spotifyTimestamps,
  appleTimestamps,
  transistorTimestamps,
  podcastpageTimestamps,
  showNotesTimestamps,
  ffmetadata,
  mp4chaps,
  matroskaXml,
  mkvmergeSimple,
  vorbisComment,
  webvttChapters,
  audacityLabels,
  auditionMarkers,
  reaperCsv,
  podloveJson,
  podigeeJson,
  cue,
  quicktimeChapterXml,
  appleHlsJson,
  audibleJson,
  losslesscutCsv,
  losslesscutTsv,
  losslesscutLlc,
  hindenburgSession,
  potplayerPbf,
  pyscenedetectCsv,
  scenecutJson,
  edlCmx3600,
  mplayerEdl,
  ffprobeJson,
  webvtt,
  subrip,
  podcastTranscriptJson,
  podcastTranscriptHtml,
  markdownTranscript,
  plainTranscript,
  whisperJson,
  whisperxJson,
  whisperPyannoteJson,
  whisperCppJson,
  deepgramJson,
  assemblyaiJson,
  revJson,
  amazonTranscribeJson,
  googleSpeechJson,
  speechmaticsJson,
  whisperTsv,
  delimitedWords,
  podloveTranscriptJson,
  podloveTranscriptXml,
  sbv,
  lrc,
  ass,
  ttml,
  otterText,
  descriptText,
  wordListJson,
]

/** The format with this id, or undefined. */
export function formatById(id: string): Format | undefined {
  return formats.find((format) => format.id === id)
}

/** What is known about a text besides its content. */
export interface DetectionHints {
  /** With or without the dot. Only breaks a tie: extensions are unreliable. */
  readonly extension?: string
  /** With or without parameters. Only breaks a tie. */
  readonly mime?: string
  /** Consider formats of one kind only. */
  readonly kind?: Format['kind']
}

/** A reader sees no more of a text than this when it judges whose it is. */
const headLength = 4096
const leastScore = 0.5
const certainScore = 0.8
const tieWidth = 0.1

/**
 * Judges by content which format a text is in. Throws `format-unknown` when none claims it, and
 * `format-ambiguous` with both ids in `details.candidates` when two claim it as well and neither the
 * extension nor the media type settles it.
 */
export function detectFormat(text: string, hints: DetectionHints = {}): Format {
  const head = text.slice(text.startsWith('\uFEFF') ? 1 : 0, headLength)
  const scored = formats
    .filter((format) => hints.kind === undefined || format.kind === hints.kind)
    .map((format) => ({ format, score: format.detect(head) }))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score)
  const [best] = scored
  if (!best) throw unknownFormat(head, hints)
  const tied = scored.filter(({ score }) => best.score - score < tieWidth + 1e-9).map(({ format }) => format)
  if (tied.length === 1) return best.format
  const settled = tied.filter((format) => matchesHints(format, hints))
  const [only] = settled
  if (only && settled.length === 1) return only
  throw ambiguousFormat(settled.length > 1 ? settled : tied)
}

function matchesHints(format: Format, hints: DetectionHints): boolean {
  const extension = hints.extension?.replace(/^\./, '').toLowerCase()
  const [mime] = hints.mime?.toLowerCase().split(';') ?? []
  return (extension !== undefined && format.extensions.includes(extension)) || format.mime === mime?.trim()
}

function unknownFormat(head: string, { kind }: DetectionHints): AppError {
  const what = kind === undefined ? 'chapter or transcript' : kind === 'chapters' ? 'chapter' : 'transcript'
  const message = /\S/.test(head)
    ? `This is no ${what} format Galley knows.${otherKind(head, kind)} Nothing was changed. If you know what it is, choose the format yourself.`
    : 'There is no text in this. Nothing was changed. Choose another file.'
  return new AppError('format-unknown', message)
}

/** What a text is when it holds the other kind of thing than was asked for. */
function otherKind(head: string, kind: Format['kind'] | undefined): string {
  const other = kind && formats.find((format) => format.kind !== kind && format.detect(head) >= certainScore)
  const holds = other?.kind === 'chapters' ? 'chapters' : 'a transcript'
  return other ? ` It looks like ${other.label}, which holds ${holds}.` : ''
}

function ambiguousFormat(candidates: readonly Format[]): AppError {
  const labels = candidates.map((format) => format.label)
  const named = `${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}`
  return new AppError(
    'format-ambiguous',
    `This could be ${named}. Nothing was read yet. Choose which one it is.`,
    { candidates: candidates.map((format) => format.id) },
  )
}

/** One format as the rest of the world sees it; the contract's `FormatDescription`. */
export interface DescribedFormat {
  readonly id: string
  readonly label: string
  readonly kind: Format['kind']
  readonly extensions: string[]
  readonly mime: string
  readonly reads: boolean
  readonly writes: boolean
  readonly carries: string[]
}

/**
 * Every format, described for screens, the command line and the docs. Documents are among the transcripts:
 * what they hold is read as any text is.
 */
export function describeFormats(): DescribedFormat[] {
  const ofText = formats.map((format) =>
    describe(format, { kind: format.kind, writes: format.serialise !== undefined }),
  )
  return [...ofText, ...documentFormats.map((one) => describe(one, { kind: 'transcript', writes: false }))]
}

function describe(
  { id, label, extensions, mime, carries }: Format | DocumentFormat,
  { kind, writes }: Pick<DescribedFormat, 'kind' | 'writes'>,
): DescribedFormat {
  return { id, label, kind, extensions: [...extensions], mime, reads: true, writes, carries: [...carries] }
}
