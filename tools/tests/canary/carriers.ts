export interface Asked {
  readonly query: string
  readonly variables?: unknown
  readonly operationName?: string
  readonly extensions?: unknown
}

/** Takes a question somewhere and gives all that comes back, as text. */
export type Carrier = (url: string, authorization: string | null, asked: Asked) => Promise<string>

const json = { 'content-type': 'application/json' }
const events = { accept: 'text/event-stream' }
const headersOf = (authorization: string | null, more: Record<string, string>) => ({
  ...more,
  ...(authorization !== null && { authorization }),
})

async function read(answer: Promise<Response>): Promise<string> {
  const response = await answer
  return `${await response.text()}\n`
}

export function byPost(url: string, authorization: string | null, body: string, more: Record<string, string> = {}) {
  return read(fetch(url, { method: 'POST', headers: headersOf(authorization, { ...json, ...more }), body }))
}

export function byGet(
  url: string,
  authorization: string | null,
  search: Record<string, string>,
  more: Record<string, string> = {},
) {
  return read(fetch(`${url}?${new URLSearchParams(search)}`, { headers: headersOf(authorization, more) }))
}

const searchOf = (asked: Asked) =>
  Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  )

export const overHttp: Record<string, Carrier> = {
  POST: (url, authorization, asked) => byPost(url, authorization, JSON.stringify(asked)),
  GET: (url, authorization, asked) => byGet(url, authorization, searchOf(asked)),
  'SSE by POST': (url, authorization, asked) => byPost(url, authorization, JSON.stringify(asked), events),
  'SSE by GET': (url, authorization, asked) => byGet(url, authorization, searchOf(asked), events),
}

/** A connection of its own for each question; its frames as lines, and at last why it was closed. */
function overWebSocket(url: string, authorization: string | null, asked: Asked): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws')
  let text = ''
  const send = (frame: object) => socket.send(JSON.stringify(frame))
  socket.onopen = () => send({ type: 'connection_init', ...(authorization !== null && { payload: { authorization } }) })
  socket.onerror = () => reject(new Error(`no WebSocket at ${url}`))
  socket.onclose = ({ reason }) => resolve(`${text}${JSON.stringify({ errors: [reason] })}\n`)
  socket.onmessage = ({ data }) => {
    const { type } = JSON.parse(data)
    text += `${data}\n`
    if (type === 'connection_ack') send({ type: 'subscribe', id: '1', payload: asked })
    if (type === 'complete' || type === 'error') socket.close(1000)
  }
  return promise
}

export const carriers: Record<string, Carrier> = { ...overHttp, WebSocket: overWebSocket }

/** The errors of an answer, wherever they are in it; what is no JSON counts whole. */
export function errorsIn(answer: string): unknown[] {
  const found: unknown[] = []
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'errors' && Array.isArray(inner)) found.push(...inner)
      else walk(inner)
    }
    if ('type' in value && value.type === 'error') found.push(value)
  }
  for (const line of answer.split('\n')) {
    const text = line.replace(/^data: ?/, '')
    if (!/^[[{]/.test(text)) {
      if (!/^(event: \w+|:|)$/.test(text)) found.push(text)
      continue
    }
    walk(JSON.parse(text))
  }
  return found
}
