import { GraphQLError, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { createAuthorizer, stripSecurity } from '../src/authorization/index.ts'
import { createPlanExecutor, type FetchContext, type SubgraphFetch } from '../src/executor/index.ts'
import { loadSupergraph } from '../src/planning/load-supergraph.ts'
import { createPlanner } from '../src/planning/planner.ts'
import { createInProcessTransport } from '../src/transports/in-process.ts'
import { answerOf } from './support/answers.ts'
import { compose } from './support/gateways.ts'

/** Who may see whom; nobody else is there for them. */
const seenBy: Readonly<Record<string, readonly string[]>> = {
  ada: ['1', '2', '3'],
  grace: ['1', '3'],
  edsger: ['3'],
  nobody: [],
}
/** Of whom somebody is told the secret. */
const friendsOf: Readonly<Record<string, readonly string[]>> = { ada: ['1', '2'], grace: ['1'], edsger: [], nobody: [] }

const viewerOf = (context: unknown) => (context as FetchContext).request as string

const { supergraph, schemas } = compose({
  posts: {
    sdl: `type Query { post: Post }
      type Post { title: String author: User reader: User editors: [User] }
      type User @key(fields: "id") { id: ID! }`,
    root: {
      post: { title: 'T', author: { id: '1' }, reader: { id: '2' }, editors: ['2', '3', '1'].map((id) => ({ id })) },
    },
  },
  users: {
    sdl: `type User @key(fields: "id") { id: ID! name: String secret: String sure: String! email: String @authenticated best: User }`,
    resolvers: {
      User: {
        __resolveReference: ({ id }: { id: string }, context: unknown) =>
          seenBy[viewerOf(context)]!.includes(id) ? { id } : null,
        name: (user) => `N${(user as { id: string }).id}`,
        email: (user) => `${(user as { id: string }).id}@x.test`,
        best: (user) => ({ id: String((Number((user as { id: string }).id) % 3) + 1) }),
        ...Object.fromEntries(['secret', 'sure'].map((name) => [name, secretOf])),
      },
    },
  },
})

function secretOf(user: unknown, _: unknown, context: unknown): string {
  const { id } = user as { id: string }
  if (friendsOf[viewerOf(context)]!.includes(id)) return `S${id} for ${viewerOf(context)}`
  throw new GraphQLError('not for you', { extensions: { code: 'FORBIDDEN' } })
}

function start(joinsFetches: boolean) {
  const { sdl, rules } = stripSecurity(supergraph)
  const loaded = loadSupergraph(sdl)
  const authorize = createAuthorizer(rules)
  const sent: { readonly subgraph: string; readonly viewer: string; readonly fetch: SubgraphFetch }[] = []
  const transports = new Map(
    [...schemas].map(([subgraph, schema]) => {
      const { execute } = createInProcessTransport({ schema, withContext: (context, work) => work(context) })
      return [
        subgraph,
        {
          execute: (fetch: SubgraphFetch, context: FetchContext) => {
            sent.push({ subgraph, viewer: viewerOf(context), fetch })
            return execute(fetch, context)
          },
        },
      ]
    }),
  )
  const executor = createPlanExecutor({ ...loaded, plan: createPlanner(sdl), transports, joinsFetches })
  const ask = async (query: string, viewer: string) => {
    const document = parse(query)
    const permitted = authorize(document, viewer === 'nobody' ? null : {})
    return answerOf(await executor.execute({ document, cacheKey: query, permitted, context: viewer }))
  }
  return {
    ask,
    askedOfUsers: (viewer: string) => sent.filter((one) => one.subgraph === 'users' && one.viewer === viewer),
  }
}

const questions = {
  'of one list': '{ post { author { name secret } reader { name secret } editors { name secret } } }',
  'of several lists': '{ post { author { name secret } reader { secret } editors { name } } }',
  'one of which must not be null': '{ post { author { name } reader { name sure } editors { name sure } } }',
  'one of which is for those who are signed in':
    '{ post { author { name email } reader { name } editors { secret email } } }',
  'of which others follow':
    '{ post { author { name best { secret } } reader { secret best { name } } editors { best { name secret } } } }',
}

describe.each(Object.entries(questions))('a joint request %s', (_, query) => {
  test('tells each of those who ask at the same moment what they are told by requests of their own', async () => {
    const viewers = Object.keys(seenBy)
    const [joint, apart] = [start(true), start(false)]
    const alone = []
    for (const viewer of viewers) alone.push(await apart.ask(query, viewer))
    for (let turn = 0; turn < 3; turn++) {
      // They share a plan, and the operations that were made of its fetches.
      expect(await Promise.all(viewers.map((viewer) => joint.ask(query, viewer)))).toEqual(alone)
    }
    expect(new Set(alone.map((answer) => JSON.stringify(answer))).size).toBe(viewers.length)
    for (const viewer of viewers) {
      expect(joint.askedOfUsers(viewer).length).toBeLessThan(3 * apart.askedOfUsers(viewer).length)
      const secrets = [...JSON.stringify(alone[viewers.indexOf(viewer)]).matchAll(/S\d for (\w+)/g)]
      for (const [, holder] of secrets) expect(holder).toBe(viewer)
    }
  })
})

test('what a place must not be asked for by a stranger is in no joint request of theirs', async () => {
  const { ask, askedOfUsers } = start(true)
  const query = questions['one of which is for those who are signed in']
  await Promise.all(['nobody', 'ada'].map((viewer) => ask(query, viewer)))
  expect(askedOfUsers('ada').some(({ fetch }) => fetch.operation.includes('email'))).toBe(true)
  expect(askedOfUsers('nobody').filter(({ fetch }) => fetch.operation.includes('email'))).toEqual([])
})
