import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { readRecording } from '../../src/usage/index.ts'
import { type StartedGateway, startOnSpecs } from '../support/plaza-gateway.ts'

const sdl = `
  scalar JSON
  enum Color { RED BLUE }
  input Inner { tags: [String!], json: JSON, color: Color }
  input Filter { text: String, inner: Inner, inners: [Inner!], number: Int, share: Float, flag: Boolean }
  type Query { find(filter: Filter, json: JSON, ids: [ID!], color: Color, at: Float, on: Boolean): String same: Query! }
  type Subscription { never(filter: Filter): String }
  type Mutation { put(filter: Filter!): String }`

const secrets = ['SENTINEL', '987654321', '1234.5678', 'sentinel_key', 'Sentinel', 'ada@example.com']
let folder: string
let gateway: StartedGateway

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usage-privacy-'))
  gateway = await startOnSpecs({ a: { sdl, root: { same: {} } } }, { USAGE_DIR: folder, USAGE_FLUSH_MS: '600000' })
})
afterAll(() => rm(folder, { recursive: true }))

const literals = `
  # SENTINEL in a comment
  query Find($v: Filter = { text: "SENTINEL", number: 987654321, inner: { json: { sentinel_key: [SENTINEL_A, "SENTINEL"] } } }) {
    a: find(filter: { text: """
      SENTINEL
    """, number: 987654321, share: 1234.5678, flag: true, inner: null, inners: [{ tags: ["SENTINEL", "b"], color: RED }] })
    b: find(json: { sentinel_key: { deep: SENTINEL_B } }, ids: ["SENTINEL", 987654321], color: BLUE, at: 1234.5678)
    c: find(json: [987654321, [SENTINEL_C]], filter: $v)
    d: find(json: SENTINEL_D) @include(if: true)
    e: same @skip(if: false) { __typename }
  }`

test('no value that a client sends reaches the store, in whatever form it is sent', async () => {
  const filter = {
    text: 'SENTINEL',
    number: 987654321,
    share: 1234.5678,
    inner: { tags: ['SENTINEL'], json: { sentinel_key: 'SENTINEL' }, color: 'BLUE' },
    inners: [{ tags: [] }, { tags: null }],
  }
  const headers = {
    authorization: 'Bearer Sentinel',
    cookie: 'session=Sentinel',
    'x-request-id': 'Sentinel-request',
    'user-agent': 'Sentinel',
    'apollographql-client-name': 'ada@example.com, "Sentinel"',
    'apollographql-client-version': `${'1'.repeat(100)} Sentinel`,
  }
  const { authorization: _, ...signedOut } = headers
  expect(await gateway.ask(literals, { headers: signedOut })).toMatchObject({ data: { a: null, e: {} } })
  await gateway.ask('query Sent($f: Filter, $j: JSON) { find(filter: $f, json: $j) }', {
    headers: signedOut,
    variables: { f: filter, j: { sentinel_key: 'SENTINEL' }, sentinel_key: 'SENTINEL' },
  })
  await gateway.ask('mutation Put($f: Filter!) { put(filter: $f) }', { headers: signedOut, variables: { f: filter } })
  // Refused ones: a field and a value that are not there, a token that is not accepted.
  await gateway.ask('{ find(color: SENTINEL) }', { headers: signedOut })
  await gateway.ask('{ SENTINEL }', { headers: signedOut })
  await gateway.ask('{ same { find } }', { headers })
  const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws')
  socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { Sentinel: 'Sentinel' } })))
  await new Promise((resolve) => socket.once('message', resolve))
  socket.send(
    JSON.stringify({
      id: '1',
      type: 'subscribe',
      payload: {
        query: 'query OverSocket($f: Filter) { find(filter: $f, ids: "SENTINEL") }',
        variables: { f: filter },
        extensions: { Sentinel: 'Sentinel' },
      },
    }),
  )
  await new Promise((resolve) => socket.once('message', resolve))
  socket.terminate()
  await gateway[Symbol.asyncDispose]()

  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const kept = files.filter((file) => file.isFile())
  const texts = await Promise.all(
    kept.map(async (file) => file.name + (await readFile(join(file.parentPath, file.name), 'utf8'))),
  )
  for (const secret of secrets) expect(texts.join('\n')).not.toContain(secret)

  const { rows, operations } = await readRecording(folder, '2000-01-01T00:00:00.000Z')
  expect(
    rows
      .map(({ operation, client, version, count }) => [operations.get(operation)?.name, client, version, count])
      .sort(),
  ).toEqual([
    ['Find', 'unknown', 'unknown', 1],
    ['OverSocket', 'unknown', 'unknown', 1],
    ['Put', 'unknown', 'unknown', 1],
    ['Sent', 'unknown', 'unknown', 1],
  ])
  const find = [...operations.values()].find(({ name }) => name === 'Find')
  expect(find?.text).toMatchInlineSnapshot(`
    "query Find($v: Filter = {text: "", number: 0, inner: {json: {}}}) {
      a: find(
        filter: {text: "", number: 0, share: 0.0, flag: false, inner: null, inners: [{tags: [""], color: RED}]}
      )
      b: find(json: {}, ids: ["", 0], color: BLUE, at: 0.0)
      c: find(json: [], filter: $v)
      d: find(json: _) @include(if: true)
      e: same @skip(if: false) {
        __typename
      }
    }"
  `)
  expect(find?.uses).toMatchInlineSnapshot(`
    {
      "@include": [],
      "@include(if:)": [
        "value",
      ],
      "@skip": [],
      "@skip(if:)": [
        "value",
      ],
      "Color.BLUE": [],
      "Color.RED": [],
      "Filter": [
        "$v",
      ],
      "Filter.flag": [
        "value",
      ],
      "Filter.inner": [
        "null",
        "value",
      ],
      "Filter.inners": [
        "value",
      ],
      "Filter.number": [
        "value",
      ],
      "Filter.share": [
        "value",
      ],
      "Filter.text": [
        "value",
      ],
      "Inner.color": [
        "value",
      ],
      "Inner.json": [
        "value",
      ],
      "Inner.tags": [
        "value",
      ],
      "Query": [
        "output",
      ],
      "Query.find": [],
      "Query.find(at:)": [
        "value",
      ],
      "Query.find(color:)": [
        "value",
      ],
      "Query.find(filter:)": [
        "$v",
        "value",
      ],
      "Query.find(ids:)": [
        "value",
      ],
      "Query.find(json:)": [
        "value",
      ],
      "Query.same": [],
    }
  `)
  const put = rows.find(({ operation }) => operations.get(operation)?.name === 'Put')
  expect(put?.variables).toMatchInlineSnapshot(`
    {
      "$f": [
        1,
        0,
      ],
      "Filter": [
        1,
        0,
      ],
      "Filter.inner": [
        1,
        0,
      ],
      "Filter.inners": [
        1,
        0,
      ],
      "Filter.number": [
        1,
        0,
      ],
      "Filter.share": [
        1,
        0,
      ],
      "Filter.text": [
        1,
        0,
      ],
      "Inner": [
        3,
        0,
      ],
      "Inner.color": [
        1,
        0,
      ],
      "Inner.json": [
        1,
        0,
      ],
      "Inner.tags": [
        2,
        1,
      ],
    }
  `)
})
