import type { ApolloCache, Reference } from '@apollo/client'

interface Edge {
  node: Reference
}

interface Connection {
  edges: Edge[]
}

interface Sent {
  id: string
  sentAt: string
  conversation: { id: string }
}

/**
 * Puts a message where it belongs: into its thread by the time it was sent, once however often it is told, and its
 * conversation on top of the list. The message itself must be in the cache.
 */
export function placeMessage(cache: ApolloCache, message: Sent): void {
  const ref = { __ref: cache.identify({ __typename: 'Message', id: message.id })! }
  const conversationRef = { __ref: cache.identify({ __typename: 'Conversation', id: message.conversation.id })! }
  cache.modify<{ messages: Connection; lastMessage: Reference | null; lastActivityAt: string }>({
    id: conversationRef.__ref,
    fields: {
      messages(known, { readField }) {
        const { edges } = known as Connection
        if (edges.some(({ node }) => node.__ref === ref.__ref)) return known
        const before = edges.findLastIndex(({ node }) => String(readField('sentAt', node)) <= message.sentAt)
        return { ...known, edges: edges.toSpliced(before + 1, 0, { __typename: 'MessageEdge', node: ref } as Edge) }
      },
      lastMessage: (known, { readField }) =>
        known && String(readField('sentAt', known as Reference)) > message.sentAt ? known : ref,
      lastActivityAt: (known) => [known, message.sentAt].toSorted()[1]!,
    },
  })
  raiseConversation(cache, message.conversation.id)
  // Somebody who was out of a group and is in it again.
  cache.modify<{ conversation: Reference | null }>({
    id: 'ROOT_QUERY',
    fields: {
      conversation: (known, { DELETE, storeFieldName }) =>
        known === null && storeFieldName.includes(message.conversation.id) ? DELETE : known,
    },
  })
}

/** Puts a conversation on top of the list that it stands in, be it there already or not, and takes it off the others. */
export function raiseConversation(cache: ApolloCache, id: string): void {
  const ref = { __ref: cache.identify({ __typename: 'Conversation', id })! }
  cache.modify<{ conversations: Connection }>({
    id: 'Viewer:{}',
    fields: {
      conversations(known, { readField, storeFieldName }) {
        const { edges } = known as Connection
        const others = edges.filter(({ node }) => node.__ref !== ref.__ref)
        const folder = readField<string>('folder', ref) ?? 'INBOX'
        if (!storeFieldName.includes(`"${folder}"`))
          return others.length === edges.length ? known : { ...known, edges: others }
        if (edges[0]?.node.__ref === ref.__ref) return known
        return { ...known, edges: [{ __typename: 'ConversationEdge', cursor: '', node: ref }, ...others] }
      },
    },
  })
}

/** Takes a conversation that the viewer is out of from everywhere. */
export function forgetConversation(cache: ApolloCache, id: string): void {
  cache.evict({ id: cache.identify({ __typename: 'Conversation', id })! })
  cache.gc()
}
