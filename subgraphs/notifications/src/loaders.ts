import DataLoader from 'dataloader'
import type { Db } from './data/db.ts'
import { findNotifications, type NotificationRow } from './data/notifications.ts'
import { findPeople, type PersonRow } from './data/projections/people.ts'

export interface Loaders {
  readonly notificationById: DataLoader<string, NotificationRow | null>
  readonly personById: DataLoader<string, PersonRow | null>
}

/** One set per request, filled for one viewer; signed out, everything is missing. */
export function createLoaders(db: Db, viewerId: string | null): Loaders {
  const byId = <Row>(find: (viewer: string, ids: readonly string[]) => Promise<Map<string, Row>>) =>
    new DataLoader<string, Row | null>(async (ids) => {
      const found = viewerId === null ? new Map<string, Row>() : await find(viewerId, ids)
      return ids.map((id) => found.get(id) ?? null)
    })
  return {
    notificationById: byId((viewer, ids) => findNotifications(db, viewer, ids)),
    personById: byId((_, ids) => findPeople(db, ids)),
  }
}
