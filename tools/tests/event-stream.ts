export interface EventStream extends AsyncDisposable {
  /** The next result; null when the stream has ended. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its expectation what it got
  next(): Promise<any>
  /** Resolves with the results that nobody has taken, when the stream has ended. */
  rest(): Promise<unknown[]>
}

/** A subscription over Server-Sent Events, on a connection of its own. */
export async function openEventStream(
  url: string,
  token: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<EventStream> {
  const aborted = new AbortController()
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
    signal: aborted.signal,
  })
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    throw new Error(`${url} gave no stream: ${response.status} ${await response.text()}`)
  }
  const results = readResults(response.body!.pipeThrough(new TextDecoderStream()))
  return {
    next: async () => (await results.next()).value ?? null,
    rest: () => Array.fromAsync(results),
    async [Symbol.asyncDispose]() {
      aborted.abort()
    },
  }
}

async function* readResults(chunks: AsyncIterable<string>): AsyncGenerator<unknown> {
  let text = ''
  for await (const chunk of chunks) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (.+)$/m.exec(text.slice(0, end))?.[1]
      text = text.slice(end + 2)
      if (data && data !== 'null') yield JSON.parse(data)
    }
  }
}
