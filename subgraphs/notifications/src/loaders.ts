import { createIdLoader, createKeyLoader, createLoaderSet, type ViewerId } from '@plaza/database'
import type { Db } from './data/db.ts'
import { type KnownPost, listPostsByIds } from './data/muted-posts.ts'
import { listNotificationsByIds, type NotificationRow } from './data/notifications.ts'
import { listPeopleByIds, type PersonRow } from './data/projections/people.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** One set per request, filled for one viewer; signed out, everything is missing and nothing is asked. */
export function createLoaders(db: Db, viewerId: ViewerId | null) {
  return createLoaderSet({
    notificationById: createIdLoader<NotificationRow>(async (ids) =>
      viewerId === null ? new Map() : listNotificationsByIds(db, viewerId, ids),
    ),
    postById: createIdLoader<KnownPost>(async (ids) =>
      viewerId === null ? new Map() : listPostsByIds(db, viewerId, ids),
    ),
    personById: createKeyLoader<PersonRow, null>(
      async (ids) => (viewerId === null ? new Map() : listPeopleByIds(db, ids)),
      null,
    ),
  })
}
