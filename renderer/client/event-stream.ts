/** One message of a stream of server-sent events. */
export interface EventStreamMessage {
  readonly type: string
  readonly id: string | undefined
  readonly data: string
}

/**
 * Reads the stream our own host writes: one `data` line a message, messages parted by an empty line,
 * comments as signs of life. `EventSource` would do, but it gives up for good on the first refusal and
 * cannot tell a silent connection from a dead one. `onBytes` runs whenever anything arrives.
 */
export async function* readEventStream(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void,
): AsyncGenerator<EventStreamMessage> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      onBytes()
      const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const message = parseBlock(block)
        if (message) yield message
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function parseBlock(block: string): EventStreamMessage | undefined {
  const fields = new Map<string, string>()
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trimStart())
  }
  const data = fields.get('data')
  return data === undefined
    ? undefined
    : { type: fields.get('event') ?? 'message', id: fields.get('id'), data }
}
