import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@plaza/database'
import type { Environment, Logger } from '@plaza/server'
import type { TestViewer } from '@plaza/server/testing'
import { createGrantSigner, exportGrantKeys, generateGrantKeys } from '@plaza/subgraph'
import { type StartedTestSubgraph, startTestSubgraph } from '@plaza/subgraph/testing'
import { type Insertable, sql } from 'kysely'
import { expect } from 'vitest'
import { uploadKey } from '../src/data/uploads.ts'
import type { DB, MediaFiles } from '../src/generated/database.ts'
import { media } from '../src/index.ts'
import { type SeedCollection, type SeedPicture, seedCollections, seedPictures } from '../src/seed.ts'
import type { MediaSetup } from '../src/setup.ts'

export { quarters } from './corpus/drawing.ts'

export interface TestMedia extends StartedTestSubgraph<DB> {
  /** What posts would put beside the id of a file that this viewer (or everybody) may see. */
  grant(mediaId: string, viewerId: string | null): string
  addPicture(ownerId: string, picture?: Partial<SeedPicture>): Promise<string>
  addPictures(ownerId: string, count: number): Promise<string[]>
  /** A file as an upload leaves it: `SCANNING` at first. */
  addFile(ownerId: string, file?: Partial<Insertable<MediaFiles>>): Promise<string>
  addCollection(ownerId: string, collection?: Partial<SeedCollection>): Promise<string>
  /** Announces an upload, with what it is when the test does not say. */
  createUpload(viewer: TestViewer, input?: object): Promise<CreatedUpload>
  /** Puts bytes where the upload's link leads. */
  putBytes(uploadId: string, byteSize: number): Promise<void>
  completeUpload(viewer: TestViewer, uploadId: string): Promise<CompletedUpload>
  /** The service's address, for the paths of links. */
  origin: string
}

interface Refusal {
  code: string
  message: string
  path: string[] | null
  retryAfterSeconds?: number | null
  limit?: number | null
}
export interface CreatedUpload {
  upload: { id: string; url: string; headers: { name: string; value: string }[]; expiresAt: string } | null
  errors: Refusal[]
}
export interface CompletedUpload {
  mediaFile: { id: string; status: string; filename: string; byteSize: number; altText: string | null } | null
  errors: Refusal[]
}

const CreateUpload = /* GraphQL */ `
  mutation ($input: CreateUploadInput!) {
    createUpload(input: $input) { upload { id url headers { name value } expiresAt } errors { code message path retryAfterSeconds limit } }
  }
`
const CompleteUpload = /* GraphQL */ `
  mutation ($uploadId: ID!) {
    completeUpload(input: { uploadId: $uploadId }) {
      mediaFile { id status filename byteSize altText } errors { code message path }
    }
  }
`

/** media on a database and a folder of its own, with a key of posts that it trusts; without the `parts` that would disturb. */
export async function startMedia(
  parts: Partial<Pick<typeof media, 'consumers' | 'workers'>> = {},
  { env = {}, ...options }: { env?: Environment; log?: Logger; pollMs?: number } = {},
): Promise<TestMedia> {
  await using cleanup = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'plaza-media-test-'))
  cleanup.defer(() => rm(folder, { recursive: true, force: true }))
  const keys = generateGrantKeys(['posts'])
  const signer = createGrantSigner({ issuer: 'posts', privateKey: keys.privateKeys.posts! })
  const started = await startTestSubgraph<DB>(
    { ...media, ...parts },
    {
      env: { DATA_DIR: folder, GRANT_PUBLIC_KEYS: exportGrantKeys(keys).publicJwks, ...env },
      ...options,
    },
  )
  cleanup.use(started)
  const moved = cleanup.move()
  const { storage } = started.instance.setup as MediaSetup
  let clock = Date.now() - 3_600_000

  const picture = (ownerId: string, given: Partial<SeedPicture>): SeedPicture => {
    clock += 1_000
    return { id: newId(), ownerId, filename: 'hills.png', altText: null, createdAt: new Date(clock), ...given }
  }
  return {
    ...started,
    origin: new URL(started.url).origin,
    async createUpload(viewer, given = {}) {
      const input = { filename: 'hills.png', mimeType: 'image/png', byteSize: 1_000, ...given }
      const { data, errors } = await started.execute(viewer, CreateUpload, { input })
      if (errors) throw new Error(errors[0]!.message)
      return data.createUpload
    },
    putBytes: (uploadId, byteSize) =>
      storage.put(uploadKey(uploadId), Buffer.alloc(byteSize, 7), { mimeType: 'image/png', byteSize }),
    async completeUpload(viewer, uploadId) {
      const { data, errors } = await started.execute(viewer, CompleteUpload, { uploadId })
      if (errors) throw new Error(errors[0]!.message)
      return data.completeUpload
    },
    grant: (mediaId, viewerId) => signer.sign(mediaId, viewerId),
    async addPicture(ownerId, given = {}) {
      const one = picture(ownerId, given)
      await seedPictures(started.database, [one])
      return one.id
    },
    async addPictures(ownerId, count) {
      const many = Array.from({ length: count }, () => picture(ownerId, {}))
      await seedPictures(started.database, many)
      return many.map(({ id }) => id)
    },
    async addFile(ownerId, given = {}) {
      const id = newId()
      await started.database.system
        .insertInto('mediaFiles')
        .values({
          ...{ id, ownerId, kind: 'IMAGE', state: 'SCANNING', filename: 'new.png', mimeType: 'image/png' },
          ...{ byteSize: 10, chargedBytes: 10, objectKey: `uploads/${id}`, ...given },
        })
        .execute()
      return id
    },
    async addCollection(ownerId, given = {}) {
      clock += 1_000
      const one: SeedCollection = {
        ...{ id: newId(), ownerId, name: 'Hills', description: null, isPublic: false },
        ...{ createdAt: new Date(clock), mediaIds: [] },
        ...given,
      }
      await seedCollections(started.database, [one])
      return one.id
    },
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  }
}

/** Waits until a statement in media's database waits for a lock of another. */
export const waitForLock = (media: TestMedia): Promise<void> =>
  expect
    .poll(async () => {
      const { rows } = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
      `.execute(media.database.system)
      return rows
    })
    .not.toEqual([])

/** Files as the gateway asks for them: by reference, with what another service says about them. */
export const Entities = /* GraphQL */ `
  query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on MediaFile { id filename url status } }
  }
`
export const reference = (id: string, accessGrant: string | null = null) => ({
  __typename: 'MediaFile',
  id,
  accessGrant,
})
