import { exitCodes } from './exit-codes.ts'

/** As much of a stream as is needed to hear of its failures. */
interface Output {
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown
  write(text: string): unknown
}

/**
 * Keeps the program running when its output goes nowhere, so that what it does is done whole. A reader that has seen
 * enough (`galley list | head`) is no failure; a full disk under `> list.txt` is one, which `refuse` is told.
 */
export function watchOutput(stdout: Output, stderr: Output, refuse: (code: number) => void): void {
  let isSaid = false
  const listener = (error: NodeJS.ErrnoException): void => {
    if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') return
    refuse(exitCodes.refused)
    if (isSaid) return
    isSaid = true
    stderr.write(
      `What Galley prints could not be written there (${error.code ?? error.message}), so the output is not whole. What was saved in the library is safe. Make some room or print elsewhere, and ask again.\n`,
    )
  }
  stdout.on('error', listener)
  stderr.on('error', listener)
}
