import type { Clock } from '../clock.ts'
import type { FileSystem } from './file-system.ts'

/** What every part of the store works with: a disk to write to and a clock to wait by. */
export interface Disk {
  readonly fileSystem: FileSystem
  readonly clock: Clock
}
