import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** The file that every scanner finds, and that harms nobody; in halves, so that none finds it here. */
export const eicar = Buffer.from(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`)

/** What speaks clamd's protocol on a TCP port. */
export interface Clamd extends AsyncDisposable {
  readonly port: number
  /** How many files it has been sent whole. */
  scans(): number
}

/** Finds EICAR in what INSTREAM sends; refuses more bytes than `streamMaxLength` as clamd does, before it has them all. */
export async function startClamd({ streamMaxLength = 25 * 2 ** 20, port = 0 } = {}): Promise<Clamd> {
  const sockets = new Set<Socket>()
  let scans = 0
  const server = createServer(async (socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    const file = await readInstream(socket, streamMaxLength).catch(() => undefined)
    if (file === undefined) return void socket.destroy()
    if (file === 'too long') return void socket.end('INSTREAM size limit exceeded. ERROR\0', () => socket.destroy())
    scans++
    socket.end(file.includes(eicar) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')
  })
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    scans: () => scans,
    async [Symbol.asyncDispose]() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}

async function readInstream(socket: Socket, most: number): Promise<Buffer | 'too long'> {
  const bytes = readBytes(socket)
  const command = await bytes.take(10)
  if (command.toString() !== 'zINSTREAM\0') throw new Error('Only INSTREAM is spoken here.')
  let file = Buffer.alloc(0)
  for (;;) {
    const length = (await bytes.take(4)).readUInt32BE()
    if (length === 0) return file
    if (file.length + length > most) return 'too long'
    file = Buffer.concat([file, await bytes.take(length)])
  }
}

function readBytes(socket: Socket) {
  const chunks = socket[Symbol.asyncIterator]()
  let rest = Buffer.alloc(0)
  return {
    async take(count: number): Promise<Buffer> {
      while (rest.length < count) {
        const { value, done } = await chunks.next()
        if (done) throw new Error('The client has gone.')
        rest = Buffer.concat([rest, value])
      }
      const taken = rest.subarray(0, count)
      rest = rest.subarray(count)
      return taken
    },
  }
}
