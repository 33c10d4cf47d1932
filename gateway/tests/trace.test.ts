import { ConfigError, parseConfig } from '@plaza/server'
import { createTestIdentities, type TestIdentities } from '@plaza/server/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatewayConfig, gatewayRules } from '../src/config.ts'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'
import type { SubgraphSpecs } from './support/subgraphs.ts'

const specs: SubgraphSpecs = {
  people: {
    sdl: `
      type Query { people(named: String): [Person] me: Person }
      type Mutation { rename(id: ID!, name: String!): Person }
      type Person @key(fields: "id") { id: ID! name: String }
    `,
    root: {
      people: () => ['1', '2', '3'].map((id) => ({ id, name: `Hidden name ${id}` })),
      rename: (_: unknown, { id, name }: { id: string; name: string }) => ({ id, name }),
      me: () => {
        throw new Error('at fault')
      },
    },
  },
  posts: {
    sdl: 'type Person @key(fields: "id") { id: ID! postCount: Int }',
    entities: { Person: ['1', '2', '3'].map((id) => ({ id, postCount: Number(id) })) },
  },
}

const asking = { 'plaza-trace': 'true', 'apollo-expose-query-plan': 'true' }
const query = 'query ($named: String) { people(named: $named) { id name postCount } }'
const variables = { named: 'a variable of mine' }
const token = 'a token that is 32 characters long'

let people: TestIdentities
let demo: StartedGateway
let off: StartedGateway
let guarded: StartedGateway
beforeAll(async () => {
  people = await createTestIdentities()
  const start = (env: Record<string, string>) => startOnSpecs(specs, env, { verifier: people.verifier })
  demo = await start({ TRACE: 'demo', COST_IN_EXTENSIONS: 'true' })
  off = await start({})
  guarded = await start({ TRACE: 'token', TRACE_TOKEN: token, NODE_ENV: 'production', INTROSPECTION: 'true' })
})
afterAll(async () => {
  for (const gateway of [demo, off, guarded]) await gateway[Symbol.asyncDispose]()
})

interface Told {
  trace?: {
    version: number
    plan: { cached: boolean; durationMs: number }
    totalMs: number
    cost: number
    fetches: { service: string; kind: string; startMs: number; durationMs: number }[]
  }
  apolloQueryPlan?: { object: { kind: string }; text: string }
  cost?: { estimated: number }
}
const told = async (gateway: StartedGateway, headers: Record<string, string>, document = query) =>
  (await gateway.ask(document, { headers, variables })).extensions as Told | undefined

