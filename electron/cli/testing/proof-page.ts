import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestWorld, type TestWorld } from './test-world.ts'

/** An episode page of the Proof Podcast, with chapters, people, a link and an untimed transcript. */
export const proofPage = `The Proof Podcast

Every week a guest and two hosts talk about the work behind the words.

Hosts:
- Ada Brown https://www.linkedin.com/in/ada-brown/
- Bob Stone https://www.linkedin.com/in/bob-stone/

#12 - Mary Field: Type, Ink and Patience

Mary Field sets type by hand. We talk about why she never stopped.

Chapters:
00:00 Intro
01:30 Lead and ink
12:05 Why patience pays
1:02:03 Outro

Links:
- Mary's shop https://example.com/mary

Transcript:

Welcome to the show. Today Mary Field is here and we talk about ink. I have set type for thirty years and I still find
mistakes in the first proof. That is the point of a proof. You read it and you mend it and then it is right. Thank you
for coming, and thank you for listening. We hear you in the next episode.
`

/** What the command line answers to an import with `--json`, as far as tests read it. */
export interface ImportReport {
  readonly episodes: readonly { id: string; number: number; title: string }[]
  readonly found: { readonly chapters: readonly unknown[]; readonly title?: string }
  readonly warnings: readonly { code: string; message: string }[]
}

/** A world of its own with the page in `page.txt`; whoever asks removes its folder. */
export async function worldWithProofPage(): Promise<TestWorld> {
  const world = createTestWorld(await mkdtemp(join(tmpdir(), 'galley-cli-')))
  await world.file('page.txt', proofPage)
  return world
}

/** Imports the page and gives the episode's id. */
export async function importProofPage(world: TestWorld): Promise<string> {
  const { json } = await world.run('import', 'page.txt', '--json')
  return json<ImportReport>().episodes[0]?.id ?? ''
}
