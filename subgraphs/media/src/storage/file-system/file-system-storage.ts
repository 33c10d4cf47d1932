import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, link, mkdir, open, readdir, realpath, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SignedLinks } from '../../links/signed-links.ts'
import type { ObjectStorage } from '../object-storage.ts'

/** Takes the bytes that a client sends for a key, unless they are there already. */
export type Receive = (key: string, bytes: AsyncIterable<Buffer>) => Promise<void>

/** Objects as files under one folder, for the embedded mode. */
export interface FileSystemStorage extends ObjectStorage {
  /**
   * The object is there whole or not at all, and one that is there already stays as it is: of several that send it, one is
   * stored, and each reads its bytes to their end.
   */
  receive: Receive
}

const drafts = 'drafts'

export async function createFileSystemStorage(options: {
  folder: string
  links: SignedLinks
}): Promise<FileSystemStorage> {
  await mkdir(join(options.folder, drafts), { recursive: true })
  const root = await realpath(options.folder)

  function pathOf(key: string): string {
    const names = key.split('/')
    const isPlain = names.every((name) => name !== '' && name !== '.' && name !== '..' && !/[\0\\]/.test(name))
    if (!isPlain || names[0] === drafts) throw new Error(`The key ${JSON.stringify(key)} leads out of the store.`)
    return join(root, ...names)
  }

  /** Undefined when there is no such file; what a symbolic link leads to is none of ours. */
  async function sizeOf(path: string): Promise<number | undefined> {
    try {
      const found = (await realpath(path)) === path ? await stat(path) : undefined
      return found?.isFile() ? found.size : undefined
    } catch (error) {
      if (isOneOf(error, 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG')) return undefined
      throw error
    }
  }

  /** Once more where a deletion has taken the folder away in between. */
  async function moveTo(path: string, move: () => Promise<void>, attempts = 3): Promise<void> {
    const folder = dirname(path)
    await mkdir(folder, { recursive: true })
    try {
      if ((await realpath(folder)) !== folder) throw new Error(`${folder} leads out of the store by a symbolic link.`)
      await move()
    } catch (error) {
      if (attempts === 1 || !isOneOf(error, 'ENOENT')) throw error
      await moveTo(path, move, attempts - 1)
    }
  }

  /** From the folder up to the first that holds something. */
  async function removeEmptyFolders(folder: string): Promise<void> {
    if (dirname(folder) === root) return
    const isRemoved = await rmdir(folder).then(
      () => true,
      () => false,
    )
    if (isRemoved) await removeEmptyFolders(dirname(folder))
  }

  /** Written beside and moved: a reader sees the whole object or none, also after a crash. */
  async function write(
    bytes: AsyncIterable<Buffer> | Iterable<Buffer>,
    keep: (draft: string) => Promise<void>,
  ): Promise<void> {
    const draft = join(root, drafts, randomUUID())
    try {
      await using file = await open(draft, 'wx')
      await writeAll(file, bytes)
      await keep(draft)
    } finally {
      await rm(draft, { force: true })
    }
  }

  return {
    async put(key, bytes, { byteSize }) {
      const path = pathOf(key)
      await write(Buffer.isBuffer(bytes) ? [bytes] : bytes, async (draft) => {
        const { size } = await stat(draft)
        if (size !== byteSize) throw new Error(`${byteSize} bytes were to be put under ${key}, and ${size} came.`)
        await moveTo(path, () => rename(draft, path))
      })
    },
    async receive(key, bytes) {
      const path = pathOf(key)
      if ((await sizeOf(path)) !== undefined) {
        for await (const _ of bytes) {
        }
        return
      }
      // Unlike a rename, a hard link never takes the place of what another request has stored meanwhile.
      const keep = (draft: string) =>
        moveTo(path, () => link(draft, path)).catch((error) => {
          if (!isOneOf(error, 'EEXIST')) throw error
        })
      await write(bytes, keep)
    },
    async get(key) {
      const path = pathOf(key)
      const size = await sizeOf(path)
      return size === undefined ? undefined : { size, read: (range) => createReadStream(path, range) }
    },
    async delete(keys) {
      for (const path of keys.map(pathOf)) {
        if ((await sizeOf(path)) === undefined) continue
        await rm(path, { force: true })
        await removeEmptyFolders(dirname(path))
      }
    },
    async deleteUnfinished(before, { most = Number.POSITIVE_INFINITY, isDryRun = false } = {}) {
      const folder = join(root, drafts)
      let [count, bytes] = [0, 0]
      for (const name of await readdir(folder)) {
        if (count >= most) break
        const draft = join(folder, name)
        const found = await stat(draft).catch(() => undefined)
        // One that is written to is newer.
        if (!found || found.mtime >= before) continue
        if (!isDryRun) await rm(draft, { force: true })
        count++
        bytes += found.size
      }
      return { count, bytes }
    },
    signedUrl: async (key, signed) => options.links.download(key, signed),
    signedUpload: async (key, signed) => ({
      url: options.links.upload(key, signed),
      headers: [{ name: 'Content-Type', value: signed.mimeType }],
    }),
  }
}

async function writeAll(file: FileHandle, bytes: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
  for await (const chunk of bytes) await file.writeFile(chunk)
  await file.sync()
}

const isOneOf = (error: unknown, ...codes: string[]) => codes.includes((error as NodeJS.ErrnoException).code ?? '')
