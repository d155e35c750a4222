import { patchesBetween } from '../../core/editing/patches-between.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { combineEpisodes } from '../../core/library/combine-episodes.ts'
import { sameValue } from '../../core/library/same-value.ts'
import { instant } from './clock.ts'
import type { Saving } from './saving.ts'
import { episodeText } from './store/episode-text.ts'
import type { ForeignChange } from './store/foreign-change.ts'

type Changed = Extract<ForeignChange, { kind: 'changed' }>

/**
 * Brings together what another program did to the file and what was done here, losing neither: the
 * other version stays among the backups, and where both changed the same thing ours is kept and said.
 */
export async function settleForeignChange(saving: Saving, change: ForeignChange): Promise<void> {
  switch (change.kind) {
    case 'none':
      return
    case 'gone':
      // Saving puts it back; with nothing to save, whoever removed it meant it.
      return
    case 'damaged':
      return settleDamage(saving, change)
    case 'changed':
      return settleChange(saving, change)
  }
}

async function settleDamage(
  saving: Saving,
  { bytes, mark }: Extract<ForeignChange, { kind: 'damaged' }>,
): Promise<void> {
  await saving.library.backups(saving.onDisk.id).keep(bytes, saving.onFile.revision, 'damaged')
  saving.file.adopt(mark)
  // A new value, so that it counts as unsaved and goes over the damage.
  saving.replace(
    { ...saving.current() },
    'Another program damaged the file of this episode. What you see here is whole and is saved again; the damaged file was kept among the backups.',
  )
}

async function settleChange(saving: Saving, change: Changed): Promise<void> {
  const { bytes, mark, episode } = change
  const { file, journal, library, disk, onFile } = saving
  if (sameValue(episode, onFile)) {
    // The same episode in another layout. The journal must know the new file all the same.
    file.adopt(mark)
    await journal.noteBase({ base: episode.revision, sha256: mark.sha256 }).catch(saving.report)
    return
  }
  const backups = library.backups(episode.id)
  const hadOurs = saving.current() !== onFile
  await backups.keep(Buffer.from(episodeText(onFile)), onFile.revision)
  if (hadOurs) await backups.keep(bytes, episode.revision, 'other')
  // From here to `replace` nothing may wait, or an edit made meanwhile would be passed over.
  const ours = saving.current()
  const isOnlyTheirs = ours === onFile
  if (!isOnlyTheirs && !hadOurs) return settleChange(saving, change)
  const now = instant(disk.clock)
  const { episode: combined, clashes } = isOnlyTheirs
    ? { episode: onTop(episode, ours, now), clashes: [] }
    : combineEpisodes({ base: onFile, ours, theirs: episode }, now)
  file.adopt(mark)
  saving.onFile = isOnlyTheirs ? combined : episode
  saving.replace(combined, messageOf(isOnlyTheirs, clashes))
  const base = { base: isOnlyTheirs ? combined.revision : episode.revision, sha256: mark.sha256 }
  if (isOnlyTheirs) await journal.cut(base).catch(saving.report)
  else {
    const patches = patchesBetween(episode, combined)
    await journal.restart(base, { revision: combined.revision, at: now, patches }).catch(saving.report)
  }
}

/** Their version with a revision no client has seen yet. */
function onTop(theirs: Episode, ours: Episode, now: string): Episode {
  if (theirs.revision > ours.revision) return theirs
  return { ...theirs, revision: ours.revision + 1, updatedAt: now }
}

function messageOf(isOnlyTheirs: boolean, clashes: readonly string[]): string {
  if (isOnlyTheirs) {
    return 'Another program changed this episode. You now see its version; yours from before is among the backups.'
  }
  if (clashes.length === 0) {
    return 'Another program changed this episode while you edited it. Both versions were combined; the other one is also among the backups.'
  }
  return `Another program changed this episode while you edited it. Both versions were combined. Where both changed the same thing yours was kept: ${clashes.join(', ')}. The other version is among the backups.`
}
