import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gql as apolloGql, type TypePolicy } from '@apollo/client'
import { generate } from '@graphql-codegen/cli'
import { buildSchema, isAbstractType, isObjectType } from 'graphql'
import { fetchQuery, requestSubscription } from 'relay-runtime'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { repositoryPath } from '../src/repository.ts'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'
import { commentSubscription, viewerQuery } from './clients/relay-artifacts.ts'

// Every snippet of the guide that has a file's name, run against a gateway as it stands there but for the address.
let folder: string
let town: TestPlaza
let ada: { id: string; token: string }
let postId: string
const blocks = new Map<string, string>()

beforeAll(async () => {
  town = await startTestPlaza()
  ada = await town.signUp('ada')
  const { data } = await town.ask(
    ada.token,
    'mutation { createPost(input: { content: "a post", privacyLevel: PUBLIC }) { post { id } } }',
  )
  postId = data.createPost.post.id

  const guide = await readFile(`${repositoryPath}docs/guides/clients.md`, 'utf8')
  for (const [, name, code] of guide.matchAll(/^```ts\n\/\/ ([\w-]+\.ts)\n([\s\S]*?)^```$/gm)) blocks.set(name!, code!)
  // Inside tools, whose packages the snippets import.
  await mkdir(`${repositoryPath}tools/.tmp`, { recursive: true })
  folder = await mkdtemp(`${repositoryPath}tools/.tmp/clients-`)
  const { host } = new URL(town.plaza.gateway.url)
  for (const [name, code] of blocks) await writeFile(join(folder, name), code.replaceAll('localhost:4000', host))

  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
})
afterAll(async () => {
  await (await snippet('socket')).socket.dispose()
  vi.unstubAllGlobals()
  await rm(folder, { recursive: true, force: true })
  await town[Symbol.asyncDispose]()
})

// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectation what it got
const snippet = (name: string): Promise<any> => import(join(folder, `${name}.ts`))

const signInDocument = `mutation {
  signIn(input: { identifier: "ada", password: "a long enough one" }) {
    tokens { accessToken accessTokenExpiresAt refreshToken }
  }
}`
async function signIn() {
  const { data } = await town.ask(null, signInDocument)
  return data.signIn.tokens
}
beforeEach(async () => (await snippet('session')).saveTokens(await signIn()))

const viewerText = 'query { viewer { id account { id email } profile { id displayName } } }'
const followText = 'subscription ($postId: ID!) { commentAdded(postId: $postId) { id content } }'
const viewer = () => ({
  id: ada.id,
  account: { id: ada.id, email: 'ada@example.com' },
  profile: { id: ada.id, displayName: 'ada' },
})

/** Comments until a subscription has told of one: nothing says when it has begun to listen. */
async function untilTold(told: readonly string[]): Promise<void> {
  await expect
    .poll(
      async () => {
        await town.ask(
          ada.token,
          'mutation ($input: AddCommentInput!) { addComment(input: $input) { errors { message } } }',
          { input: { postId, content: 'a comment' } },
        )
        return told
      },
      { timeout: 20_000, interval: 200 },
    )
    .toContain('a comment')
}

test('Apollo Client keeps the three of one id apart, asks as the viewer, and follows', async () => {
  const { client } = await snippet('apollo')
  const { data } = await client.query({ query: apolloGql(viewerText) })
  expect(data.viewer).toMatchObject(viewer())
  expect(Object.keys(client.cache.extract())).toEqual(
    expect.arrayContaining(['Viewer:{}', `User:${ada.id}`, `Account:${ada.id}`]),
  )
  const told: string[] = []
  const subscription = client
    .subscribe({ query: apolloGql(followText), variables: { postId } })
    .subscribe((result: { data: { commentAdded: { content: string } } }) => told.push(result.data.commentAdded.content))
  await untilTold(told)
  subscription.unsubscribe()
})

test('Apollo Client joins the pages of a connection', async () => {
  const { client } = await snippet('apollo')
  for (const content of ['one', 'two', 'three']) {
    await town.ask(ada.token, 'mutation ($i: CreatePostInput!) { createPost(input: $i) { errors { code } } }', {
      i: { content },
    })
  }
  const query = apolloGql(`query ($after: String) {
    viewer { id homeFeed(ranking: LATEST, first: 2, after: $after) { edges { cursor node { id } } pageInfo { endCursor hasNextPage } } }
  }`)
  const list = client.watchQuery({ query })
  const watching = list.subscribe(() => {})
  const first = await client.query({ query })
  await list.fetchMore({ variables: { after: first.data.viewer.homeFeed.pageInfo.endCursor } })
  await expect.poll(() => list.getCurrentResult().data.viewer.homeFeed.edges).toHaveLength(4)
  watching.unsubscribe()
})

test('urql gets JSON for a query, asks as the viewer, and follows', async () => {
  const { client } = await snippet('urql')
  const asked = vi.spyOn(globalThis, 'fetch')
  const { data, error } = await client.query(viewerText, {}).toPromise()
  const response = await asked.mock.results.at(-1)!.value
  asked.mockRestore()
  expect(error).toBeUndefined()
  expect(response.headers.get('content-type')).toContain('json')
  expect(data.viewer).toMatchObject(viewer())
  const told: string[] = []
  const { unsubscribe } = client
    .subscription(followText, { postId })
    .subscribe((result: { data?: { commentAdded: { content: string } } }) => {
      if (result.data) told.push(result.data.commentAdded.content)
    })
  await untilTold(told)
  unsubscribe()
})

