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
  /** To everybody, or to the viewer whom the grant names. */
  const isGranted = (id: string, grant: string) => {
    if (grants.verify(id, grant, null)) return true
    const [, holder = ''] = grant.split('.')
    return isViewer(holder) && grants.verify(id, grant, holder)
  }
  return new DataLoader<MediaReference, MediaFileRow | null, string>(
    async (references) => {
      const ids = references.map(({ id }) => parseId(id))
      const known = new Set(ids.filter((id) => id !== null))
      if (known.size === 0) return references.map(() => null)
      const granted = new Set<string>()
      for (const [n, { accessGrant }] of references.entries()) {
        const id = ids[n]
        if (id && isText(accessGrant) && isGranted(id, accessGrant)) granted.add(id)
      }
      const files = await listMediaFilesByIds(db, [...known], { viewerId, grantedIds: [...granted] })
      return ids.map((id) => (id === null ? null : (files.get(id) ?? null)))
    },
    { cacheKeyFn: ({ id, accessGrant }) => `${parseId(id)} ${isText(accessGrant) ? accessGrant : ''}` },
  )
}

/** A reference is what somebody sent: its values may be anything. */
const isText = (value: unknown): value is string => typeof value === 'string'
