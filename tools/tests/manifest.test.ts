import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { ApolloClient, ApolloLink, HttpLink, type InMemoryCache } from '@apollo/client'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { type DocumentNode, getOperationAST, OperationTypeNode, print } from 'graphql'
import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { readOperations } from '../src/contract/operations.ts'
import { inRepository } from '../src/repository.ts'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'

let town: TestPlaza
beforeAll(async () => {
  town = await startTestPlaza({ OPERATIONS: 'safelist' })
})
afterAll(() => town[Symbol.asyncDispose]())

interface Known {
  id: string
  name: string
  body: string
}
const readManifest = async (): Promise<Known[]> =>
  JSON.parse(await readFile(inRepository('schema/operations.manifest.json'), 'utf8')).operations

/** What the front end has: its own cache, and the documents that its components name. */
async function readWeb(): Promise<{ createCache: () => InMemoryCache; documents: DocumentNode[] }> {
  const { createCache } = await import(inRepository('web/src/graphql/cache.ts').pathname)
  const generated: Record<string, unknown> = await import(inRepository('web/src/generated/graphql.ts').pathname)
  const documents = Object.entries(generated).filter(([name]) => name.endsWith('Document'))
  return {
    createCache,
    documents: documents.map(([, document]) => document as DocumentNode).filter((one) => getOperationAST(one)),
  }
}

/** An Apollo Client as the front end has it, that notes the text of each request on its way to the gateway. */
function clientOf(cache: InMemoryCache) {
  const texts: string[] = []
  const socket = createClient({ url: town.plaza.gateway.url.replace('http', 'ws'), webSocketImpl: WebSocket })
  const note = new ApolloLink((operation, forward) => {
    texts.push(print(operation.query))
    return forward(operation)
  })
  const http = new HttpLink({ uri: town.plaza.gateway.url })
  const isStream = ({ operationType }: ApolloLink.Operation) => operationType === OperationTypeNode.SUBSCRIPTION
  const link = ApolloLink.from([note, ApolloLink.split(isStream, new GraphQLWsLink(socket), http)])
  return { texts, socket, client: new ApolloClient({ cache, dataMasking: true, link }) }
}

/** What the gateway says to a document, sent without the variables that it may need. */
function outcomeOf(client: ApolloClient, document: DocumentNode): Promise<string> {
  const told = (error: unknown) => `${(error as Error).message} ${JSON.stringify(error)}`
  switch (getOperationAST(document)?.operation) {
    case OperationTypeNode.MUTATION:
      return client.mutate({ mutation: document }).then(() => 'served', told)
    case OperationTypeNode.SUBSCRIPTION:
      return new Promise((resolve) => {
        const subscription = client.subscribe({ query: document }).subscribe({
          next({ error }) {
            resolve(error ? told(error) : 'served')
            queueMicrotask(() => subscription.unsubscribe())
          },
          error: (error) => resolve(told(error)),
          complete: () => resolve('served'),
        })
      })
    default:
      return client.query({ query: document, fetchPolicy: 'network-only' }).then(() => 'served', told)
  }
}
const refusal = 'Only the operations of our own clients are served here'

test('what the front end sends is in the manifest, by the hash of what its client sends, and is served', async () => {
  const { createCache, documents } = await readWeb()
  const { texts, client, socket } = clientOf(createCache())
  for (const document of documents) {
    expect(await outcomeOf(client, document), getOperationAST(document)?.name?.value).not.toContain(refusal)
  }
  const ids = new Set((await readManifest()).map(({ id }) => id))
  expect(texts).toHaveLength(documents.length)
  expect(texts.filter((text) => !ids.has(createHash('sha256').update(text).digest('hex')))).toEqual([])
  client.stop()
  await socket.dispose()
})

test('another operation is not served, be it one field away', async () => {
  const { createCache, documents } = await readWeb()
  const { client, socket } = clientOf(createCache())
  for (const document of documents.slice(0, 5)) {
    const operation = getOperationAST(document)!
    const selections = [...operation.selectionSet.selections, ...operation.selectionSet.selections]
    const other = { ...operation, selectionSet: { ...operation.selectionSet, selections } }
    const changed = { ...document, definitions: document.definitions.map((one) => (one === operation ? other : one)) }
    expect(await outcomeOf(client, changed)).toContain(refusal)
  }
  client.stop()
  await socket.dispose()
})

test('operations of schema/operations/ are known by the ids they had', async () => {
  const manifest = new Map((await readManifest()).map(({ id, body }) => [id, body]))
  for (const { document, name } of await readOperations()) {
    const body = print(document)
    expect(manifest.get(createHash('sha256').update(body).digest('hex')), name).toBe(body)
  }
})

test('a name is that of one operation of the front end, and of one of schema/operations/', async () => {
  for (const operations of [await readOperations(), await readOperations('web/src/')]) {
    const names = operations.map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  }
})
