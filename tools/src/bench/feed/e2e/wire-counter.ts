import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import pg from 'pg'

/** What went over the connections to one database. */
export interface WireCounts {
  /** As PostgreSQL completed them: each part of a text with several, and those that begin, set and commit, too. */
  statements: number
  transactions: number
}

/** Stands between a service and its database, and counts what PostgreSQL completes, whatever the driver sends it by. */
export interface WireCounter extends AsyncDisposable {
  /** Of the same database, through the counter. */
  readonly url: string
  readonly counts: WireCounts
}

export async function startWireCounter(url: string): Promise<WireCounter> {
  const counts: WireCounts = { statements: 0, transactions: 0 }
  const { host, port } = new pg.Client({ connectionString: url })
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const database = connect(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port })
    const read = createReader(counts)
    client.on('data', (chunk) => database.write(chunk))
    database.on('data', (chunk) => {
      read(chunk)
      client.write(chunk)
    })
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      open.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  through.port = String((server.address() as { port: number }).port)
  through.searchParams.delete('host')
  return {
    url: through.href,
    counts,
    async [Symbol.asyncDispose]() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

const commandComplete = 'C'.charCodeAt(0)
const readyForQuery = 'Z'.charCodeAt(0)

/** Takes one connection's bytes from the server, as they come: messages of a type, a length and a body. */
function createReader(counts: WireCounts): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  let isBegun = false
  let isImplicit = false
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    while (rest.length >= at + 5) {
      const end = at + 1 + rest.readInt32BE(at + 1)
      if (rest.length < end) break
      if (rest[at] === commandComplete) complete(rest.toString('latin1', at + 5, end - 1))
      // Without a begin, what has run up to here was a transaction of its own.
      if (rest[at] === readyForQuery && isImplicit) {
        counts.transactions++
        isImplicit = false
      }
      at = end
    }
    rest = rest.subarray(at)
  }

  function complete(tag: string): void {
    counts.statements++
    if (tag === 'BEGIN' || tag === 'START TRANSACTION') isBegun = true
    else if (tag === 'COMMIT' || tag === 'ROLLBACK') {
      counts.transactions++
      isBegun = false
      isImplicit = false
    } else if (!isBegun) isImplicit = true
  }
}
