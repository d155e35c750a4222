import { type FileSystem, nodeFileSystem, type OpenFile } from '../store/file-system.ts'

/** What of a disk can be made to fail. */
export type Operation = keyof FileSystem | 'write' | 'sync' | 'truncate'

/** One fault to come. */
export interface Fault {
  readonly operation: Operation
  readonly code: string
  /** How many times it fails; always unless given. */
  readonly times?: number
  /** Only for paths that contain this. */
  readonly path?: string
}

/** A disk that fails when told to. */
export interface FaultyFileSystem extends FileSystem {
  fail(fault: Fault): void
  /** Ends all faults. */
  heal(): void
  /** The operations done so far, as `operation path`. */
  readonly log: readonly string[]
}

/** The real disk with faults in front of it. A failing write leaves half of its data, as full disks do. */
export function faultyFileSystem(real: FileSystem = nodeFileSystem): FaultyFileSystem {
  let faults: { fault: Fault; left: number }[] = []
  const log: string[] = []
  const check = (operation: Operation, path: string): void => {
    log.push(`${operation} ${path}`)
    const hit = faults.find(
      ({ fault, left }) =>
        left > 0 && fault.operation === operation && (fault.path === undefined || path.includes(fault.path)),
    )
    if (!hit) return
    hit.left -= 1
    throw Object.assign(new Error(`${hit.fault.code}: injected, ${operation} '${path}'`), {
      code: hit.fault.code,
    })
  }
  const guarded = <A extends readonly unknown[], R>(
    operation: keyof FileSystem,
    run: (...args: A) => Promise<R>,
  ): ((...args: A) => Promise<R>) => {
    return async (...args) => {
      check(operation, String(args[0]))
      return run(...args)
    }
  }
  return {
    log,
    fail(fault) {
      faults.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY })
    },
    heal() {
      faults = []
    },
    read: guarded('read', real.read),
    rename: guarded('rename', real.rename),
    copy: guarded('copy', real.copy),
    put: guarded('put', real.put),
    remove: guarded('remove', real.remove),
    removeFolder: guarded('removeFolder', real.removeFolder),
    makeFolder: guarded('makeFolder', real.makeFolder),
    list: guarded('list', real.list),
    facts: guarded('facts', real.facts),
    syncFolder: guarded('syncFolder', real.syncFolder),
    async open(path, how) {
      check('open', path)
      return guardedFile(await real.open(path, how), path, check)
    },
  }
}

function guardedFile(
  file: OpenFile,
  path: string,
  check: (operation: Operation, path: string) => void,
): OpenFile {
  return {
    async write(data) {
      try {
        check('write', path)
      } catch (error) {
        await file.write(data.subarray(0, Math.floor(data.byteLength / 2)))
        throw error
      }
      await file.write(data)
    },
    async sync() {
      check('sync', path)
      await file.sync()
    },
    async truncate(bytes) {
      check('truncate', path)
      await file.truncate(bytes)
    },
    size: () => file.size(),
    close: () => file.close(),
  }
}
