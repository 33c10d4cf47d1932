import type { TestViewer } from '@plaza/server/testing'

export interface Stream extends AsyncDisposable {
  /** The next result; null when the stream has ended. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its expectation what it got
  next(): Promise<any>
}

/** Opens a subscription over Server-Sent Events, as a gateway would; resolves when the service has taken it. */
export async function openStream(
  url: string,
  viewer: TestViewer,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Stream> {
  const aborted = new AbortController()
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${viewer.token}`,
    },
    body: JSON.stringify({ query, variables }),
    signal: aborted.signal,
  })
  const events = readResults(response.body!.pipeThrough(new TextDecoderStream()))
  return {
    next: async () => (await events.next()).value ?? null,
    async [Symbol.asyncDispose]() {
      aborted.abort()
    },
  }
}

/** The results in a stream of Server-Sent Events. */
export async function* readResults(chunks: AsyncIterable<string>): AsyncGenerator<unknown> {
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