test('Relay keeps the three of one id apart, asks as the viewer, and follows', async () => {
  const { environment } = await snippet('relay')
  expect(await fetchQuery(environment, viewerQuery, {}).toPromise()).toEqual({ viewer: viewer() })
  expect(environment.getStore().getSource().getRecordIDs()).toEqual(
    expect.arrayContaining(['viewer', `User:${ada.id}`, `Account:${ada.id}`]),
  )
  const told: string[] = []
  const { dispose } = requestSubscription(environment, {
    subscription: commentSubscription,
    variables: { postId },
    onNext: (data) => told.push((data as { commentAdded: { content: string } }).commentAdded.content),
  })
  await untilTold(told)
  dispose()
})

test('graphql-request asks as the viewer', async () => {
  const { client } = await snippet('graphql-request')
  expect(await client.request(viewerText)).toEqual({ viewer: viewer() })
})

test('a WebSocket whose session has ended is closed with words, and what it followed goes on with the next token', async () => {
  const { socket } = await snippet('socket')
  const { readTokens, saveTokens } = await snippet('session')
  const closes: unknown[] = []
  const unhear = socket.on('closed', ({ code, reason }: CloseEvent) => closes.push({ code, reason }))
  const told: string[] = []
  const stop = socket.subscribe(
    { query: followText, variables: { postId } },
    {
      next: ({ data }: { data: { commentAdded: { content: string } } }) => told.push(data.commentAdded.content),
      error: (error: unknown) => told.push(String(error)),
      complete: () => {},
    },
  )
  await untilTold(told)
  const { accessToken } = readTokens()
  saveTokens(await signIn())
  await town.ask(accessToken, 'mutation { signOut { errors { code } } }')
  await expect.poll(() => closes).toEqual([{ code: 4403, reason: expect.stringContaining('has ended') }])
  told.length = 0
  await untilTold(told)
  stop()
  unhear()
})

test('graphql-sse follows', async () => {
  const { events } = await snippet('events')
  const told: string[] = []
  const stop = events.subscribe(
    { query: followText, variables: { postId } },
    {
      next: ({ data }: { data: { commentAdded: { content: string } } }) => told.push(data.commentAdded.content),
      error: (error: unknown) => told.push(String(error)),
      complete: () => {},
    },
  )
  await untilTold(told)
  stop()
})

test('an operation of the manifest runs by its id', async () => {
  const { run } = await snippet('persisted')
  const manifest = JSON.parse(await readFile(`${repositoryPath}schema/operations.manifest.json`, 'utf8'))
  const trending = manifest.operations.find(({ body }: { body: string }) => /^query \w+ \{/.test(body))
  const { data, errors } = await run(trending.id)
  expect(errors).toBeUndefined()
  expect(data).not.toBeNull()
})

test('tabs that find a stale token refresh it once', async () => {
  const { accessToken, readTokens, saveTokens } = await snippet('session')
  const stale = { ...readTokens(), accessTokenExpiresAt: new Date(Date.now() + 1_000).toISOString() }
  saveTokens(stale)
  const asked = vi.spyOn(globalThis, 'fetch')
  const tokens = await Promise.all([accessToken(), accessToken(), accessToken()])
  expect(asked).toHaveBeenCalledTimes(1)
  asked.mockRestore()
  expect(new Set(tokens).size).toBe(1)
  expect(tokens[0]).not.toBe(stale.accessToken)
  expect((await town.ask(tokens[0]!, '{ viewer { id } }')).data.viewer.id).toBe(ada.id)
})

test('a refresh token that is refused signs out', async () => {
  const { accessToken, readTokens, saveTokens } = await snippet('session')
  saveTokens({ ...readTokens(), accessTokenExpiresAt: new Date().toISOString(), refreshToken: 'used up' })
  expect(await accessToken()).toBeNull()
  expect(readTokens()).toBeNull()
})

test('the code generator makes types of the schema', async () => {
  const { default: config } = await snippet('codegen')
  const source = join(folder, 'src')
  await mkdir(source)
  await writeFile(join(source, 'viewer.ts'), `graphql(\`${viewerText.replace('query', 'query Viewer')}\`)`)
  const files = (await generate(
    { ...config, schema: `${repositoryPath}schema/api.graphql`, cwd: folder, silent: true, errorsOnly: true },
    false,
  )) as { filename: string; content: string }[]
  const types = files.find(({ filename }) => filename.endsWith('graphql.ts'))?.content
  expect(types).toContain('export type ViewerQuery = ')
  expect(types).toMatch(/displayName: string/)
})

test('what Apollo Client is told of types is what the schema says', async () => {
  const { client } = await snippet('apollo')
  const { possibleTypes, typePolicies } = client.cache.policies.config
  const api = buildSchema(await readFile(`${repositoryPath}schema/api.graphql`, 'utf8'))
  const named = Object.values(api.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
  const abstract = named.filter(isAbstractType)
  expect(Object.keys(possibleTypes).sort()).toEqual(abstract.map(({ name }) => name).sort())
  for (const type of abstract) {
    expect(possibleTypes[type.name].sort()).toEqual(
      api
        .getPossibleTypes(type)
        .map(({ name }) => name)
        .sort(),
    )
  }
  for (const [name, { keyFields = [], fields = {} }] of Object.entries<TypePolicy>(typePolicies)) {
    const type = api.getType(name)
    const known = isObjectType(type) ? Object.keys(type.getFields()) : []
    expect(known, name).toEqual(expect.arrayContaining([...(keyFields as string[]), ...Object.keys(fields)]))
  }
})

test('every snippet has a test', async () => {
  const text = await readFile(new URL(import.meta.url), 'utf8')
  for (const name of blocks.keys()) expect(text, name).toContain(`snippet('${name.replace('.ts', '')}')`)
  expect(blocks.size).toBe(9)
})
