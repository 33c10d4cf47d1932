/** The answers to a subscription by Server-Sent Events, until it ends or is aborted. Resolves when it is open. */
export async function listen(
  url: string,
  token: string,
  query: string,
  signal: AbortSignal,
): Promise<AsyncIterable<unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
    signal,
  })
  return parse(response.body!.pipeThrough(new TextDecoderStream()))
}

async function* parse(chunks: AsyncIterable<string>): AsyncGenerator<unknown> {
  let text = ''
  for await (const chunk of chunks) {
    text += chunk
    const events = text.split('\n\n')
    text = events.pop()!
    for (const event of events) {
      const [, kind] = /^event: (.*)$/m.exec(event) ?? []
      const [, data] = /^data: (.*)$/m.exec(event) ?? []
      if (kind === 'next' && data) yield JSON.parse(data)
    }
  }
}
