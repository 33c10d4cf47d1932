import { chown, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** The user PostgreSQL runs as. It refuses root, so root lends it `nobody`. */
export interface Account {
  uid: number
  gid: number
}

const nobody: Account = { uid: 65534, gid: 65534 }

/** Null when this process' own user will do. */
export function serverAccount(): Account | null {
  return process.getuid?.() === 0 ? nobody : null
}

/** Whether the account may enter the folder: every folder on the way must let it pass. */
export async function canReach(account: Account | null, folder: string): Promise<boolean> {
  if (account === null) return true
  for (let path = resolve(folder); ; path = dirname(path)) {
    const { mode, uid, gid } = await stat(path)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (path === dirname(path)) return true
  }
}

export async function giveTo(account: Account | null, path: string): Promise<void> {
  if (account !== null) await chown(path, account.uid, account.gid)
}
