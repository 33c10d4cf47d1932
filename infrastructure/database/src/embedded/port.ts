import { once } from 'node:events'
import { createServer } from 'node:net'
import { EmbeddedPostgresError, portTaken } from './errors.ts'
import type { Server } from './server.ts'

/**
 * A free port of 127.0.0.1: the given one, or any.
 * @throws EmbeddedPostgresError when the given one is taken
 */
export async function freePort(wanted: number | undefined): Promise<number> {
  const server = createServer()
  server.listen(wanted ?? 0, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    throw portTaken(wanted)
  }
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

const attempts = 5

/** Starts on the wanted port or on any free one; another program may take a free port first, so five are tried. */
export async function startOnPort(
  wanted: number | undefined,
  startOn: (port: number) => Promise<Server>,
): Promise<{ port: number; server: Server }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await freePort(undefined))
    try {
      return { port, server: await startOn(port) }
    } catch (error) {
      const isTaken = error instanceof EmbeddedPostgresError && error.code === 'PORT_TAKEN'
      if (wanted !== undefined || !isTaken || attempt === attempts) throw error
    }
  }
}
