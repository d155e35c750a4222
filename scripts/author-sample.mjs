#!/usr/bin/env node
/**
 * Makes the spoken part of the sample library: `scripts/sample/turns.tsv` → an MP3 and a WebVTT file.
 * Run by hand when the text changes; needs espeak-ng and ffmpeg. The result is committed, so nobody
 * needs either to use or to test Galley.
 *
 * Usage: node scripts/author-sample.mjs OUT_DIR
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const outDir = process.argv[2]
if (!outDir) {
  console.error('Usage: node scripts/author-sample.mjs OUT_DIR')
  process.exit(2)
}

const voices = { Marlo: ['en-gb', '45', '158'], Ines: ['en-us+f3', '55', '164'] }
const pauseBetweenTurns = 0.35

const turns = readFileSync(join(here, 'sample', 'turns.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t'))
  .map(([speaker, spoken, heard]) => ({ speaker, spoken, heard: heard || spoken }))

const work = mkdtempSync(join(tmpdir(), 'galley-sample-'))
const list = []
const cues = []
let at = 0
turns.forEach(({ speaker, spoken, heard }, index) => {
  const [voice, pitch, speed] = voices[speaker]
  const wav = join(work, `${index}.wav`)
  execFileSync('espeak-ng', ['-v', voice, '-p', pitch, '-s', speed, '-w', wav, spoken])
  const seconds = Number(
    execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', wav], {
      encoding: 'utf8',
    }),
  )
  cues.push({ speaker, text: heard, start: at, end: at + seconds })
  at += seconds + pauseBetweenTurns
  list.push(`file '${wav}'`, `file '${join(work, 'pause.wav')}'`)
})
execFileSync('ffmpeg', [
  '-v',
  'error',
  '-y',
  '-f',
  'lavfi',
  '-i',
  'anullsrc=r=22050:cl=mono',
  '-t',
  String(pauseBetweenTurns),
  join(work, 'pause.wav'),
])
writeFileSync(join(work, 'list.txt'), list.join('\n'))
execFileSync('ffmpeg', [
  '-v',
  'error',
  '-y',
  '-f',
  'concat',
  '-safe',
  '0',
  '-i',
  join(work, 'list.txt'),
  '-ac',
  '1',
  '-ar',
  '22050',
  '-c:a',
  'libmp3lame',
  '-b:a',
  '32k',
  '-map_metadata',
  '-1',
  '-id3v2_version',
  '3',
  '-metadata',
  'title=Listening to kelp',
  join(outDir, 'audio.mp3'),
])

const stamp = (seconds) => {
  const ms = Math.round(seconds * 1000)
  const part = (value, size) => String(value).padStart(size, '0')
  return `${part(Math.floor(ms / 3600000), 2)}:${part(Math.floor(ms / 60000) % 60, 2)}:${part(Math.floor(ms / 1000) % 60, 2)}.${part(ms % 1000, 3)}`
}
const vtt = cues.map(
  ({ speaker, text, start, end }) => `${stamp(start)} --> ${stamp(end)}\n<v ${speaker}>${text}\n`,
)
writeFileSync(join(outDir, 'recogniser.vtt'), `WEBVTT\n\n${vtt.join('\n')}`)
rmSync(work, { recursive: true })
console.log(`${turns.length} turns, ${at.toFixed(1)} s`)
