import type { FileBytes } from '../host/media/file-bytes.ts'

/** Everything a command takes from and gives to the world, so that commands are tested without a process. */
export interface Io {
  /** Data, for programs: stdout. */
  write(text: string): void
  /** Messages, for people: stderr. */
  say(message: string): void
  readStdin(): Promise<Uint8Array>
  /** Reads a whole file; throws what Node throws. */
  readFile(path: string): Promise<Uint8Array>
  /** Opens a file to be read by position, as audio is; throws what Node throws. */
  openFile(path: string): Promise<FileBytes>
  /** The size in bytes, to refuse a file before it fills the memory. */
  fileSize(path: string): Promise<number>
  /**
   * Writes a whole file so that it is there complete or not at all; fails with `EEXIST` where there is one
   * already that is not to be replaced.
   */
  writeFile(path: string, text: string, how: { readonly replace: boolean }): Promise<void>
  /** Runs `listener` at every line typed; the answer stops listening. */
  onLine(listener: () => void): () => void
  /** Settles when the person stops the program. */
  untilStopped(): Promise<void>
  readonly env: Readonly<Record<string, string | undefined>>
  /** The folder relative paths start from. */
  readonly cwd: string
  readonly homeFolder: string
  readonly platform: string
  readonly version: string
}
