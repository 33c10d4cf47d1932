import { type DocumentNode, print } from 'graphql'

export interface OpenStream {
  /** What has come so far, as text. */
  text(): string
  close(): Promise<void>
}

/** A subscription over server-sent events. */
export async function openStream(
  url: string,
  token: string | null,
  document: DocumentNode,
  variables: object,
): Promise<OpenStream> {
  const ended = new AbortController()
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: print(document), variables }),
    signal: ended.signal,
  })
  let text = ''
  const reading = (async () => {
    try {
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) text += chunk
    } catch (error) {
      if (!ended.signal.aborted) throw error
    }
  })()
  return {
    text: () => text,
    close: async () => {
      ended.abort()
      await reading
    },
  }
}
