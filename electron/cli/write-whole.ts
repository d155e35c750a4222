import { rename, rm, stat } from 'node:fs/promises'
import { writeNew } from '../host/store/atomic-write.ts'
import { nodeFileSystem } from '../host/store/file-system.ts'

/**
 * Writes beside the target and renames, so that a reader never meets half a file. Without `replace` it fails with
 * `EEXIST` where something that is no folder is there already.
 */
export async function writeWhole(
  path: string,
  text: string,
  { replace }: { readonly replace: boolean },
): Promise<void> {
  if (!replace) await requireFree(path)
  const beside = `${path}.${process.pid}.partial`
  await writeNew(nodeFileSystem, beside, Buffer.from(text))
  try {
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

async function requireFree(path: string): Promise<void> {
  const there = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
  const code = there?.isDirectory() ? 'EISDIR' : 'EEXIST'
  if (there) throw Object.assign(new Error(`${code}: ${path}`), { code })
}
