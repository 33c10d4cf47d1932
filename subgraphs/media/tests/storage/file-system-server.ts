import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger, listen } from '@plaza/server'
import { leastPace, type Pace } from '../../src/links/receive-upload.ts'
import { createSignedLinks } from '../../src/links/signed-links.ts'
import { createRoutes } from '../../src/routes.ts'
import { createFileSystemStorage } from '../../src/storage/file-system/file-system-storage.ts'
import type { ObjectStorage } from '../../src/storage/object-storage.ts'

export interface FileSystemServer extends AsyncDisposable {
  readonly storage: ObjectStorage
  /** Where the objects lie. */
  readonly folder: string
  readonly origin: string
}

/** The adapter of the file system and the routes that its links lead to, without a database. */
export async function startFileSystem(options: { folder?: string; pace?: Pace } = {}): Promise<FileSystemServer> {
  await using cleanup = new AsyncDisposableStack()
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'plaza-objects-')))
  cleanup.defer(() => rm(folder, { recursive: true, force: true }))
  const baseUrl = 'http://files.invalid'
  const links = createSignedLinks({ baseUrl, secret: 's'.repeat(32) })
  const files = await createFileSystemStorage({ folder, links })
  const log = createLogger({ service: 'media', level: 'silent' })
  const service = { setup: { storage: files, links, receive: files.receive }, log }
  const http = await listen({
    host: '127.0.0.1',
    port: 0,
    routes: createRoutes(service, options.pace ?? leastPace),
    log,
  })
  cleanup.defer(() => http.close(1_000))
  // The port is known once it listens.
  const reachable = (url: string) => url.replace(baseUrl, http.url)
  const storage: ObjectStorage = {
    ...files,
    signedUrl: async (...args) => reachable(await files.signedUrl(...args)),
    async signedUpload(...args) {
      const { url, headers } = await files.signedUpload(...args)
      return { url: reachable(url), headers }
    },
  }
  const moved = cleanup.move()
  return { storage, folder, origin: http.url, [Symbol.asyncDispose]: () => moved.disposeAsync() }
}
