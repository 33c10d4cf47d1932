import { createHash, randomUUID } from 'node:crypto'
import { cp, lstat, mkdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { canReach, giveTo, type OsUser } from './os-user.ts'
import type { Installation } from './platform.ts'

/** Root's folder for what the server's user must reach when the data folder is in a closed one (as `/root`). */
const defaultSharedFolder = '/var/lib/plaza'

/**
 * Path of a folder for the cluster and its password that the server's user can reach: the data folder, or else one in
 * `sharedFolder`, to which a link `elsewhere` in the data folder leads. The folder is made when missing.
 */
export async function reachableHome(
  dataDir: string,
  user: OsUser | null,
  sharedFolder = defaultSharedFolder,
): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  if (await canReach(user, dirname(dataDir))) {
    await giveTo(user, dataDir)
    return dataDir
  }
  const elsewhere = join(sharedFolder, createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16))
  const link = join(dataDir, 'elsewhere')
  // The data behind the link belongs to the data folder: where the link is gone, the data folder was deleted.
  if ((await linkTarget(link)) !== elsewhere) {
    await rm(elsewhere, { recursive: true, force: true })
    await rm(link, { force: true })
    await symlink(elsewhere, link)
  }
  await mkdir(elsewhere, { recursive: true, mode: 0o755 })
  await giveTo(user, elsewhere)
  return elsewhere
}

/** Path of the installation, or of a copy of it in `sharedFolder` that the server's user can read. */
export async function reachableInstallation(
  { root, version }: Installation,
  user: OsUser | null,
  sharedFolder = defaultSharedFolder,
): Promise<string> {
  if (await canReach(user, root)) return root
  const copy = join(sharedFolder, `postgresql-${version}`)
  if (await exists(copy)) return copy
  // Made beside and renamed, so that a copy is complete when it exists.
  const unfinished = `${copy}.${randomUUID()}`
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 })
  await cp(root, unfinished, { recursive: true, verbatimSymlinks: true })
  await rename(unfinished, copy).catch(async (error: NodeJS.ErrnoException) => {
    await rm(unfinished, { recursive: true, force: true })
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
  return copy
}

/** Whether a file, folder or link is there. */
export async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

function linkTarget(path: string): Promise<string | null> {
  return readlink(path).catch(() => null)
}
