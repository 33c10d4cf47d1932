import type { Page } from '@plaza/database'
import type { Grants } from '@plaza/subgraph'
import DataLoader from 'dataloader'
import { type CollectionItemRow, listItemsByCollections } from './data/collection-items.ts'
import { type CollectionRow, getCollections, listCollectionsByOwners } from './data/collections.ts'
import { getMediaFiles, type MediaFileRow } from './data/media-files.ts'
import { type Db, isUuid } from './data/visibility.ts'

/** A file, with what another service says about it. */
export interface MediaReference {
  readonly id: string
  readonly accessGrant?: string | null | undefined
}

export interface Loaders {
  /** Null when the viewer may not see the file. */
  readonly mediaFile: DataLoader<MediaReference, MediaFileRow | null, string>
  /** Null when the viewer may not see the collection. */
  readonly collection: DataLoader<string, CollectionRow | null>
  readonly publicCollectionsOf: PageLoader<CollectionRow>
  readonly collectionsOf: PageLoader<CollectionRow>
  readonly itemsOf: PageLoader<CollectionItemRow>
}

export interface PageLoader<Row> {
  /** The page's rows and, when there is a next page, one more. */
  load(parentId: string, page: Page): Promise<Row[]>
}

/** One set per request: what it remembers holds for one viewer only. */
export function createLoaders({ db, viewerId, grants }: { db: Db; viewerId: string | null; grants: Grants }): Loaders {
  return {
    mediaFile: new DataLoader(
      async (references) => {
        const known = references.filter(({ id }) => isUuid(id))
        if (known.length === 0) return references.map(() => null)
        const granted = known.filter(
          // A reference is what somebody sent: its values may be anything.
          ({ id, accessGrant }) => typeof accessGrant === 'string' && grants.verify(id, accessGrant, viewerId),
        )
        const ids = [...new Set(known.map(({ id }) => id.toLowerCase()))]
        const grantedIds = [...new Set(granted.map(({ id }) => id))]
        const files = await getMediaFiles(db, ids, { viewerId, grantedIds })
        return references.map(({ id }) => files.get(id.toLowerCase()) ?? null)
      },
      { cacheKeyFn: ({ id, accessGrant }) => `${id} ${accessGrant ?? ''}` },
    ),
    collection: new DataLoader(async (ids) => {
      const known = ids.filter(isUuid)
      const collections =
        known.length > 0 ? await getCollections(db, known, viewerId) : new Map<string, CollectionRow>()
      return ids.map((id) => collections.get(id.toLowerCase()) ?? null)
    }),
    publicCollectionsOf: pageLoader((ids, page) => listCollectionsByOwners(db, ids, page, { publicOnly: true })),
    collectionsOf: pageLoader((ids, page) => listCollectionsByOwners(db, ids, page, { publicOnly: false })),
    itemsOf: pageLoader((ids, page) => listItemsByCollections(db, ids, page, viewerId)),
  }
}

/** Pages of many parents at once: those that ask for the same stretch are answered by one statement. */
function pageLoader<Row>(
  list: (parentIds: readonly string[], page: Page) => Promise<Map<string, Row[]>>,
): PageLoader<Row> {
  const byPage = new Map<string, DataLoader<string, Row[]>>()
  return {
    load(parentId, page) {
      const key = JSON.stringify([page.first, page.after])
      let loader = byPage.get(key)
      if (!loader) {
        loader = new DataLoader(async (parentIds) => {
          const rows = await list(parentIds, page)
          return parentIds.map((id) => rows.get(id) ?? [])
        })
        byPage.set(key, loader)
      }
      return loader.load(parentId)
    },
  }
}
