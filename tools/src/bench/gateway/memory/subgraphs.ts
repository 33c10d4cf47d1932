import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import DataLoader from 'dataloader'
import { type GraphQLSchema, parse } from 'graphql'
import { type Comment, type Image, images, type Post, pageSize, posts, postsById, type User, users } from './data.ts'

export const memorySubgraphs = ['users', 'posts', 'media'] as const
export type MemorySubgraph = (typeof memorySubgraphs)[number]

const federation = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])'

const typeDefs: Record<MemorySubgraph, string> = {
  users: `${federation}
    type Query { user(id: ID!): User }
    type User @key(fields: "id") { id: ID! username: String! displayName: String! bio: String avatar: Image! }
    type Image @key(fields: "id", resolvable: false) { id: ID! }`,
  posts: `${federation}
    type Query { homeFeed(first: Int! = ${pageSize}, offset: Int! = 0): [Post!]! post(id: ID!): Post }
    type Post @key(fields: "id") {
      id: ID! body: String! createdAt: String! likeCount: Int! author: User! comments(first: Int! = 3): [Comment!]!
    }
    type Comment { id: ID! body: String! author: User! }
    type User @key(fields: "id", resolvable: false) { id: ID! }`,
  media: `${federation}
    type Query { image(id: ID!): Image }
    type Image @key(fields: "id") { id: ID! url: String! width: Int! height: Int! }`,
}

/** One a fetch, as any service that batches what it loads. */
export interface MemoryContext {
  readonly users: DataLoader<string, User | null>
  readonly images: DataLoader<string, Image | null>
}

const loaderOf = <Item>(items: ReadonlyMap<string, Item>) =>
  new DataLoader<string, Item | null>(async (ids) => ids.map((id) => items.get(id) ?? null))

export function createMemoryContext(): MemoryContext {
  return { users: loaderOf(users), images: loaderOf(images) }
}

interface WithId {
  id: string
}

const resolvers = {
  users: {
    Query: { user: (_: unknown, { id }: WithId, context: MemoryContext) => context.users.load(id) },
    User: {
      __resolveReference: async ({ id }: WithId, context: MemoryContext) => context.users.load(id),
      avatar: (user: User) => ({ id: user.avatarId }),
    },
  },
  posts: {
    Query: {
      homeFeed: async (_: unknown, { first, offset }: { first: number; offset: number }) =>
        posts.slice(offset, offset + first),
      post: async (_: unknown, { id }: WithId) => postsById.get(id),
    },
    Post: {
      __resolveReference: async ({ id }: WithId) => postsById.get(id),
      author: (post: Post) => ({ id: post.authorId }),
      comments: (post: Post, { first }: { first: number }) => post.comments.slice(0, first),
    },
    Comment: { author: (comment: Comment) => ({ id: comment.authorId }) },
  },
  media: {
    Query: { image: (_: unknown, { id }: WithId, context: MemoryContext) => context.images.load(id) },
    Image: { __resolveReference: async ({ id }: WithId, context: MemoryContext) => context.images.load(id) },
  },
}

export function buildMemorySchema(name: MemorySubgraph): GraphQLSchema {
  return buildSubgraphSchema([{ typeDefs: parse(typeDefs[name]), resolvers: resolvers[name] as never }])
}

export function composeMemorySupergraph(urlOf: (name: MemorySubgraph) => string): string {
  const { supergraphSdl, errors } = composeServices(
    memorySubgraphs.map((name) => ({ name, url: urlOf(name), typeDefs: parse(typeDefs[name]) })),
  )
  if (!supergraphSdl) throw new Error(`The subgraphs do not compose: ${errors?.join('\n')}`)
  return supergraphSdl
}
