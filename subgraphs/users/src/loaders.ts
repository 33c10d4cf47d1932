import { encodeCursor, type Page } from '@plaza/database'
import DataLoader from 'dataloader'
import type { Db } from './data/db.ts'
import { listFriendRequestsByIds } from './data/friend-requests.ts'
import { countMutualFriendsByIds, listFriendsByIds, listMutualFriendsByIds } from './data/friendships.ts'
import { isId } from './data/ids.ts'
import { listPeopleByIds } from './data/people.ts'
import { listDetailsByIds, listEmailsByIds, listPhoneNumbersByIds } from './data/profile-parts.ts'
import { listStandingsByIds } from './data/standings.ts'

type ListByIds<Row> = (ids: readonly string[]) => Promise<Map<string, Row>>

export type Loaders = ReturnType<typeof createLoaders>

/** One set a request: what they remember is what this viewer may see. */
export function createLoaders(db: Db, viewerId: string | null) {
  const all: { clearAll(): unknown }[] = []
  const load = <Row>(listByIds: ListByIds<Row>): DataLoader<string, Row | undefined> => {
    const loader = new DataLoader<string, Row | undefined>(async (ids) => {
      const known = ids.filter(isId)
      const rows = known.length > 0 ? await listByIds(known) : new Map<string, Row>()
      return ids.map((id) => rows.get(id.toLowerCase()))
    })
    all.push(loader)
    return loader
  }
  const asViewer = <Row>(listByIds: (viewerId: string, ids: readonly string[]) => Promise<Map<string, Row>>) =>
    load<Row>(async (ids) => (viewerId === null ? new Map() : await listByIds(viewerId, ids)))
  // A loader for each page that is asked for: nearly always there is one.
  const loadPages = <Row>(listByIds: (ids: readonly string[], page: Page) => Promise<Map<string, Row[]>>) => {
    const loaders = new Map<string, DataLoader<string, Row[] | undefined>>()
    return (page: Page) => {
      const key = encodeCursor([page.first, page.after])
      const loader = loaders.get(key) ?? load((ids) => listByIds(ids, page))
      loaders.set(key, loader)
      return loader
    }
  }

  return {
    personById: load((ids) => listPeopleByIds(db, ids)),
    detailsById: load((ids) => listDetailsByIds(db, ids)),
    emailById: load((ids) => listEmailsByIds(db, ids)),
    phoneNumberById: load((ids) => listPhoneNumbersByIds(db, ids)),
    standingById: asViewer((viewer, ids) => listStandingsByIds(db, viewer, ids)),
    friendRequestById: asViewer((viewer, ids) => listFriendRequestsByIds(db, viewer, ids)),
    mutualFriendCountById: load((ids) => countMutualFriendsByIds(db, ids)),
    friendsById: loadPages((ids, page) => listFriendsByIds(db, ids, page)),
    mutualFriendsById: loadPages((ids, page) => listMutualFriendsByIds(db, ids, page)),
    /** After a change: the rest of the request must see it. */
    forget(): void {
      for (const loader of all) loader.clearAll()
    },
  }
}
