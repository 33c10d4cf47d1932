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
        // What fails here closes the socket, which the reply tells. A clamd that refuses the file answers before it has it all.
        pipeline(frames(path), socket, { end: false, signal }).catch(() => {})
        return readVerdict(await reply)
      } catch (error) {
        signal.throwIfAborted()
        throw error instanceof OutageError ? error : failed('did not scan a file', { cause: error })
      } finally {
        socket.destroy()
      }
    },
  }

  function readVerdict(reply: string): string | null {
    if (reply === 'stream: OK') return null
    const found = /^stream: (.+) FOUND$/.exec(reply)?.[1]
    if (found) return found
    throw failed(`answered ${JSON.stringify(reply)} instead of scanning a file`)
  }

  function failed(what: string, options?: ErrorOptions): OutageError {
    const sizes = 'Where files of this size are too large for it, raise StreamMaxLength, MaxFileSize and MaxScanSize.'
    return new OutageError('scanner', `The ClamAV scanner at ${host}:${port} ${what}. ${sizes}`, options)
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