describe('a trace', () => {
  test('says what was fetched, when, and how long it took', async () => {
    const document = `${query} # of its own`
    const first = await told(demo, asking, document)
    const { trace } = first!
    expect(trace).toEqual({
      version: 1,
      plan: { cached: false, durationMs: expect.any(Number) },
      totalMs: expect.any(Number),
      cost: first!.cost!.estimated,
      fetches: [
        {
          service: 'people',
          kind: 'query',
          startMs: expect.any(Number),
          durationMs: expect.any(Number),
          representations: 0,
          errors: 0,
        },
        {
          service: 'posts',
          kind: 'entities',
          startMs: expect.any(Number),
          durationMs: expect.any(Number),
          representations: 3,
          errors: 0,
        },
      ],
    })
    const [people, posts] = trace!.fetches
    expect(trace!.plan.durationMs).toBeGreaterThan(0)
    expect(people!.startMs).toBeGreaterThanOrEqual(trace!.plan.durationMs)
    expect(posts!.startMs).toBeGreaterThanOrEqual(people!.startMs + people!.durationMs)
    expect(trace!.totalMs).toBeGreaterThanOrEqual(posts!.startMs + posts!.durationMs)
    expect((await told(demo, asking, document))?.trace?.plan.cached).toBe(true)
  })

  test('counts the errors of a fetch, and knows a mutation', async () => {
    const mutation = await told(demo, asking, 'mutation { rename(id: "1", name: "n") { name postCount } }')
    expect(mutation?.trace?.fetches).toMatchObject([
      { service: 'people', kind: 'mutation', errors: 0 },
      { service: 'posts', kind: 'entities', representations: 1, errors: 0 },
    ])
    expect((await told(demo, asking, '{ me { name } }'))?.trace?.fetches).toMatchObject([{ errors: 1 }])
    expect((await told(demo, asking, '{ __typename }'))?.trace?.fetches).toEqual([])
  })

  test("is asked for apart from the plan, which is Apollo's", async () => {
    const plan = await told(demo, { 'apollo-expose-query-plan': 'true' })
    expect(plan).toEqual({ cost: expect.anything(), apolloQueryPlan: expect.anything() })
    expect(plan?.apolloQueryPlan?.object).toMatchObject({
      kind: 'QueryPlan',
      node: {
        kind: 'Sequence',
        nodes: [
          { kind: 'Fetch', serviceName: 'people' },
          { kind: 'Flatten', path: ['people', '@'] },
        ],
      },
    })
    expect(plan?.apolloQueryPlan?.text).toMatch(/^QueryPlan \{\n {2}Sequence \{/)
    expect(Object.keys((await told(demo, { 'plaza-trace': 'true' }))!).sort()).toEqual(['cost', 'trace'])
    for (const headers of [{}, { 'plaza-trace': 'false' }, { 'plaza-trace': '' }] as Record<string, string>[]) {
      expect(await told(demo, headers)).toEqual({ cost: expect.anything() })
    }
  })

  test('has no variable, no text of the document, no id and no name of anybody in it', async () => {
    const { token } = await people.signIn()
    const headers = { ...asking, authorization: `Bearer ${token}` }
    const secrets = ['a variable of mine', 'Hidden name', 'a password', 'an \\"id\\"', token]
    const documents = [
      query,
      'query ($named: String) { a: people(named: "a password") { name } b: people(named: $named) { name postCount } }',
      'query { people(named: """a password""") { name postCount } }',
      'query { people(named: "an \\"id\\" of a password") { name postCount } }',
    ]
    for (const document of documents) {
      const { extensions, data } = await demo.ask(document, { headers, variables })
      const text = JSON.stringify(extensions)
      expect(JSON.stringify(data)).toContain('Hidden name')
      for (const secret of secrets) expect(text).not.toContain(secret)
      expect(JSON.stringify((extensions as Told).trace)).not.toContain('$')
      expect((extensions as Told).apolloQueryPlan?.text).toContain('people(named: ')
    }
    expect(demo.log()).not.toContain('a variable of mine')
  })

  test('comes with what the request was answered, whatever that is', async () => {
    const { extensions: _, ...traced } = await demo.ask(query, { headers: asking, variables })
    const { extensions: __, ...plain } = await demo.ask(query, { variables })
    expect(traced.data).toEqual(plain.data)
    const refused = await demo.ask('{ nothing }', { headers: asking })
    expect(refused.extensions).toBeUndefined()
  })

  test('is for POST alone', async () => {
    const url = `${demo.url}?query=${encodeURIComponent('{ people { name } }')}`
    const answer = (await (await fetch(url, { headers: asking })).json()) as { extensions: Told }
    expect(answer.extensions).toEqual({ cost: expect.anything() })
    const stream = await fetch(demo.url, {
      method: 'POST',
      headers: { ...asking, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: '{ people { name } }' }),
    })
    expect(await stream.text()).not.toContain('fetches')
  })
})

describe('nobody is told', () => {
  test('with TRACE off, where nothing is different', async () => {
    const plain = await off.ask(query, { variables })
    const asked = await off.ask(query, { headers: { ...asking, 'plaza-trace-token': token }, variables })
    const { headers: _, ...answer } = asked
    const { headers: __, ...expected } = plain
    expect(answer).toEqual(expected)
    expect('extensions' in asked).toBe(false)
  })

  test.each([
    ['through a proxy', { 'x-forwarded-for': '198.51.100.1' }],
    ['through a proxy that names the host', { 'x-forwarded-host': 'plaza.test' }],
    ['through a proxy of the standard', { forwarded: 'for=198.51.100.1' }],
  ])('in the demo %s', async (_, headers) => {
    expect(await told(demo, { ...asking, ...(headers as Record<string, string>) })).toEqual({ cost: expect.anything() })
  })

  test('without the token, where one is needed', async () => {
    for (const given of [undefined, '', 'true', token.slice(1), `${token} `.repeat(2)]) {
      const headers = { ...asking, ...(given !== undefined && { 'plaza-trace-token': given }) }
      expect(await told(guarded, headers)).toBeUndefined()
    }
    expect((await told(guarded, { ...asking, 'plaza-trace-token': token }))?.trace?.fetches).toHaveLength(2)
  })
})

describe('at the start', () => {
  const problems = (env: Record<string, string>) => {
    try {
      parseConfig(gatewayConfig, { PORT: '4000', ...env }, { rules: gatewayRules(env) })
      return ''
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError)
      return (error as Error).message
    }
  }

  test.each([
    [{ TRACE: 'demo', NODE_ENV: 'production' }, 'demo is not for production'],
    [{ TRACE: 'demo', HOST: '0.0.0.0' }, 'HOST=0.0.0.0 lets others in'],
    [{ TRACE: 'demo', HOST: '::' }, 'HOST=:: lets others in'],
    [{ TRACE: 'demo', HOST: '127.evil.test' }, 'lets others in'],
    [{ TRACE: 'token' }, 'TRACE_TOKEN: is needed'],
    [{ TRACE: 'token', TRACE_TOKEN: 'short' }, 'at least 32 characters'],
    [{ TRACE: 'on' }, 'must be one of off, demo, token'],
  ] as [Record<string, string>, string][])('%j is refused', (env, problem) => {
    expect(problems(env)).toContain(problem)
  })

  test.each([{ TRACE: 'demo' }, { TRACE: 'demo', HOST: 'localhost' }, { TRACE: 'demo', HOST: '::1' }, {}])(
    '%j is fine',
    (env) => {
      expect(problems(env as Record<string, string>)).toBe('')
    },
  )
})
