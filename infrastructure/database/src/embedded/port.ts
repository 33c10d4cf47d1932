import { once } from 'node:events'
import { createServer } from 'node:net'
import { portTaken } from './errors.ts'

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
