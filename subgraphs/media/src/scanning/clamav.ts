import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { OutageError } from '@plaza/database'
import type { Scanner } from './scanner.ts'

/** clamd gives a large archive up after two minutes unless it is told otherwise. */
const silentMs = 150_000
const longestReply = 10_000

/** Sends files to clamd, by its command INSTREAM over TCP. */
export function createClamavScanner({ host, port }: { host: string; port: number }): Scanner {
  return {
    async scan(path, signal) {
      const socket = connect({ host, port })
      socket.setTimeout(silentMs, () => socket.destroy(new Error(`It was silent for ${silentMs / 1000} seconds.`)))
      try {
        const reply = readReply(socket)
        // A clamd that refuses the file says so and hangs up while the rest is sent.
        const sent = pipeline(frames(path), socket, { end: false, signal })
        const [sending, answer] = await Promise.allSettled([sent, reply])
        signal.throwIfAborted()
        const failure = sending.status === 'rejected' ? sending : answer.status === 'rejected' ? answer : undefined
        return readVerdict(answer.status === 'fulfilled' ? answer.value : '', failure?.reason)
      } finally {
        socket.destroy()
      }
    },
  }

  function readVerdict(reply: string, cause: unknown): string | null {
    if (reply === 'stream: OK') return null
    const found = /^stream: (.+) FOUND$/.exec(reply)?.[1]
    if (found) return found
    const place = `The ClamAV scanner at ${host}:${port}`
    if (reply.includes('size limit exceeded'))
      throw new OutageError('scanner', `${place} refuses a file for its size; set its StreamMaxLength to 500M or more.`)
    const said = reply ? ` but answered ${JSON.stringify(reply)}` : ''
    throw new OutageError('scanner', `${place} did not scan a file${said}.`, { cause })
  }
}

/** Each chunk behind its length, and a length of 0 at the end. */
async function* frames(path: string): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const chunk of createReadStream(path)) {
    yield lengthOf(chunk)
    yield chunk
  }
  yield lengthOf([])
}

function lengthOf({ length }: { length: number }): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

/** What comes before the first NUL. */
function readReply(socket: Socket): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let received = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    received = (received + text).slice(0, longestReply)
    const end = received.indexOf('\0')
    if (end >= 0) resolve(received.slice(0, end))
  })
  socket.on('error', reject)
  socket.on('close', () => reject(new Error('It closed the connection without an answer.')))
  return promise
}
