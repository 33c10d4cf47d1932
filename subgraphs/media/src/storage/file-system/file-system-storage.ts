import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { notImplemented } from '@plaza/server'
import type { ObjectStorage } from '../object-storage.ts'
import type { SignedLinks } from '../../links/signed-links.ts'

/** Objects as files under one folder, for the embedded mode. */
export function createFolderStore(options: { folder: string; links: SignedLinks }): ObjectStorage {
  const root = resolve(options.folder)

  function pathOf(key: string): string {
    const path = resolve(root, key)
    if (!path.startsWith(root + sep)) throw new Error(`The key ${JSON.stringify(key)} leads out of the store.`)
    return path
  }

  return {
    async put(key, bytes) {
      const path = pathOf(key)
      // Written beside and renamed: a reader sees the whole object or none, also after a crash.
      const draft = join(root, 'drafts', randomUUID())
      await mkdir(dirname(path), { recursive: true })
      await mkdir(dirname(draft), { recursive: true })
      try {
        await using file = await open(draft, 'wx')
        await pipeline(Buffer.isBuffer(bytes) ? Readable.from([bytes]) : bytes, file.createWriteStream({ flush: true }))
        await rename(draft, path)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async get(key) {
      const path = pathOf(key)
      const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
        throw error
      })
      if (!found?.isFile()) return undefined
      return { size: found.size, read: (range) => createReadStream(path, range) }
    },
    async delete(keys) {
      for (const key of keys) await rm(pathOf(key), { force: true })
    },
    async deleteUnfinished(before) {
      const folder = join(root, 'drafts')
      let count = 0
      for (const name of await readdir(folder).catch(() => [])) {
        const draft = join(folder, name)
        const { mtime } = await stat(draft)
        if (mtime >= before) continue
        await rm(draft, { force: true })
        count++
      }
      return count
    },
    signedUrl: async (key, signed) => options.links.sign(key, signed),
    signedUpload: async () => {
      throw notImplemented('Mutation.createUpload')
    },
  }
}
