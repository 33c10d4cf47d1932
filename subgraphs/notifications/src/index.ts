import { defineSubgraph } from '@plaza/subgraph'
import { createContext, type NotificationsContext } from './context.ts'
import { erasePeople } from './events/erase-people.ts'
import { dropBlocked, keepBlockEdges } from './events/keep-block-edges.ts'
import { keepPeople } from './events/keep-people.ts'
import { tellOfFriends } from './events/tell-of-friends.ts'
import { tellOfMessages } from './events/tell-of-messages.ts'
import { tellOfPosts } from './events/tell-of-posts.ts'
import { tellOfSignIns } from './events/tell-of-sign-ins.ts'
import type { DB } from './generated/database.ts'
import { endRetention } from './jobs/end-retention.ts'
import { resolvers } from './resolvers/index.ts'

export const notifications = defineSubgraph<DB, NotificationsContext>({
  name: 'notifications',
  root: new URL('..', import.meta.url),
  resolvers,
  createContext,
  consumers: [
    keepPeople,
    keepBlockEdges,
    dropBlocked,
    erasePeople,
    tellOfFriends,
    tellOfPosts,
    tellOfMessages,
    tellOfSignIns,
  ],
  jobs: [endRetention],
})
