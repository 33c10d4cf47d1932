import { createHash, randomUUID } from 'node:crypto'
import { cp, lstat, mkdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type Account, canReach, giveTo } from './os-user.ts'
import type { Installation } from './platform.ts'

/** Where root keeps what the server's account must reach while the project lies in a closed folder (as `/root`). */
const defaultSharedFolder = '/var/lib/plaza'

/** A folder for the cluster and its password that the server's account can reach: the data folder itself, if possible. */
export async function homeOf(
  dataDir: string,
  account: Account | null,
  sharedFolder = defaultSharedFolder,
): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  if (await canReach(account, dirname(dataDir))) {
    await giveTo(account, dataDir)
    return dataDir
  }
  const elsewhere = join(sharedFolder, createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16))
  const link = join(dataDir, 'elsewhere')
  // The link is what belongs to the data folder: when that was deleted, the data behind it is meant to be gone too.
  if ((await linkTarget(link)) !== elsewhere) {
    await rm(elsewhere, { recursive: true, force: true })
    await rm(link, { force: true })
    await symlink(elsewhere, link)
  }
  await mkdir(elsewhere, { recursive: true, mode: 0o755 })
  await giveTo(account, elsewhere)
  return elsewhere
}

/** The installation, or a copy of it that the server's account can read. */
export async function reachableInstallation(
  { root, version }: Installation,
  account: Account | null,
  sharedFolder = defaultSharedFolder,
): Promise<string> {
  if (await canReach(account, root)) return root
  const copy = join(sharedFolder, `postgresql-${version}`)
  if (await exists(copy)) return copy
  // Made beside and renamed, so that a copy that is there is whole.
  const unfinished = `${copy}.${randomUUID()}`
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 })
  await cp(root, unfinished, { recursive: true, verbatimSymlinks: true })
  await rename(unfinished, copy).catch(async (error: NodeJS.ErrnoException) => {
    await rm(unfinished, { recursive: true, force: true })
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
  return copy
}

export async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

function linkTarget(path: string): Promise<string | null> {
  return readlink(path).catch(() => null)
}
