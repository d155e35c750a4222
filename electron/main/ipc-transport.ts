import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import { type Envelope, failure } from '../../core/contract/envelope.ts'
import type { HostPort } from '../../core/contract/memory-transport.ts'
import { longestPayload, parsePayload } from '../../core/contract/payload.ts'
import { AppError, isAppError } from '../../core/errors.ts'
import { isOurPage } from './origin.ts'

/** The one channel calls come on, and the one events go out on. */
const callChannel = 'galley:call'
const eventChannel = 'galley:event'

/** Calls and events between the page and the host within Electron. */
export interface IpcTransport {
  /** Settles when no call is under way. */
  settled(): Promise<void>
  close(): void
}

/** What the transport is told. */
export interface IpcTransportOptions {
  /** The window's contents now; `undefined` while no window is open. */
  readonly ourContents: () => WebContents | undefined
  readonly longestBody?: number
}

/**
 * Puts a host behind IPC. Every call is checked for its sender: the main frame of our own window, on
 * our own origin. A page that came in by another way, a frame or another window gets a refusal.
 */
export function createIpcTransport(host: HostPort, options: IpcTransportOptions): IpcTransport {
  const underWay = new Set<Promise<string>>()
  const limit = options.longestBody ?? longestPayload

  ipcMain.handle(callChannel, (event, name: unknown, text: unknown) => {
    const answering = answer(host, limit, event, options.ourContents(), name, text).then(JSON.stringify)
    underWay.add(answering)
    return answering.finally(() => underWay.delete(answering))
  })
  const unsubscribe = host.subscribe((event) => {
    const contents = options.ourContents()
    if (contents && !contents.isDestroyed()) contents.send(eventChannel, JSON.stringify(event))
  })

  return {
    async settled() {
      await Promise.allSettled(underWay)
    },
    close() {
      unsubscribe()
      ipcMain.removeHandler(callChannel)
    },
  }
}

async function answer(
  host: HostPort,
  limit: number,
  event: IpcMainInvokeEvent,
  ours: WebContents | undefined,
  name: unknown,
  text: unknown,
): Promise<Envelope> {
  if (!isOurMainFrame(event, ours)) {
    return failure(new AppError('forbidden', 'Only the window of Galley may ask this. Nothing was changed.'))
  }
  if (typeof name !== 'string' || typeof text !== 'string') {
    return failure(new AppError('invalid-input', 'The request was not understood. Nothing was changed.'))
  }
  try {
    return await host.dispatch(name, parsePayload(text, limit), { id: `window-${event.sender.id}` })
  } catch (error) {
    if (isAppError(error)) return failure(error)
    throw error
  }
}

function isOurMainFrame({ sender, senderFrame }: IpcMainInvokeEvent, ours: WebContents | undefined): boolean {
  return (
    ours !== undefined &&
    sender === ours &&
    senderFrame !== null &&
    senderFrame === ours.mainFrame &&
    isOurPage(senderFrame.url)
  )
}
