import { dirname, join } from 'node:path'
import { defaultFolders } from '../../host/default-folders.ts'
import { browserShell } from '../../loopback/browser-shell.ts'
import { type Loopback, startLoopback } from '../../loopback/server.ts'
import { type Arguments, usage } from '../arguments.ts'
import { type Command, libraryFlag, type World } from '../command.ts'
import { describeBug } from '../describe-bug.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { appWindowArguments, hasScreen, installedBrowser, openAppWindow } from '../installed-browser.ts'
import { withLibrary } from '../with-library.ts'

/** `galley serve`: the editor in a browser on this machine. */
export const serveCommand: Command = {
  verb: 'serve',
  synopsis: '[--port N] [--open] [--library DIR]',
  summary: 'Serve the editor to a browser on this machine only.',
  details: [
    'Prints an address that opens the editor once. Press Enter for a fresh address, Ctrl+C to stop.',
    'With --open, Galley opens it in an installed Chromium, Chrome or Edge as a window of its own.',
  ].join('\n'),
  flags: {
    port: { value: 'N', help: 'The port on 127.0.0.1 (default: any free one).' },
    open: { help: 'Open the editor in an app window.' },
    ...libraryFlag,
  },
  fewestWords: 0,
  mostWords: 0,
  run: serve,
}

function serve(args: Arguments, world: World): Promise<ExitCode> {
  const port = readPort(args.text('port'))
  return withLibrary(args, world, { readOnly: false, shell: browserShell }, async (library) => {
    const loopback = await startLoopback({
      host: library.host,
      pageFolder: world.pageFolder,
      port,
      reportBug: (error) => world.io.say(describeBug(error)),
    })
    world.io.say(`Galley serves ${library.folder} on this machine only.`)
    const stopListening = world.io.onLine(presenter(loopback, args.has('open'), world))
    await world.io.untilStopped()
    stopListening()
    world.io.say('Saving and stopping.')
    await loopback.close()
    return exitCodes.done
  })
}

/** Shows the editor now, and gives the function that shows it again. */
function presenter(loopback: Loopback, wantsWindow: boolean, { io }: World): () => void {
  const browser = wantsWindow && hasScreen(io) ? installedBrowser(io) : undefined
  const printAddress = (): void => {
    io.write(`${loopback.freshAddress()}\n`)
    io.say('It opens Galley once. Press Enter for a fresh address, Ctrl+C to stop.')
  }
  if (wantsWindow && !browser) {
    io.say(
      hasScreen(io)
        ? 'No Chromium, Chrome or Edge was found to show a window. Open this address in your browser:'
        : 'There is no screen here to show a window on. Open this address in a browser of this machine:',
    )
  }
  let open = 0
  const openWindow = (program: string): void => {
    open += 1
    const profile = join(dirname(defaultFolders(io).settingsFile), 'app-window')
    const flags = appWindowArguments(loopback.freshAddress(), profile, process.getuid?.() === 0)
    openAppWindow(program, flags, (failed) => {
      open -= 1
      if (failed) {
        io.say('The browser could not show a window. Open this address yourself:')
        printAddress()
      } else if (open === 0)
        io.say('The window was closed. Press Enter to open it again, Ctrl+C to stop Galley.')
    })
  }
  const present = (): void => (browser ? openWindow(browser) : printAddress())
  present()
  if (browser) io.say('Galley opens in a window. Press Enter to open another, Ctrl+C to stop.')
  return present
}

function readPort(text: string | undefined): number {
  if (text === undefined) return 0
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw usage(`"${text}" is no port; one is a number from 0 to 65535.`, 'serve')
  return port
}
