import { parse } from 'graphql'
import { createClient as createSseClient } from 'graphql-sse'
import { describe, expect, test } from 'vitest'
import { loadSupergraph } from '../src/planning/load-supergraph.ts'
import { createLabelChooser } from '../src/planning/override-labels.ts'
import { compose, ourGateway } from './support/gateways.ts'
import { startOnSpecs } from './support/plaza-gateway.ts'
import { Seeded } from './support/seeded.ts'
import type { SubgraphSpecs } from './support/subgraphs.ts'

async function* once() {
  yield { changed: { id: '1' } }
}

const specs: SubgraphSpecs = {
  old: {
    sdl: `type Query { me: User top: String word: String } type Subscription { changed: User }
      type User @key(fields: "id") { id: ID! name: String age: Int }`,
    root: { me: { id: '1' }, top: 'old', word: 'old' },
    entities: { User: [{ id: '1', name: 'old', age: 1 }] },
    resolvers: { Subscription: { changed: { subscribe: once } as never } },
  },
  next: {
    sdl: `type Query { top: String @override(from: "old", label: "percent(25)") word: String @override(from: "old", label: "new-word") }
      type User @key(fields: "id") { id: ID! name: String @override(from: "old", label: "percent(0.5)") }`,
    root: { top: 'new', word: 'new' },
    entities: { User: [{ id: '1', name: 'new' }] },
  },
}
const composed = compose(specs)
const everything = '{ top word me { name } }'
const answered = (top: string, word: string, name: string) => ({ data: { top, word, me: { name } } })

describe('labels of @override', () => {
  test('a coin of each request decides on percent(n), and the rest is off', async () => {
    expect(await ourGateway(composed, { toss: () => 0.2499 }).execute({ query: everything })).toEqual(
      answered('new', 'old', 'old'),
    )
    expect(await ourGateway(composed, { toss: () => 0.25 }).execute({ query: everything })).toEqual(
      answered('old', 'old', 'old'),
    )
    expect(await ourGateway(composed, { toss: () => 0.0049 }).execute({ query: everything })).toEqual(
      answered('new', 'old', 'new'),
    )
  })

  test('so many of a hundred requests get the new field, each from the plan for its labels', async () => {
    const random = new Seeded(1)
    const gateway = ourGateway(composed, { toss: () => random.next() })
    let moved = 0
    for (let count = 0; count < 1_000; count++) {
      const { data } = await gateway.execute({ query: '{ top }' })
      if (data?.top === 'new') moved++
    }
    expect(moved).toBeGreaterThan(200)
    expect(moved).toBeLessThan(300)
    expect(gateway.executor.size).toBe(2)
  })

  test('an operation without such a field has one plan', async () => {
    const random = new Seeded(1)
    const gateway = ourGateway(composed, { toss: () => random.next() })
    for (let count = 0; count < 50; count++) await gateway.execute({ query: '{ me { id age } }' })
    expect(gateway.executor.size).toBe(1)
    expect(new Set(gateway.sent.map(({ subgraph }) => subgraph))).toEqual(new Set(['old']))
  })

  test('the label of a field that another requires is among those that an operation depends on', () => {
    const labelsOf = (sdl: string) => {
      const { document, apiSchema } = loadSupergraph(sdl)
      return createLabelChooser(document, apiSchema, { toss: () => 0 })?.(parse('{ me { age } }'), undefined)
    }
    const { supergraph } = composed
    const requiring = supergraph.replace(
      'age: Int @join__field(graph: OLD)',
      'age: Int @join__field(graph: OLD, requires: "name")',
    )
    expect(requiring).not.toBe(supergraph)
    expect(labelsOf(supergraph)).toEqual([])
    expect(labelsOf(requiring)).toEqual(['percent(0.5)'])
  })

  test('what is pinned needs no coin', async () => {
    const pins = new Map([
      ['percent(25)', false],
      ['percent(0.5)', true],
      ['new-word', true],
    ])
    expect(await ourGateway(composed, { pins, toss: () => 0 }).execute({ query: everything })).toEqual(
      answered('old', 'new', 'new'),
    )
  })
})

const header = { 'override-labels': 'percent(25)=on, new-word=on, percent(0.5)=on' }

describe('a running gateway', () => {
  test('has what its setting pins, whatever a request says', async () => {
    await using gateway = await startOnSpecs(specs, {
      OVERRIDE_LABELS: 'percent(25)=off, percent(0.5)=off, new-word=on',
    })
    expect(await gateway.ask(everything, { headers: header })).toMatchObject(answered('old', 'new', 'old'))
  })

  test('lets requests pin for themselves where that is allowed, streams too', async () => {
    await using gateway = await startOnSpecs(specs, { OVERRIDE_LABELS_HEADER: 'true' })
    expect(await gateway.ask(everything, { headers: header })).toMatchObject(answered('new', 'new', 'new'))
    expect(await gateway.ask('{ word top }', { headers: { 'override-labels': 'percent(25)=off' } })).toMatchObject({
      data: { word: 'old', top: 'old' },
    })
    const wrong = await gateway.ask(everything, { headers: { 'override-labels': 'percent(25)' } })
    expect(wrong.errors?.[0]).toMatchObject({
      message: expect.stringContaining('write label=on or label=off'),
      extensions: { code: 'BAD_REQUEST' },
    })
    for (const [name, pin] of [
      ['new', 'on'],
      ['old', 'off'],
    ]) {
      const client = createSseClient({ url: gateway.url, headers: { 'override-labels': `percent(0.5)=${pin}` } })
      const events = client.iterate({ query: 'subscription { changed { name } }' })
      expect((await events.next()).value).toEqual({ data: { changed: { name } } })
      client.dispose()
    }
  })

  test('refuses a setting that pins nothing', async () => {
    await expect(startOnSpecs(specs, { OVERRIDE_LABELS: 'percent(25)' })).rejects.toThrow('write label=on or label=off')
  })
})
