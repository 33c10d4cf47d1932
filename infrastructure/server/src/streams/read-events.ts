/** One event of a `text/event-stream`. */
export interface ServerSentEvent {
  /** Its name; `message` when it has none. */
  readonly event: string
  readonly data: string
}

/**
 * Parses `text/event-stream`. Comments, such as heartbeats, ids and retries are passed over.
 * @param maxBytes of one event
 * @throws Error when an event is larger
 */
export async function* readEvents(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<ServerSentEvent, void, void> {
  const decoder = new TextDecoder()
  let rest = ''
  let event = 'message'
  let data: string[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    rest += decoder.decode(chunk, { stream: true })
    if (size > maxBytes) throw new Error(`An event is larger than ${maxBytes} bytes`)
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (event !== 'message' || data.length > 0) yield { event, data: data.join('\n') }
        event = 'message'
        data = []
        size = rest.length
        continue
      }
      const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
      if (field === 'event') event = value
      else if (field === 'data') data.push(value)
    }
  }
}
