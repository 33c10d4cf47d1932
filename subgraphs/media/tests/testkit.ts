import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@plaza/database'
import { createGrantSigner, exportGrantKeys, generateGrantKeys } from '@plaza/subgraph'
import { type StartedTestSubgraph, startTestSubgraph } from '@plaza/subgraph/testing'
import type { Insertable } from 'kysely'
import type { DB, MediaFiles } from '../src/generated/database.ts'
import { media } from '../src/index.ts'
import { type SeedCollection, type SeedPicture, seedCollections, seedPictures } from '../src/seed.ts'

export interface TestMedia extends StartedTestSubgraph<DB> {
  /** What posts would put beside the id of a file that this viewer (or everybody) may see. */
  grant(mediaId: string, viewerId: string | null): string
  addPicture(ownerId: string, picture?: Partial<SeedPicture>): Promise<string>
  addPictures(ownerId: string, count: number): Promise<string[]>
  /** A file as an upload leaves it: `SCANNING` at first. */
  addFile(ownerId: string, file?: Partial<Insertable<MediaFiles>>): Promise<string>
  addCollection(ownerId: string, collection?: Partial<SeedCollection>): Promise<string>
  /** The service's address, for the paths of links. */
  origin: string
}

/** media on a database and a folder of its own, with a key of posts that it trusts. */
export async function startMedia(): Promise<TestMedia> {
  await using cleanup = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'plaza-media-test-'))
  cleanup.defer(() => rm(folder, { recursive: true, force: true }))
  const keys = generateGrantKeys(['posts'])
  const signer = createGrantSigner({ issuer: 'posts', privateKey: keys.privateKeys.posts! })
  const started = await startTestSubgraph<DB>(media, {
    env: { DATA_DIR: folder, GRANT_PUBLIC_KEYS: exportGrantKeys(keys).publicJwks },
  })
  cleanup.use(started)
  const moved = cleanup.move()
  let clock = Date.now() - 3_600_000

  const picture = (ownerId: string, given: Partial<SeedPicture>): SeedPicture => {
    clock += 1_000
    return { id: newId(), ownerId, filename: 'hills.png', altText: null, createdAt: new Date(clock), ...given }
  }
  return {
    ...started,
    origin: new URL(started.url).origin,
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
