import { request } from 'node:http'
import { WebSocket } from 'ws'

/** A stream that is to be opened. */
export interface Asked {
  readonly transport: 'SSE' | 'WebSocket'
  readonly token: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  /** Whether it is to show the group's messages; any other is to show none. */
  readonly isOfGroup: boolean
}

export interface Told {
  onMessage(id: string): void
  onEnd(why: string): void
}

/** Closes a stream. */
type Close = () => void

/** Of a message in an event; parsing each event whole would cost more than the event costs the server. */
const messageId = /"(?:messageAdded|message)":\{(?:"__typename":"Message",)?"id":"([0-9a-f-]{36})"/

function read(event: string, { onMessage, onEnd }: Told): void {
  if (event.includes('"hasBegun":true')) return
  const id = messageId.exec(event)?.[1]
  if (id === undefined || event.includes('"errors":[')) onEnd(event.slice(0, 300))
  else onMessage(id)
}

/** A stream that ends before it has begun ends the bench. */
function refusing(told: Told, reject: (error: Error) => void): Told {
  return {
    ...told,
    onEnd(why) {
      reject(new Error(`A stream did not begin: ${why}`))
      told.onEnd(why)
    },
  }
}

const extensions = { tellBegin: true }

/** Opens a stream of Server-Sent Events; resolves when it has begun. */
export function openSse(url: string, asked: Asked, toldOf: Told): Promise<Close> {
  const { token, query, variables } = asked
  return new Promise((resolve, reject) => {
    const told = refusing(toldOf, reject)
    const headers = {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      connection: 'close',
    }
    const asking = request(url, { method: 'POST', agent: false, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`A stream was refused with ${response.statusCode}`))
      let rest = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        const events = (rest + chunk).split('\n\n')
        rest = events.pop()!
        for (const event of events) {
          if (event.includes('"hasBegun":true')) resolve(() => asking.destroy())
          else if (event.startsWith('event: next')) read(event, told)
          else if (event.startsWith('event: complete')) told.onEnd('complete')
        }
      })
      response.once('error', () => {}).once('close', () => told.onEnd('closed'))
    })
    asking.once('error', reject).end(JSON.stringify({ query, variables, extensions }))
  })
}

/** Opens a stream over a WebSocket of its own; resolves when it has begun. */
export function openWebSocket(url: string, asked: Asked, toldOf: Told): Promise<Close> {
  const { token, query, variables } = asked
  return new Promise((resolve, reject) => {
    const told = refusing(toldOf, reject)
    const socket = new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws')
    const send = (message: object) => socket.send(JSON.stringify(message))
    socket.once('error', reject)
    socket.once('open', () => send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }))
    socket.on('message', (data) => {
      const message = String(data)
      if (message.includes('"type":"connection_ack"'))
        send({ id: '1', type: 'subscribe', payload: { query, variables, extensions } })
      else if (message.includes('"type":"ping"')) send({ type: 'pong' })
      else if (message.includes('"hasBegun":true')) resolve(() => socket.terminate())
      else read(message, told)
    })
    socket.once('close', (code, reason) => told.onEnd(`closed with ${code} ${reason}`))
  })
}
