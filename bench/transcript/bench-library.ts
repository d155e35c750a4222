import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Episode } from '../../core/episode/schema.ts'
import { EpisodeId, ShowId } from '../../core/ids.ts'
import { newShow } from '../../core/show/new-show.ts'
import type { Show } from '../../core/show/schema.ts'
import { episodeText } from '../../electron/host/store/episode-text.ts'
import { longEpisode } from '../long-episode.ts'

/** The word that stands in every twelfth place, for replacing: 5,000 times in 60,000 words. */
export const replacedWord = 'harbour'
/** How a recogniser misheard the one term of the show, and how many times it stands in `marked`. */
const misheard = 'brinny'
const suspectCount = 500

/** The episodes of the bench library; the numbers are words. */
export const benchEpisodes = {
  '1,000': EpisodeId.parse('ep-1000'),
  '10,000': EpisodeId.parse('ep-10000'),
  '60,000': EpisodeId.parse('ep-60000'),
  '120,000': EpisodeId.parse('ep-120000'),
  /** 60,000 words with 500 suspected places. */
  marked: EpisodeId.parse('ep-marked'),
} as const
/** A name of an episode of the bench library. */
export type BenchEpisode = keyof typeof benchEpisodes

/** An editor served on the bench library. */
export interface ServedBench {
  /** Opens the editor once. */
  readonly address: string
  readonly stop: () => Promise<void>
}

/** Makes a library of invented episodes and serves it as `galley serve` does. */
export function serveBenchLibrary(root: string): Promise<ServedBench> {
  const episodes = Object.entries(benchEpisodes).map(([name, id]) => {
    const words = name === 'marked' ? 60_000 : Number(name.replace(',', ''))
    const episode = named(longEpisode(words), id, name)
    return name === 'marked' ? withSuspects(episode) : withReplaced(episode)
  })
  return serveLibrary(root, show, episodes)
}

/** Serves a library of one show and its episodes as `galley serve` does. */
export async function serveLibrary(
  root: string,
  own: Show,
  episodes: readonly Episode[],
): Promise<ServedBench> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  const library = join(folder, 'library')
  writeLibrary(library, own, episodes)
  const child = spawn(process.execPath, [join(root, 'dist', 'cli', 'galley.js'), 'serve'], {
    env: {
      ...process.env,
      GALLEY_LIBRARY: library,
      GALLEY_EXPORTS: join(folder, 'exports'),
      GALLEY_SETTINGS: join(folder, 'settings.json'),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    void ended.then(() => reject(new Error('The editor could not be served.')))
  })
  return {
    address,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}

function writeLibrary(library: string, own: Show, episodes: readonly Episode[]): void {
  for (const part of ['episodes', 'shows']) mkdirSync(join(library, part), { recursive: true })
  writeFileSync(join(library, 'library.json'), JSON.stringify({ schemaVersion: 1, libraryId: 'lib-bench' }))
  writeFileSync(join(library, 'shows', `${own.id}.json`), JSON.stringify(own))
  for (const episode of episodes)
    writeFileSync(join(library, 'episodes', `${episode.id}.json`), episodeText(episode))
}

const show: Show = {
  ...newShow({ id: ShowId.parse('sh-bench'), title: 'Bench' }),
  vocabulary: [
    {
      spelling: 'BrinyDB',
      kind: 'product',
      saidAs: [],
      heardAs: [misheard],
      matchCapitals: false,
      scope: 'show',
    },
  ],
}

function named(episode: Episode, id: EpisodeId, name: string): Episode {
  return { ...episode, id, title: `Bench ${name}`, show: { id: show.id, title: show.title } }
}

/** The words an episode is typed in and replaced in; every twelfth is the one that is replaced. */
export function withReplaced(episode: Episode): Episode {
  return everyNth(episode, 12, replacedWord)
}

function withSuspects(episode: Episode): Episode {
  return everyNth(episode, 60_000 / suspectCount, misheard)
}

function everyNth(episode: Episode, step: number, text: string): Episode {
  let at = 0
  const segments = (episode.transcript?.segments ?? []).map((segment) => ({
    ...segment,
    words: segment.words.map((word) => {
      at += 1
      return at % step === 0 ? { ...word, text } : word
    }),
  }))
  return { ...episode, transcript: { segments } }
}
