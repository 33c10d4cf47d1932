import { defineSubgraph } from '@plaza/subgraph'
import { createContext, type MessagesContext } from './context.ts'
import { erasePeople } from './events/erase-people.ts'
import { keepBlockEdges } from './events/keep-block-edges.ts'
import { keepFriendEdges } from './events/keep-friend-edges.ts'
import { keepMedia } from './events/keep-media-files.ts'
import { keepPeople } from './events/keep-people.ts'
import type { DB } from './generated/database.ts'
import { resolvers } from './resolvers/index.ts'

export const messages = defineSubgraph<DB, MessagesContext>({
  name: 'messages',
  root: new URL('..', import.meta.url),
  resolvers,
  createContext,
  consumers: [keepPeople, keepFriendEdges, keepBlockEdges, keepMedia, erasePeople],
})
