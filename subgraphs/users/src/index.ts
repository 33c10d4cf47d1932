import { defineSubgraph } from '@plaza/subgraph'
import { createContext, type UsersContext } from './context.ts'
import { consumers } from './events/index.ts'
import type { DB } from './generated/database.ts'
import { jobs } from './jobs/index.ts'
import { resolvers } from './resolvers/index.ts'

// For the bench of people, which measures what the service does.
export { createContext } from './context.ts'
export { listRecommended } from './data/recommendations.ts'
export { searchPeople } from './data/search.ts'
export type { DB } from './generated/database.ts'

export const users = defineSubgraph<DB, UsersContext>({
  name: 'users',
  root: new URL('..', import.meta.url),
  resolvers,
  openToRestricted: [
    'muteUser',
    'unmuteUser',
    'blockUser',
    'unblockUser',
    'unfriend',
    'declineFriendRequest',
    'cancelFriendRequest',
    'updatePrivacySettings',
    'dismissFriendRecommendation',
    'reportUser',
  ],
  createContext,
  consumers,
  jobs,
})
