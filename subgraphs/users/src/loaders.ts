import {
  createIdLoader,
  createKeyLoader,
  createLoaderSet,
  createPageLoader,
  type ListByKeys,
  type ViewerId,
} from '@plaza/database'
import type { Db } from './data/db.ts'
import { listFriendRequestsByIds } from './data/friend-requests.ts'
import { countMutualFriendsByIds, listFriendsByIds, listMutualFriendsByIds } from './data/friendships.ts'
import { listMutesByIds } from './data/mutes.ts'
import { listMentionableAmong, listPeopleByIds } from './data/people.ts'
import { listDetailsByIds, listEmailsByIds, listPhoneNumbersByIds } from './data/profile-parts.ts'
import { listStandingsByIds } from './data/standings.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** One set per request: it remembers what one viewer may see. */
export function createLoaders(db: Db, viewerId: ViewerId | null) {
  const asViewer =
    <Row>(listByIds: (viewerId: ViewerId, ids: readonly string[]) => Promise<Map<string, Row>>): ListByKeys<Row> =>
    async (ids) =>
      viewerId === null ? new Map<string, Row>() : listByIds(viewerId, ids)

  return createLoaderSet({
    personById: createIdLoader((ids) => listPeopleByIds(db, ids)),
    friendRequestById: createIdLoader(asViewer((viewer, ids) => listFriendRequestsByIds(db, viewer, ids))),
    detailsById: createKeyLoader((ids) => listDetailsByIds(db, ids), null),
    emailById: createKeyLoader((ids) => listEmailsByIds(db, ids), null),
    phoneNumberById: createKeyLoader((ids) => listPhoneNumbersByIds(db, ids), null),
    standingById: createKeyLoader(
      asViewer((viewer, ids) => listStandingsByIds(db, viewer, ids)),
      null,
    ),
    /** Of the viewer's, as far as they hold. */
    muteById: createKeyLoader(
      asViewer((viewer, ids) => listMutesByIds(db, viewer, ids)),
      null,
    ),
    isMentionable: createKeyLoader<boolean, boolean>(
      async (ids) => (viewerId === null ? new Map() : listMentionableAmong(db, ids)),
      false,
    ),
    mutualFriendCountById: createKeyLoader((ids) => countMutualFriendsByIds(db, ids), 0),
    friendsById: createPageLoader((ids, page) => listFriendsByIds(db, ids, page)),
    mutualFriendsById: createPageLoader((ids, page) => listMutualFriendsByIds(db, ids, page)),
  })
}
