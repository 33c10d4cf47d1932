import { copyRows, type Database } from '@plaza/database'
import type { DB } from './generated/database.ts'
import { designsOf, placeholderPicture } from './placeholder/placeholder.ts'

export { designsOf, placeholderPicture }

type Many<Item> = Iterable<Item> | AsyncIterable<Item>

export interface SeedPerson {
  userId: string
  version: number
}

/** A picture without bytes of its own: it shows a placeholder. */
export interface SeedPicture {
  id: string
  ownerId: string
  filename: string
  altText: string | null
  /** Name of the placeholder; one that follows from the id unless given. */
  design?: string
  createdAt: Date
}

export interface SeedCollection {
  id: string
  ownerId: string
  name: string
  description: string | null
  isPublic: boolean
  createdAt: Date
  /** Pictures of the owner's that are there already, in order. */
  mediaIds: readonly string[]
}

/** What `media.ready` says of a file, for the projections of the services that show it. */
export interface SeededFile {
  mediaId: string
  ownerId: string
  kind: 'IMAGE'
  version: number
}

/** Rows that are copied in one go; bounds what is held in memory. */
const batchSize = 5_000
/** Between neighbours in a collection, as `insertItems` leaves it. */
const rankGap = 65_536
/** Seeded files are ready from the start, so one event tells of them. */
const readyVersion = 1

/** Opens the quota of people whose accounts come with a seed or an import. */
export async function seedPeople(database: Database<DB>, people: Many<SeedPerson>): Promise<number> {
  let count = 0
  for await (const batch of batches(people)) {
    await copyRows(
      database,
      'people',
      ['userId', 'version'],
      batch.map((p) => [p.userId, p.version]),
    )
    await copyRows(
      database,
      'storageUsage',
      ['userId'],
      batch.map((p) => [p.userId]),
    )
    count += batch.length
  }
  return count
}

export interface SeedBlock {
  blockerId: string
  blockedId: string
  version: number
}

export async function seedBlocks(database: Database<DB>, blocks: Many<SeedBlock>): Promise<number> {
  let count = 0
  for await (const batch of batches(blocks)) {
    await copyRows(
      database,
      'blockEdges',
      ['blockerId', 'blockedId', 'version'],
      batch.map((block) => [block.blockerId, block.blockedId, block.version]),
    )
    count += batch.length
  }
  return count
}

/** The owners' people must be there, so that triggers find the quota to count the bytes in. */
export async function seedPictures(database: Database<DB>, pictures: Many<SeedPicture>): Promise<number> {
  let count = 0
  for await (const batch of batches(pictures)) {
    const files = batch.map((file) => ({ file, picture: placeholderPicture(file.id, file.design) }))
    await copyRows(
      database,
      'mediaFiles',
      [
        ...(['id', 'ownerId', 'kind', 'state', 'filename', 'mimeType', 'byteSize', 'sha256', 'objectKey'] as const),
        ...(['chargedBytes', 'width', 'height', 'blurhash', 'renditions', 'altText'] as const),
        ...(['version', 'createdAt', 'updatedAt'] as const),
      ],
      files.map(({ file, picture }) => [
        ...[file.id, file.ownerId, 'IMAGE', 'READY', file.filename, picture.mimeType, picture.byteSize, picture.sha256],
        ...[picture.objectKey, picture.byteSize, picture.width, picture.height, picture.blurhash],
        ...[JSON.stringify(picture.renditions), file.altText],
        ...[readyVersion, file.createdAt, file.createdAt],
      ]),
    )
    count += batch.length
  }
  return count
}

export async function seedCollections(database: Database<DB>, collections: Many<SeedCollection>): Promise<number> {
  let count = 0
  for await (const batch of batches(collections)) {
    await copyRows(
      database,
      'mediaCollections',
      ['id', 'ownerId', 'name', 'description', 'isPublic', 'createdAt', 'updatedAt'],
      batch.map((c) => [c.id, c.ownerId, c.name, c.description, c.isPublic, c.createdAt, c.createdAt]),
    )
    await copyRows(
      database,
      'collectionItems',
      ['collectionId', 'mediaId', 'ownerId', 'rank', 'addedAt'],
      batch.flatMap((c) => c.mediaIds.map((mediaId, n) => [c.id, mediaId, c.ownerId, (n + 1) * rankGap, c.createdAt])),
    )
    count += batch.length
  }
  return count
}

export const seededFile = (picture: Pick<SeedPicture, 'id' | 'ownerId'>): SeededFile => ({
  mediaId: picture.id,
  ownerId: picture.ownerId,
  kind: 'IMAGE',
  version: readyVersion,
})

async function* batches<Item>(items: Many<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
