import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { createPlanExecutor, type PlanExecutionResult, type SubgraphResult } from '../src/executor/index.ts'
import type { FetchContext, SubgraphFetch, SubgraphTransport } from '../src/executor/types.ts'
import { loadSupergraph } from '../src/planning/load-supergraph.ts'
import { createPlanner } from '../src/planning/planner.ts'
import { createChannel } from './support/channel.ts'
import { compose } from './support/gateways.ts'

const query = 'subscription ($short: Boolean = false) { posted { id author { name town @skip(if: $short) } } }'
const document = parse(query)

const event = (): SubgraphResult => ({ data: { posted: { id: 'p', author: { __typename: 'User', id: '1' } } } })
const named = (name: string): SubgraphResult => ({ data: { _entities: [{ __typename: 'User', name }] } })
const inTown = (town: string): SubgraphResult => ({ data: { _entities: [{ __typename: 'User', town }] } })
const seen = (name: string | null, town: string | null) => ({ data: { posted: { id: 'p', author: { name, town } } } })

type Answer = (viewer: string, fetch: SubgraphFetch) => SubgraphResult

/** A gateway whose subgraph of posts gives all streams the same object, and whose others answer as they are told. */
function start(answers: { users: Answer; towns: Answer }) {
  const user = 'type User @key(fields: "id") { id: ID!'
  const { supergraph } = compose({
    posts: {
      sdl: `type Query { posts: [Post] } type Subscription { posted: Post } type Post { id: ID! author: User } ${user} }`,
    },
    users: { sdl: `${user} name: String }` },
    towns: { sdl: `${user} town: String }` },
  })
  const channel = createChannel<SubgraphResult>()
  const asked = { users: [] as string[], towns: [] as string[] }
  const answering = (name: 'users' | 'towns'): SubgraphTransport => ({
    async execute(fetch: SubgraphFetch, { request, isShared }: FetchContext) {
      expect(isShared).toBe(true)
      asked[name].push(request as string)
      return answers[name](request as string, fetch)
    },
  })
  const posts: SubgraphTransport = {
    execute: () => Promise.reject(new Error('Nobody asks posts')),
    subscribe: async (_, { signal }) => {
      const events = channel.listen()
      signal.addEventListener('abort', () => void events.return!())
      return events
    },
  }
  const transports = new Map([
    ['posts', posts],
    ['users', answering('users')],
    ['towns', answering('towns')],
  ])
  const executor = createPlanExecutor({ ...loadSupergraph(supergraph), plan: createPlanner(supergraph), transports })
  const listen = async (viewer: string, variables = {}, signal = new AbortController().signal) =>
    (await executor.subscribe({
      ...{ document, variables, context: viewer, signal },
    })) as AsyncIterableIterator<PlanExecutionResult>
  return { channel, asked, listen }
}

const next = async (streams: readonly AsyncIterableIterator<PlanExecutionResult>[]) =>
  Promise.all(streams.map(async (stream) => (await stream.next()).value))

test('those who see the same are shown one object, for which each of them was asked', async () => {
  const [ada, turing] = [named('Ada'), inTown('Turin')]
  const { channel, asked, listen } = start({ users: () => ada, towns: () => turing })
  const viewers = ['a', 'b', 'c']
  const streams = await Promise.all(viewers.map((viewer) => listen(viewer)))
  const results = next(streams)
  const posted = event()
  channel.send(posted)
  const [first, ...others] = await results
  expect(first).toEqual(seen('Ada', 'Turin'))
  for (const other of others) expect(other).toBe(first)
  expect(asked).toEqual({ users: viewers, towns: viewers })
  // What subgraphs have given is theirs, and other people's.
  expect([posted, ada, turing]).toEqual([event(), named('Ada'), inTown('Turin')])
})

test('those who are answered otherwise, by whichever service, are shown what is theirs', async () => {
  const shared = { ada: named('Ada'), adaOfFriends: named('Ada L.'), here: inTown('Here'), there: inTown('There') }
  const { channel, asked, listen } = start({
    users: (viewer) => (viewer.includes('friend') ? shared.adaOfFriends : shared.ada),
    towns: (viewer) => {
      if (viewer.includes('lost')) throw new Error('No answer')
      return viewer.includes('far') ? shared.there : shared.here
    },
  })
  const viewers = ['one', 'two', 'a friend', 'another friend', 'a far friend', 'far', 'lost', 'also lost']
  const streams = await Promise.all(viewers.map((viewer) => listen(viewer)))
  const results = next(streams)
  channel.send(event())
  const shown = await results
  expect(shown.slice(0, 6)).toEqual([
    seen('Ada', 'Here'),
    seen('Ada', 'Here'),
    seen('Ada L.', 'Here'),
    seen('Ada L.', 'Here'),
    seen('Ada L.', 'There'),
    seen('Ada', 'There'),
  ])
  expect(shown[0]).toBe(shown[1])
  expect(shown[2]).toBe(shown[3])
  for (const lost of shown.slice(6)) expect(lost).toMatchObject({ ...seen('Ada', null), errors: [{}] })
  // Nobody is asked for twice, however often listeners part.
  expect(asked.users.toSorted()).toEqual(viewers.toSorted())
  expect(asked.towns.toSorted()).toEqual(viewers.toSorted())
})

test('an event of several streams is nobody else’s: other variables and other objects are answered apart', async () => {
  const [ada, here] = [named('Ada'), inTown('Here')]
  const { channel, asked, listen } = start({ users: () => ada, towns: () => here })
  const streams = [await listen('a'), await listen('b', { short: true })]
  const results = next(streams)
  channel.send(event())
  expect(await results).toEqual([seen('Ada', 'Here'), { data: { posted: { id: 'p', author: { name: 'Ada' } } } }])
  expect(asked.towns).toEqual(['a'])
})

test('who leaves while an event is answered gets an end, and the others their event', async () => {
  const answer = Promise.withResolvers<SubgraphResult>()
  const { channel, asked, listen } = start({ users: () => answer.promise as never, towns: () => inTown('Here') })
  const leaving = new AbortController()
  const streams = [await listen('a', {}, leaving.signal), await listen('b')]
  const [left, stayed] = streams.map((stream) => stream.next())
  channel.send(event())
  await expect.poll(() => asked.users).toEqual(['a', 'b'])
  leaving.abort()
  expect(await left).toEqual({ value: undefined, done: true })
  answer.resolve(named('Ada'))
  expect((await stayed)!.value).toEqual(seen('Ada', 'Here'))
})
