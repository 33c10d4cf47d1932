import { parsePage } from '@plaza/database'
import { badUserInput, isLongerThan, isUnfit } from '@plaza/server'
import { findPersonByUsername } from '../data/people.ts'
import { foundPlace, placeOfFound, searchPeople } from '../data/search.ts'
import type { QueryResolvers } from '../generated/resolvers.ts'
import { peopleConnection } from './people-connection.ts'

export const Query: QueryResolvers = {
  viewer: (_, __, ctx) => ctx.viewer && { id: ctx.viewer.id },
  user: (_, { id }, ctx) => ctx.loaders.personById.load(id),
  userByUsername: (_, { username }, ctx) => findPersonByUsername(ctx.db, username),

  searchUsers: async (_, { query, friendsFirst, ...args }, ctx) => {
    const term = query.trim()
    if (term === '' || isUnfit(term) || isLongerThan(term, 100)) {
      throw badUserInput('`query` must have 1 to 100 characters.', { argument: 'query' })
    }
    const page = parsePage(args, foundPlace)
    const rows = await searchPeople(ctx.db, term, friendsFirst, page)
    return await peopleConnection(ctx, { rows, page, placeOf: placeOfFound, idOf: ({ userId }) => userId })
  },
}
