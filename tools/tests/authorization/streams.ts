import { vi } from 'vitest'

export interface Stream extends AsyncDisposable {
  readonly status: number
  /** All that has come so far, as it came. */
  text(): string
  /** Resolves when the text has come, or the stream has ended without it. */
  until(text: string): Promise<void>
}

/** A subscription by Server-Sent Events, of which every byte is kept. */
export async function openStream(
  url: string,
  token: string | null,
  query: string,
  variables: Record<string, unknown>,
): Promise<Stream> {
  const aborted = new AbortController()
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      ...{ accept: 'text/event-stream', 'content-type': 'application/json' },
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
    signal: aborted.signal,
  })
  let text = ''
  let ended = false
  const reading = (async () => {
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) text += chunk
  })().catch(() => {})
  void reading.then(() => {
    ended = true
  })
  return {
    status: response.status,
    text: () => text,
    async until(awaited) {
      await vi.waitUntil(() => ended || text.includes(awaited), { timeout: 20_000, interval: 20 })
    },
    async [Symbol.asyncDispose]() {
      aborted.abort()
      await reading
    },
  }
}
