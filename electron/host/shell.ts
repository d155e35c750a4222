import type { Caller } from '../../core/contract/serve.ts'

/**
 * What differs between Electron, a browser and the command line. Each method may be absent: the
 * client is then told `supported: false` and shows another way. The host checks every argument before
 * it calls, so a shell does as it is told.
 */
export interface Shell {
  /** Asks the person for a folder; undefined when they changed their mind. */
  pickFolder?(caller: Caller): Promise<string | undefined>
  /** Shows a folder in the system's file browser. Only folders the host itself wrote reach this. */
  reveal?(folder: string): Promise<void>
  /** Opens an http, https or mailto address outside Galley. */
  openLink?(address: string): Promise<void>
}
