import { defineSubgraph } from '@plaza/subgraph'
import { createContext, type MessagesContext } from './context.ts'
import { consumers } from './events/index.ts'
import type { DB } from './generated/database.ts'
import { resolvers } from './resolvers/index.ts'

export const messages = defineSubgraph<DB, MessagesContext>({
  name: 'messages',
  root: new URL('..', import.meta.url),
  resolvers,
  openToRestricted: [
    'removeMessageReaction',
    'deleteMessage',
    'leaveConversation',
    'markConversationRead',
    'reportMessage',
  ],
  createContext,
  consumers,
})
