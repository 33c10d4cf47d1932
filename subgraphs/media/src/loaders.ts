import {
  createIdLoader,
  createKeyLoader,
  createLoaderSet,
  createPageLoader,
  parseId,
  type ViewerId,
} from '@plaza/database'
import type { Grants } from '@plaza/subgraph'
import DataLoader from 'dataloader'
import { listItemsByCollections } from './data/collection-items.ts'
import { listCollectionsByIds, listCollectionsByOwners } from './data/collections.ts'
import type { Db } from './data/db.ts'
import { listMediaFilesByIds, type MediaFileRow } from './data/media-files.ts'
import { listHiddenPeople } from './data/projections/people.ts'

/** A file, with what another service says about it. */
export interface MediaReference {
  readonly id: string
  readonly accessGrant?: string | null | undefined
}

export interface LoaderOptions {
  readonly db: Db
  readonly viewerId: ViewerId | null
  readonly isViewer: (userId: string) => boolean
  readonly grants: Grants
}

export type Loaders = ReturnType<typeof createLoaders>

/** One set for each request: what it remembers holds for one viewer only. */
export function createLoaders(options: LoaderOptions) {
  const { db, viewerId } = options
  return createLoaderSet({
    fileByReference: createFileLoader(options),
    collectionById: createIdLoader((ids) => listCollectionsByIds(db, ids, viewerId)),
    collectionsOfOwner: createPageLoader((ownerIds, page) =>
      listCollectionsByOwners(db, ownerIds, page, { areShownOnly: false }),
    ),
    publicCollectionsOfOwner: createPageLoader((ownerIds, page) =>
      listCollectionsByOwners(db, ownerIds, page, { areShownOnly: true }),
    ),
    isHiddenPerson: createKeyLoader<boolean, boolean>(
      async (ids) => new Map((await listHiddenPeople(db, ids)).map((id) => [id, true])),
      false,
    ),
    itemsOfCollection: createPageLoader((collectionIds, page) =>
      listItemsByCollections(db, collectionIds, page, viewerId),
    ),
  })
}

/**
 * Files by what another service says about them: null when the viewer may not see the file. A grant is made out to the
 * viewer, so it counts for each reference to its file in the batch.
 */
function createFileLoader({ db, viewerId, isViewer, grants }: LoaderOptions) {
  /** Who granted it to everybody, or to the viewer whom the grant names; null when nobody did. */
  const issuerOf = (id: string, grant: string): string | null => {
    const [, holder = ''] = grant.split('.')
    return grants.issuerOf(id, grant, null) ?? (isViewer(holder) ? grants.issuerOf(id, grant, holder) : null)
  }
  return new DataLoader<MediaReference, MediaFileRow | null, string>(
    async (references) => {
      const ids = references.map(({ id }) => parseId(id))
      const known = new Set(ids.filter((id) => id !== null))
      if (known.size === 0) return references.map(() => null)
      const [granted, evidence] = [new Set<string>(), new Set<string>()]
      for (const [n, { accessGrant }] of references.entries()) {
        const id = ids[n]
        const issuer = id && isText(accessGrant) ? issuerOf(id, accessGrant) : null
        if (id && issuer) granted.add(id)
        if (id && issuer === showsEvidence) evidence.add(id)
      }
      const sight = { viewerId, grantedIds: [...granted], evidenceIds: [...evidence] }
      const files = await listMediaFilesByIds(db, [...known], sight)
      return ids.map((id) => (id === null ? null : (files.get(id) ?? null)))
    },
    { cacheKeyFn: ({ id, accessGrant }) => `${parseId(id)} ${isText(accessGrant) ? accessGrant : ''}` },
  )
}

/** The issuer that shows files to moderators alone, who judge what was removed when its owner appeals. */
const showsEvidence = 'auth'

/** A reference is what somebody sent: its values may be anything. */
const isText = (value: unknown): value is string => typeof value === 'string'
