import type { MediaCollectionResolvers } from '../generated/resolvers.ts'
import { itemsConnection, itemsPage } from './connections.ts'

export const MediaCollection: MediaCollectionResolvers = {
  owner: (collection) => ({ __typename: 'User', id: collection.ownerId }),
  items: async (collection, args, ctx) => {
    const page = itemsPage(args)
    return itemsConnection(await ctx.loaders.itemsOfCollection.load(collection.id, page), page)
  },
}
