import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { giveTo, type OsUser } from './os-user.ts'

/** Of the whole path, with the byte that ends it: macOS has the least. */
const longestPath = 104

/** Where a server has its Unix socket, for its own user alone. */
export interface SocketFolder {
  path: string
  remove(): Promise<void>
}

/** Path of the socket that PostgreSQL makes in a folder. */
export const socketIn = (folder: string, port: number | string): string => join(folder, `.s.PGSQL.${port}`)

/**
 * A folder for the server's Unix socket: in `home`, or a temporary one where the path would be too long or the disk has no
 * sockets. Null when neither will do. What an earlier server has left there is removed.
 */
export async function makeSocketFolder(home: string, user: OsUser | null): Promise<SocketFolder | null> {
  return (await folderIn(() => emptyFolder(join(home, 'socket')), user)) ?? folderIn(temporaryFolder, user)
}

const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'plaza-socket-'))

async function emptyFolder(path: string): Promise<string> {
  await rm(path, { recursive: true, force: true })
  await mkdir(path, { mode: 0o700 })
  return path
}

async function folderIn(make: () => Promise<string>, user: OsUser | null): Promise<SocketFolder | null> {
  const path = await make()
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true })
  const probe = socketIn(path, 65_535)
  if (Buffer.byteLength(probe) < longestPath && (await canListen(probe))) {
    await giveTo(user, path)
    return { path, remove }
  }
  await remove()
  return null
}

function canListen(path: string): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(path, () => server.close(() => resolve(true)))
  })
}
