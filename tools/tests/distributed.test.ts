import { randomUUID } from 'node:crypto'
import { connectDatabase, type Database } from '@plaza/database'
import { publish } from '@plaza/events'
import { kafkaForTests } from '@plaza/events/testing'
import { type SeedPicture, seededFile, seedPictures } from '@plaza/media/seed'
import { mediaReady } from '@plaza/schema/events'
import { subgraphNames } from '@plaza/schema/subgraphs'
import { createLogger } from '@plaza/server'
import { openEventStream } from '@plaza/server/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { post } from '../src/testing/test-plaza.ts'
import { type DistributedPlaza, startDistributedPlaza, statusOf } from './distributed-lab.ts'

const kafka = await kafkaForTests()
const timeout = 60_000
const soon = { timeout: 20_000, interval: 50 }

const onePixel = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
)

type MediaDatabase = Parameters<typeof seedPictures>[0] extends Database<infer DB> ? DB : never

interface Person {
  id: string
  username: string
  token: string
}

describe.skipIf(kafka === null)(
  'Plaza as processes of docker-compose.yml, with Kafka between them',
  { timeout },
  () => {
    let plaza: DistributedPlaza
    let ada: Person
    let grace: Person
    let alan: Person

    beforeAll(async () => {
      plaza = await startDistributedPlaza(kafka!.settings())
    }, 180_000)
    afterAll(async () => {
      await plaza?.[Symbol.asyncDispose]()
      await kafka?.[Symbol.asyncDispose]()
    })

    const ask = (person: Person | null, query: string, variables?: Record<string, unknown>) =>
      post(plaza.gateway.url, person?.token ?? null, query, variables)

    /** Asks until what other services make of it has arrived. */
    const eventually = (person: Person | null, query: string, variables?: Record<string, unknown>) =>
      expect.poll(async () => (await ask(person, query, variables)).data, soon)

    /** What the gateway and each service say to the person's token: why it is refused, or the status. */
    async function refusals(person: Person): Promise<unknown[]> {
      const answers = await Promise.all(plaza.all.map(({ url }) => post(url, person.token, '{ viewer { id } }')))
      return answers.map(({ status, errors }) => errors?.[0]?.extensions.reason ?? status)
    }

    async function signUp(username: string): Promise<Person> {
      const input = { username, email: `${username}@example.com`, password: 'a long enough one', firstName: username }
      const { data } = await ask(
        null,
        `mutation ($input: SignUpInput!) {
        signUp(input: $input) { account { id } tokens { accessToken } errors { code message } }
      }`,
        { input },
      )
      expect(data.signUp.errors).toEqual([])
      return { id: data.signUp.account.id, username, token: data.signUp.tokens.accessToken }
    }

    test('every process tells its numbers at a port of its own, and at no other', async () => {
      for (const { name, output, url } of plaza.all) {
        const [, metricsUrl] = /"url":"([^"]+\/metrics)"/.exec(output()) ?? []
        const text = await fetch(metricsUrl!).then((response) => response.text())
        expect(text).toContain('process_resident_memory_bytes ')
        if (name !== 'gateway') expect(text).toContain(`plaza_outbox_unpublished{service="${name}"} `)
        const elsewhere = await fetch(new URL('/metrics', url))
        expect(await elsewhere.text()).not.toContain('process_resident_memory_bytes ')
        // The gateway has its page at every path that it does not know.
        if (name !== 'gateway') expect(elsewhere.status).toBe(404)
      }
    })

    test('who signs up at auth has a profile at users', async () => {
      ada = await signUp('ada')
      grace = await signUp('grace')
      alan = await signUp('alan')
      for (const { username } of [ada, grace, alan]) {
        await eventually(null, 'query ($username: String!) { userByUsername(username: $username) { displayName } }', {
          username,
        }).toEqual({ userByUsername: { displayName: username } })
      }
    })

    test('the health checks of the containers find everything well', async () => {
      await Promise.all([plaza.gateway, plaza.service('posts')].map((service) => service.checkHealth()))
    })

    test('a file goes straight to the object storage, and comes from there', async ({ skip }) => {
      if (!plaza.s3) return skip('there is no S3 server')
      const input = { filename: 'hills.png', mimeType: 'image/png', byteSize: onePixel.length }
      const { data } = await ask(
        ada,
        `mutation ($input: CreateUploadInput!) {
        createUpload(input: $input) { upload { id url headers { name value } } errors { code } }
      }`,
        { input },
      )
      const { id: uploadId, url, headers } = data.createUpload.upload
      expect(new URL(url).origin).toBe(plaza.s3.endpoint)
      const named = headers.map(({ name, value }: { name: string; value: string }) => [name, value])
      expect((await fetch(url, { method: 'PUT', headers: named, body: onePixel })).status).toBe(200)
      const completed = await ask(
        ada,
        'mutation ($id: ID!) { completeUpload(input: { uploadId: $id }) { mediaFile { id } errors { code } } }',
        { id: uploadId },
      )
      const { id } = completed.data.completeUpload.mediaFile
      await eventually(ada, 'query ($id: ID!) { mediaFile(id: $id) { status } }', { id }).toEqual({
        mediaFile: { status: 'READY' },
      })
      const file = await ask(ada, 'query ($id: ID!) { mediaFile(id: $id) { url } }', { id })
      const served = await fetch(file.data.mediaFile.url)
      expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png'])
      expect(new URL(served.url).origin).toBe(plaza.s3.endpoint)
      await served.arrayBuffer()
    })

    test('the gateway serves the page, whose sign-in keeps its session in a cookie', async () => {
      const { origin } = new URL(plaza.gateway.url)
      const page = await fetch(`${origin}/people/ada`)
      const html = await page.text()
      expect([page.status, html]).toEqual([200, expect.stringContaining('<title>Plaza</title>')])
      const policy = page.headers.get('content-security-policy')
      expect(policy).toContain(`http://127.0.0.1:${plaza.service('media').port}`)
      if (plaza.s3) expect(policy).toContain(plaza.s3.endpoint)
      const [script] = /\/assets\/[\w-]+\.js/.exec(html)!
      const { status, headers } = await fetch(origin + script)
      expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
      const signedIn = await fetch(`${origin}/session/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ identifier: 'ada', password: 'a long enough one' }),
      })
      expect(await signedIn.json()).toMatchObject({ data: { userId: ada.id }, errors: [] })
      expect(signedIn.headers.get('set-cookie')).toMatch(/^plaza_session\w*=.*HttpOnly/)
    })

    test('a friendship made at users opens posts to friends, and to nobody else', async () => {
      const request = await ask(
        grace,
        `mutation ($id: ID!) {
        sendFriendRequest(input: { userId: $id }) { friendRequest { id } errors { code } }
      }`,
        { id: ada.id },
      )
      const id = request.data.sendFriendRequest.friendRequest.id
      const accepted = await ask(
        ada,
        'mutation ($id: ID!) { acceptFriendRequest(input: { friendRequestId: $id }) { errors { code } } }',
        { id },
      )
      expect(accepted.data.acceptFriendRequest.errors).toEqual([])
      const { data } = await ask(
        ada,
        'mutation { createPost(input: { content: "for friends" }) { post { id } errors { code } } }',
      )
      const variables = { id: data.createPost.post.id }
      const query = 'query ($id: ID!) { post(id: $id) { content author { username } } }'
      await eventually(grace, query, variables).toEqual({
        post: { content: 'for friends', author: { username: 'ada' } },
      })
      expect((await ask(alan, query, variables)).data).toEqual({ post: null })
      await eventually(ada, '{ viewer { notifications { nodes { type } } } }').toEqual({
        viewer: { notifications: { nodes: [{ type: 'FRIEND_REQUEST' }] } },
      })
    })

    test('a post reaches an open page of a friend, with what other services know of it', async () => {
      await using page = await openEventStream(
        plaza.gateway.url,
        grace.token,
        'subscription { postAdded { content author { displayName } } }',
      )
      await ask(ada, 'mutation { createPost(input: { content: "live" }) { errors { code } } }')
      expect(await page.next()).toEqual({ data: { postAdded: { content: 'live', author: { displayName: 'ada' } } } })
    })

    test('an open page of a post hears what is said below it, and no more once its author has blocked the person', async () => {
      const { data } = await ask(
        alan,
        'mutation { createPost(input: { content: "talk", privacyLevel: PUBLIC }) { post { id } errors { code } } }',
      )
      const postId = data.createPost.post.id
      await using page = await openEventStream(
        plaza.gateway.url,
        grace.token,
        `subscription ($postId: ID!) { postEvents(postId: $postId) {
          __typename
          ... on CommentAdded { comment { content author { displayName } } post { commentCount } }
          ... on PostDeleted { deletedPostId }
        } }`,
        { variables: { postId } },
      )
      const comment =
        'mutation ($postId: ID!) { addComment(input: { postId: $postId, content: "hear" }) { errors { code } } }'
      await ask(ada, comment, { postId })
      expect(await page.next()).toEqual({
        data: {
          postEvents: {
            __typename: 'CommentAdded',
            comment: { content: 'hear', author: { displayName: 'ada' } },
            post: { commentCount: 1 },
          },
        },
      })
      // A block is of users, and reaches posts over Kafka.
      await ask(alan, 'mutation ($userId: ID!) { blockUser(input: { userId: $userId }) { errors { code } } }', {
        userId: grace.id,
      })
      expect((await page.rest()).at(-1)).toEqual({
        data: { postEvents: { __typename: 'PostDeleted', deletedPostId: postId } },
      })
    })

    test('a message reaches the badges of an open page, by way of the service that tells of it', async () => {
      await using page = await openEventStream(
        plaza.gateway.url,
        alan.token,
        'subscription { viewerChanged { unreadMessageCount } }',
      )
      const start =
        'mutation ($userId: ID!) { startDirectConversation(input: { userId: $userId }) { conversation { id } } }'
      // To a stranger it would be a request, which shows on no badge.
      await ask(alan, start, { userId: ada.id })
      const { data } = await ask(ada, start, { userId: alan.id })
      const conversationId = data.startDirectConversation.conversation.id
      const input = { conversationId, content: 'live', idempotencyKey: randomUUID() }
      await ask(ada, 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { errors { code } } }', {
        input,
      })
      expect(await page.next()).toEqual({ data: { viewerChanged: { unreadMessageCount: 1 } } })
    })

    test('a picture that users grants is opened by media', async () => {
      const picture = { id: randomUUID(), ownerId: ada.id, filename: 'ada.png', altText: null, createdAt: new Date() }
      await uploaded(picture)
      await expect
        .poll(async () => {
          const { data } = await ask(
            ada,
            'mutation ($id: ID!) { updateProfile(input: { profilePictureId: $id }) { errors { code } } }',
            { id: picture.id },
          )
          return data.updateProfile.errors
        }, soon)
        .toEqual([])
      const { data, errors } = await ask(
        grace,
        '{ userByUsername(username: "ada") { profilePicture { url mimeType } } }',
      )
      expect(errors).toBeUndefined()
      const { url, mimeType } = data.userByUsername.profilePicture
      const file = await fetch(url)
      expect([file.status, file.headers.get('content-type')]).toEqual([200, mimeType])
      expect((await file.bytes()).length).toBeGreaterThan(100)
      expect(await statusOf(url.replace(/signature=.{4}/, 'signature=AAAA'))).toBe(403)
    })

    /** As media will once it takes uploads: the file and its event. */
    async function uploaded(picture: SeedPicture): Promise<void> {
      const service = { service: 'media', log: createLogger({ level: 'silent' }) }
      const database = connectDatabase<MediaDatabase>({ url: plaza.databaseUrls.media }, service)
      await using _ = { [Symbol.asyncDispose]: () => database.close() }
      await seedPictures(database, [picture])
      const details = { mimeType: 'image/png', byteSize: 1, width: 1, height: 1, durationSeconds: null }
      await database.system
        .transaction()
        .execute((trx) => publish(trx, mediaReady, { ...seededFile(picture), ...details }))
    }

    test('an ended session is refused by the gateway and all services at once, and its streams close', async () => {
      const { data } = await ask(
        null,
        'mutation { signIn(input: { identifier: "ada", password: "a long enough one" }) { tokens { accessToken } } }',
      )
      const elsewhere = { ...ada, token: data.signIn.tokens.accessToken }
      await using stream = await openEventStream(
        plaza.service('messages').url,
        elsewhere.token,
        'subscription { messageAdded { id } }',
      )
      expect(await refusals(elsewhere)).toEqual(plaza.all.map(() => 200))
      expect((await ask(elsewhere, 'mutation { signOut { errors { code } } }')).data.signOut.errors).toEqual([])
      await expect
        .poll(() => refusals(elsewhere), { timeout: 10_000, interval: 10 })
        .toEqual(plaza.all.map(() => 'REVOKED'))
      await stream.rest()
      expect((await ask(ada, '{ viewer { id } }')).data).toEqual({ viewer: { id: ada.id } })
    })

    const everywhere = `{ viewer {
    id account { email } profile { username } homeFeed { nodes { content } } conversations { nodes { id } }
    storageUsage { usedBytes } unreadNotificationCount
  } }`

    test('a service that is killed takes its part with it and nothing else, and misses nothing', async () => {
      const posts = plaza.service('posts')
      await posts.end('SIGKILL')
      const { data, errors } = await ask(grace, everywhere)
      expect(data.viewer).toMatchObject({
        id: grace.id,
        account: { email: 'grace@example.com' },
        profile: { username: 'grace' },
        homeFeed: null,
        conversations: { nodes: [] },
        unreadNotificationCount: expect.any(Number),
      })
      expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
      expect(JSON.stringify(errors)).not.toContain(String(posts.port))
      const health = await fetch(new URL('/health/ready', plaza.gateway.url))
      expect([health.status, await health.json()]).toMatchObject([200, { status: 'degraded', checks: { users: 'ok' } }])

      await expect(posts.checkHealth()).rejects.toThrow()

      const dorothy = await signUp('dorothy')
      await posts.start()
      await expect.poll(async () => (await ask(grace, everywhere)).errors, soon).toBeUndefined()
      // Nobody writes posts whom the service has not heard of.
      await expect
        .poll(async () => {
          const { data } = await ask(
            dorothy,
            'mutation { createPost(input: { content: "late" }) { post { content } } }',
          )
          return data.createPost?.post
        }, soon)
        .toEqual({ content: 'late' })
    })

    test.skipIf(!kafka?.server)('a session that ends while Kafka is away is refused when it is back', async () => {
      const { data } = await ask(
        null,
        'mutation { signIn(input: { identifier: "ada", password: "a long enough one" }) { tokens { accessToken } } }',
      )
      const elsewhere = { ...ada, token: data.signIn.tokens.accessToken }
      await kafka?.server?.kill()
      expect((await ask(elsewhere, 'mutation { signOut { errors { code } } }')).data.signOut.errors).toEqual([])
      await kafka?.server?.start()
      await expect
        .poll(() => refusals(elsewhere), { timeout: 40_000, interval: 200 })
        .toEqual(plaza.all.map(() => 'REVOKED'))
    })

    test('SIGTERM ends each service by itself, and leaves no connection behind', async () => {
      const streams = await Promise.all(
        [grace, alan].map((person) =>
          openEventStream(plaza.service('messages').url, person.token, 'subscription { messageAdded { id } }'),
        ),
      )
      expect(await Promise.all(plaza.all.map((service) => service.end('SIGTERM')))).toEqual(plaza.all.map(() => 0))
      for (const stream of streams) await stream.rest()
      for (const { port } of plaza.all) expect(await statusOf(`http://127.0.0.1:${port}/health/live`)).toBeNull()
      const admin = new pg.Client(plaza.adminDatabaseUrl)
      await admin.connect()
      const { rows } = await admin.query('select datname from pg_stat_activity where datname = any($1)', [
        subgraphNames.map((name) => `${name}_db`),
      ])
      await admin.end()
      expect(rows).toEqual([])
    })

    test('no service has logged an error of its own, or anything secret', async () => {
      for (const { name, output } of plaza.all) {
        expect(output(), name).not.toMatch(/a long enough one|@example\.com|eyJ[\w-]{20}/)
        const lines = output()
          .split('\n')
          .filter((line) => /"level":"(error|fatal)"/.test(line))
        // The service that was killed is the gateway's business, which names it.
        const isOfKilled = (line: string) => line.includes('an outage of the subgraph posts has begun')
        expect(
          lines.filter((line) => !isOfKilled(line)),
          name,
        ).toEqual([])
        expect(lines.some(isOfKilled), name).toBe(name === 'gateway')
      }
    })
  },
)
