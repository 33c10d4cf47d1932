import { createIdLoader, createKeyLoader, createLoaderSet, createPageLoader, type ViewerId } from '@plaza/database'
import DataLoader from 'dataloader'
import { listMediaIdsByMessages } from './data/attachments.ts'
import { type ChangeRow, listChangesByConversations, listHiddenByConversations } from './data/changes.ts'
import { type ConversationRow, listConversationsByIds, listOpenDirects, type OpenDirect } from './data/conversations.ts'
import type { Db } from './data/db.ts'
import {
  listMessagesAt,
  listMessagesByConversations,
  listMessagesByIds,
  type MessagePosition,
  type MessageRow,
} from './data/messages.ts'
import {
  listParticipantsByConversations,
  listParticipantsByIds,
  listReadersByMessages,
  type ParticipantRow,
} from './data/participants.ts'
import { listBlockedPeople } from './data/projections/block-edges.ts'
import { listHiddenPeople, listWritablePeople } from './data/projections/people.ts'
import {
  listReactionsByMessages,
  listTalliesByMessages,
  type ReactionRow,
  type ReactionTally,
  type ReactionType,
} from './data/reactions.ts'
import { listRulesByMessages } from './data/removals.ts'
import type { ModerationRule } from './rules/moderation-rule.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** One set per request, filled for one viewer; signed out, every conversation and message is missing. */
export function createLoaders(db: Db, viewerId: ViewerId | null) {
  /** Asks nothing when nobody is signed in. */
  const asViewer = async <Value>(list: (viewer: ViewerId) => Promise<Map<string, Value>>) =>
    viewerId === null ? new Map<string, Value>() : list(viewerId)

  /** Whether each key is among those that `list` gives for the viewer. */
  const among = (list: (viewer: ViewerId, keys: readonly string[]) => Promise<string[]>) =>
    createKeyLoader<boolean, boolean>(
      (keys) => asViewer(async (viewer) => new Map((await list(viewer, keys)).map((key) => [key, true]))),
      false,
    )

  const messageById = createIdLoader((ids) => asViewer((viewer) => listMessagesByIds(db, viewer, ids)))
  return createLoaderSet({
    conversationById: createIdLoader<ConversationRow>((ids) =>
      asViewer((viewer) => listConversationsByIds(db, viewer, ids)),
    ),
    messageById,
    messageAt: createPlaceLoader(db, viewerId, messageById),
    mediaIdsOfMessage: createKeyLoader<string[], string[]>(
      (ids) => asViewer(() => listMediaIdsByMessages(db, ids)),
      [],
    ),
    talliesOfMessage: createKeyLoader<ReactionTally[], ReactionTally[]>(
      (ids) => asViewer((viewer) => listTalliesByMessages(db, viewer, ids)),
      [],
    ),
    reactionsOfMessage: createPageLoader<ReactionRow, ReactionType | null>((ids, page, type) =>
      asViewer((viewer) => listReactionsByMessages(db, viewer, ids, page, type)),
    ),
    /** Of the viewer's own that moderators have removed. */
    ruleOfMessage: createKeyLoader<ModerationRule, null>((ids) => asViewer(() => listRulesByMessages(db, ids)), null),
    isHiddenPerson: among((viewer, ids) => listHiddenPeople(db, viewer, ids)),
    isBlockedPerson: among((viewer, ids) => listBlockedPeople(db, viewer, ids)),
    isWritablePerson: among((viewer, ids) => listWritablePeople(db, viewer, ids)),
    /** Null where it is closed. */
    openDirect: createIdLoader<OpenDirect>((ids) =>
      asViewer(async (viewer) => new Map((await listOpenDirects(db, viewer, ids)).map((one) => [one.id, one]))),
    ),
    messagesOfConversation: createPageLoader<MessageRow>((ids, page) =>
      asViewer((viewer) => listMessagesByConversations(db, viewer, ids, page)),
    ),
    changesOfConversation: createPageLoader<ChangeRow>((ids, page) =>
      asViewer(() => listChangesByConversations(db, ids, page)),
    ),
    hiddenOfConversation: createKeyLoader<string[], string[]>(
      (ids) => asViewer((viewer) => listHiddenByConversations(db, viewer, ids)),
      [],
    ),
    participantById: createKeyLoader<ParticipantRow, null>(
      (ids) => asViewer(() => listParticipantsByIds(db, ids)),
      null,
    ),
    participantsOfConversation: createPageLoader<ParticipantRow>((ids, page) =>
      asViewer(() => listParticipantsByConversations(db, ids, page)),
    ),
    readersOfMessage: createPageLoader<ParticipantRow>((ids, page) =>
      asViewer((viewer) => listReadersByMessages(db, viewer, ids, page)),
    ),
  })
}

const keyOf = ({ conversationId, sequence }: MessagePosition) => `${conversationId}:${sequence}`

/** Messages by their positions; what it finds is known by id as well. */
function createPlaceLoader(
  db: Db,
  viewerId: ViewerId | null,
  messageById: DataLoader<string, MessageRow | null>,
): DataLoader<MessagePosition, MessageRow | null, string> {
  return new DataLoader(
    async (positions) => {
      const messages = viewerId === null ? [] : await listMessagesAt(db, viewerId, positions)
      for (const message of messages) messageById.prime(message.id, message)
      const byPosition = new Map(messages.map((message) => [keyOf(message), message]))
      return positions.map((position) => byPosition.get(keyOf(position)) ?? null)
    },
    { cacheKeyFn: keyOf },
  )
}
