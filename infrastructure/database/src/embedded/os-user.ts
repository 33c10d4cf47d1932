import { chown, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** A user of the operating system. */
export interface OsUser {
  uid: number
  gid: number
}

const nobody: OsUser = { uid: 65534, gid: 65534 }

/** The user that PostgreSQL runs as: it refuses root, so for root it is `nobody`; null for the user of this process. */
export function serverUser(): OsUser | null {
  return process.getuid?.() === 0 ? nobody : null
}

/** Whether a user may enter a folder and every folder above it, by their permission bits; true for null. */
export async function canReach(user: OsUser | null, folder: string): Promise<boolean> {
  if (user === null) return true
  for (let path = resolve(folder); ; path = dirname(path)) {
    const { mode, uid, gid } = await stat(path)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (path === dirname(path)) return true
  }
}

/** Makes the user the owner of a file or folder; does nothing for null. */
export async function giveTo(user: OsUser | null, path: string): Promise<void> {
  if (user !== null) await chown(path, user.uid, user.gid)
}
