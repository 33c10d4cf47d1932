import type { ApolloCache } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import {
  AcceptFriendRequestDocument,
  CancelFriendRequestDocument,
  DeclineFriendRequestDocument,
  type FriendRequestStatus,
  type FriendshipStatus,
  SendFriendRequestDocument,
  UnblockUserDocument,
  UnfriendDocument,
} from '../generated/graphql.ts'
import { useAct } from '../graphql/use-act.ts'
import { refreshSight } from './sight.ts'

/** What the viewer can do about a person. */
export function useFriendship(id: string, requestId: string | undefined) {
  const client = useApolloClient()
  const act = useAct()
  const stand = (status: FriendshipStatus) => (cache: ApolloCache) => showStanding(cache, id, status)
  const request = { friendRequestId: requestId ?? '' }

  const answering = (status: FriendshipStatus, answer: FriendRequestStatus, list: List) => ({
    show(cache: ApolloCache) {
      showStanding(cache, id, status)
      showAnswer(cache, requestId, answer)
      countOneLess(cache, list)
    },
    update: (cache: ApolloCache) => countOneLess(cache, list),
  })

  return {
    send: () =>
      act(SendFriendRequestDocument, { userId: id }, { show: stand('REQUEST_SENT'), update: forgetSentRequests }),
    cancel: () => act(CancelFriendRequestDocument, request, answering('NONE', 'CANCELLED', 'OUTGOING')),
    decline: () => act(DeclineFriendRequestDocument, request, answering('NONE', 'DECLINED', 'INCOMING')),
    async accept() {
      const isDone = await act(AcceptFriendRequestDocument, request, answering('FRIENDS', 'ACCEPTED', 'INCOMING'))
      if (isDone) await refreshSight(client, id)
    },
    async unfriend() {
      const isDone = await act(UnfriendDocument, { userId: id }, { show: stand('NONE') })
      if (isDone) await refreshSight(client, id)
    },
    async unblock() {
      const isDone = await act(UnblockUserDocument, { userId: id }, { show: stand('NONE') })
      if (isDone) await refreshSight(client, id)
    },
  }
}

type List = 'INCOMING' | 'OUTGOING'

const viewerId = (cache: ApolloCache) => cache.identify({ __typename: 'Viewer' })!

function showStanding(cache: ApolloCache, userId: string, status: FriendshipStatus): void {
  cache.modify({ id: cache.identify({ __typename: 'User', id: userId })!, fields: { friendshipStatus: () => status } })
}

function showAnswer(cache: ApolloCache, requestId: string | undefined, status: FriendRequestStatus): void {
  cache.modify({
    id: cache.identify({ __typename: 'FriendRequest', id: requestId })!,
    fields: { status: () => status },
  })
}

/** The rows stay where they are, with what became of them, until the list is read again. */
function countOneLess(cache: ApolloCache, list: List): void {
  cache.modify<{ friendRequests: { totalCount?: number } }>({
    id: viewerId(cache),
    fields: {
      friendRequests: (known, { storeFieldName }) =>
        storeFieldName.includes('OUTGOING') === (list === 'OUTGOING') && 'totalCount' in known
          ? { ...known, totalCount: Math.max(0, (known.totalCount ?? 0) - 1) }
          : known,
    },
  })
}

/** A list of requests sent that is on the page is read again. */
function forgetSentRequests(cache: ApolloCache): void {
  cache.modify({
    id: viewerId(cache),
    fields: {
      friendRequests: (known, { storeFieldName, DELETE }) => (storeFieldName.includes('OUTGOING') ? DELETE : known),
    },
  })
}
