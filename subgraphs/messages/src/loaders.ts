import type { Page } from '@plaza/database'
import DataLoader from 'dataloader'
import type { Kysely } from 'kysely'
import { listAttachments } from './data/attachments.ts'
import { type ConversationRow, findConversations } from './data/conversations.ts'
import { findMessages, findMessagesAt, listMessages, type MessageRow, type Place } from './data/messages.ts'
import { listParticipants, listReaders, type ParticipantRow } from './data/participants.ts'
import { findHiddenPeople } from './data/projections/people.ts'
import type { DB } from './generated/database.ts'

export interface Loaders {
  readonly conversationById: DataLoader<string, ConversationRow | null>
  readonly messageById: DataLoader<string, MessageRow | null>
  readonly messageAt: DataLoader<Place, MessageRow | null, string>
  readonly mediaIdsByMessage: DataLoader<string, string[]>
  readonly isHiddenPerson: DataLoader<string, boolean>
  /** The rows of one page, and one more, for each conversation. */
  messagesOf(page: Page): DataLoader<string, MessageRow[]>
  participantsOf(page: Page): DataLoader<string, ParticipantRow[]>
  readersOf(page: Page): DataLoader<string, ParticipantRow[]>
  /** Drops everything loaded so far: the viewer has changed something. */
  forget(): Loaders
}

/** One set per request, filled for one viewer; signed out, everything is missing. */
export function createLoaders(db: Kysely<DB>, viewerId: string | null): Loaders {
  const byKey = <Value>(find: (viewer: string, keys: readonly string[]) => Promise<Map<string, Value>>) =>
    new DataLoader<string, Value | null>(async (keys) => {
      const found = viewerId === null ? new Map<string, Value>() : await find(viewerId, keys)
      return keys.map((key) => found.get(key) ?? null)
    })
  const lists = <Row>(list: (viewer: string, keys: readonly string[]) => Promise<Map<string, Row[]>>) =>
    new DataLoader<string, Row[]>(async (keys) => {
      const found = viewerId === null ? new Map<string, Row[]>() : await list(viewerId, keys)
      return keys.map((key) => found.get(key) ?? [])
    })

  const messageById = byKey((viewer, ids) => findMessages(db, viewer, ids))
  const placeKey = ({ conversationId, sequence }: Place) => `${conversationId}:${sequence}`
  const messageAt = new DataLoader<Place, MessageRow | null, string>(
    async (places) => {
      const found = viewerId === null ? [] : await findMessagesAt(db, viewerId, places)
      for (const message of found) messageById.prime(message.id, message)
      const byPlace = new Map(found.map((message) => [placeKey(message), message]))
      return places.map((place) => byPlace.get(placeKey(place)) ?? null)
    },
    { cacheKeyFn: placeKey },
  )

  const loaders: Loaders = {
    conversationById: byKey((viewer, ids) => findConversations(db, viewer, ids)),
    messageById,
    messageAt,
    mediaIdsByMessage: lists((_, ids) => listAttachments(db, ids)),
    isHiddenPerson: new DataLoader(async (ids) => {
      const hidden = await findHiddenPeople(db, ids)
      return ids.map((id) => hidden.has(id))
    }),
    messagesOf: byPage((page) => lists((viewer, ids) => listMessages(db, viewer, ids, page))),
    participantsOf: byPage((page) => lists((_, ids) => listParticipants(db, ids, page))),
    readersOf: byPage((page) => lists((_, ids) => listReaders(db, ids, page))),
    forget: () => Object.assign(loaders, createLoaders(db, viewerId), { forget: loaders.forget }),
  }
  return loaders
}

/** A field asked with the same arguments on many parents is one statement; with other arguments it is another. */
function byPage<Loader>(create: (page: Page) => Loader): (page: Page) => Loader {
  const created = new Map<string, Loader>()
  return (page) => {
    const key = JSON.stringify(page)
    const loader = created.get(key) ?? create(page)
    created.set(key, loader)
    return loader
  }
}
