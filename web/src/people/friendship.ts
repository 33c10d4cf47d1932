import type { ApolloCache } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useRef } from 'react'
import {
  AcceptFriendRequestDocument,
  CancelFriendRequestDocument,
  DeclineFriendRequestDocument,
  FriendButtonPersonFragmentDoc,
  type FriendRequestStatus,
  type FriendshipStatus,
  SendFriendRequestDocument,
  StandingDocument,
  UnblockUserDocument,
  UnfriendDocument,
} from '../generated/graphql.ts'
import { useAct } from '../graphql/use-act.ts'
import { forgetPerson, refreshSight } from './sight.ts'

/** What the viewer can do about a person: one thing after the other, each as the one before has left it. */
export function useFriendship(id: string) {
  const client = useApolloClient()
  const act = useAct()
  const last = useRef(Promise.resolve(true))

  const stand = (status: FriendshipStatus) => (cache: ApolloCache) => showStanding(cache, id, status)
  const requestId = () => findRequestId(client.cache, id)
  const answering = (status: FriendshipStatus, answer: FriendRequestStatus, list: List) => {
    const request = requestId()
    return {
      show(cache: ApolloCache) {
        showStanding(cache, id, status)
        showAnswer(cache, request, answer)
        countOneLess(cache, list)
      },
      update: (cache: ApolloCache) => countOneLess(cache, list),
    }
  }

  function inTurn(work: () => Promise<boolean>): Promise<boolean> {
    last.current = last.current.then(work).then(async (isDone) => {
      if (!isDone) await readStanding()
      return isDone
    })
    return last.current
  }

  /** What was refused was offered for a standing that is so no longer. */
  async function readStanding(): Promise<void> {
    const { data } = await client
      .query({ query: StandingDocument, variables: { id }, fetchPolicy: 'network-only' })
      .catch(() => ({ data: undefined }))
    if (data?.user === null) await forgetPerson(client, id)
  }

  async function changing(work: () => Promise<boolean>): Promise<void> {
    if (await inTurn(work)) await refreshSight(client, id)
  }

  return {
    send: () =>
      inTurn(() =>
        act(SendFriendRequestDocument, { userId: id }, { show: stand('REQUEST_SENT'), update: forgetSentRequests }),
      ),
    cancel: () =>
      inTurn(() =>
        act(CancelFriendRequestDocument, { friendRequestId: requestId() }, answering('NONE', 'CANCELLED', 'OUTGOING')),
      ),
    decline: () =>
      inTurn(() =>
        act(DeclineFriendRequestDocument, { friendRequestId: requestId() }, answering('NONE', 'DECLINED', 'INCOMING')),
      ),
    accept: () =>
      changing(() =>
        act(
          AcceptFriendRequestDocument,
          { friendRequestId: requestId() },
          answering('FRIENDS', 'ACCEPTED', 'INCOMING'),
        ),
      ),
    unfriend: () => changing(() => act(UnfriendDocument, { userId: id }, { show: stand('NONE') })),
    unblock: () => changing(() => act(UnblockUserDocument, { userId: id }, { show: stand('NONE') })),
  }
}

type List = 'INCOMING' | 'OUTGOING'

const viewerId = (cache: ApolloCache) => cache.identify({ __typename: 'Viewer' })!

function findRequestId(cache: ApolloCache, userId: string): string {
  const id = cache.identify({ __typename: 'User', id: userId })!
  const known = cache.readFragment({ id, fragment: FriendButtonPersonFragmentDoc })
  return known?.friendRequest?.id ?? ''
}

function showStanding(cache: ApolloCache, userId: string, status: FriendshipStatus): void {
  cache.modify({ id: cache.identify({ __typename: 'User', id: userId })!, fields: { friendshipStatus: () => status } })
}

function showAnswer(cache: ApolloCache, requestId: string, status: FriendRequestStatus): void {
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
