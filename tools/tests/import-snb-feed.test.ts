import { hashPassword } from '@plaza/auth/seed'
import { createLogger } from '@plaza/server'
import type { DocumentNode } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectServices } from '../src/bulk/databases.ts'
import { readOperations } from '../src/contract/operations.ts'
import { openDataSet } from '../src/import-snb/data-set.ts'
import { importSnb } from '../src/import-snb/import.ts'
import { shiftToNow } from '../src/import-snb/newest.ts'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'
import { sharedDataSet } from './snb-files.ts'
import { readModel, type SnbModel } from './snb-model.ts'

const password = 'read by the benchmark'
const week = 7 * 86_400_000
const shared = await sharedDataSet()
if (!shared)
  process.stderr.write('\n!! The shared LDBC SNB data set is not there (PLAZA_SNB_DIR): its feeds are NOT tested.\n')

interface Feed {
  edges: { node: unknown }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

describe.skipIf(!shared)('imported people, through the gateway', () => {
  let lab: TestPlaza
  let model: SnbModel
  let shiftMs: number
  let operations: Map<string, DocumentNode>
  const tokens = new Map<string, string>()

  beforeAll(async () => {
    operations = new Map((await readOperations()).map(({ name, document }) => [name, document]))
    model = await readModel(shared!)
    lab = await startTestPlaza()
    const dataSet = await openDataSet(shared!)
    shiftMs = await shiftToNow(dataSet, new Date())
    const targets = Object.fromEntries(Object.entries(lab.urls).map(([name, url]) => [name, { url }]))
    const log = createLogger({ service: 'test', level: 'silent' })
    await using connected = connectServices(targets as Parameters<typeof connectServices>[0], log)
    const options = { level: 'FRIENDS' as const, shiftMs, passwordHash: await hashPassword(password) }
    await importSnb(connected.databases, dataSet, options, { malformed() {}, read() {} })
  }, 180_000)
  afterAll(() => lab?.[Symbol.asyncDispose]())

  async function ask(person: string | null, name: string, variables: Record<string, unknown>) {
    let token = person === null ? null : tokens.get(person)
    if (token === undefined) {
      const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { tokens { accessToken } errors { code } } }`
      const { data } = await lab.ask(null, signIn, { input: { identifier: `snb_${person}`, password } })
      token = data.signIn.tokens.accessToken as string
      tokens.set(person!, token)
    }
    const { data, errors } = await lab.ask(token, operations.get(name)!, variables)
    expect(errors).toBeUndefined()
    return data
  }

  /** Its first ten pages, which are two hundred posts. */
  async function feedOf(person: string, ranking: 'TOP' | 'LATEST') {
    // biome-ignore lint/suspicious/noExplicitAny: a test says by its expectation what it got
    const nodes: any[] = []
    let after: string | null = null
    for (let page = 0; page < 10; page++) {
      const { edges, pageInfo }: Feed = (await ask(person, 'HomeFeed', { ranking, after })).viewer.homeFeed
      nodes.push(...edges.map(({ node }) => node))
      after = pageInfo.endCursor
      if (!pageInfo.hasNextPage) break
    }
    return nodes
  }

  /** Ten people whose feeds differ most: from those with the fewest posts in them to those with the most. */
  const readers = () => {
    const byLength = model.people.toSorted((a, b) => model.latest(a).length - model.latest(b).length)
    return Array.from({ length: 10 }, (_, n) => byLength[Math.round((n * (byLength.length - 1)) / 9)]!)
  }
  const stranger = (person: string) =>
    model.people.find((other) => other !== person && !model.areFriends(person, other))!
  const timeOf = (time: number) => new Date(time + shiftMs).toISOString()

  test('the latest feed of ten people is that of a brute-force model', { timeout: 180_000 }, async () => {
    let compared = 0
    for (const person of readers()) {
      const expected = model.latest(person).slice(0, 200)
      const feed = await feedOf(person, 'LATEST')
      expect(feed.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
      for (const [n, post] of expected.entries()) {
        expect(feed[n]).toMatchObject({
          author: { username: `snb_${post.author}` },
          publishedAt: timeOf(post.time),
          likeCount: model.likes(post),
        })
        // Pictures come with a link, which media gives out only for a grant of posts.
        expect(feed[n].media.map(({ url }: { url: string | null }) => url !== null)).toEqual(post.image ? [true] : [])
      }
      compared += feed.length
    }
    expect(compared).toBeGreaterThan(500)
  })

  test('the top feed of ten people holds what is theirs to see, once each, and this week before what is older', {
    timeout: 180_000,
  }, async () => {
    let compared = 0
    for (const person of readers()) {
      const times = new Map(model.latest(person).map(({ id, time }) => [id, time + shiftMs]))
      const feed: string[] = (await feedOf(person, 'TOP')).map(({ id }) => id)
      expect(new Set(feed).size).toBe(feed.length)
      for (const id of feed) expect([...times.keys()]).toContain(id)
      const ofThisWeek = feed.map((id) => Date.now() - times.get(id)! < week)
      expect(ofThisWeek).toEqual(ofThisWeek.toSorted((one, other) => Number(other) - Number(one)))
      compared += feed.length
    }
    expect(compared).toBeGreaterThan(200)
  })

  test('nobody has a short first page of the top feed while there is more to show, however quiet the week', {
    timeout: 180_000,
  }, async () => {
    let quiet = 0
    for (const person of model.people) {
      const posts = model.latest(person)
      const { edges }: Feed = (await ask(person, 'HomeFeed', { ranking: 'TOP' })).viewer.homeFeed
      expect(edges.length).toBe(Math.min(20, posts.length))
      if (edges.length > 0 && posts.every(({ time }) => Date.now() - time - shiftMs > week)) quiet++
    }
    expect(quiet).toBeGreaterThan(0)
  })

  test('a post with its comments is there for friends and absent for strangers', async () => {
    const posts = model.people
      .flatMap(model.postsOf)
      .sort((a, b) => model.commentsOf(b).length - model.commentsOf(a).length)
    for (const post of posts.slice(0, 5)) {
      const friend = [...model.friendsOf(post.author)][0] ?? post.author
      const { post: shown } = await ask(friend, 'PostDetail', { id: post.id })
      const expected = model.commentsOf(post).slice(0, 20)
      expect(shown.comments.nodes.map(({ id }: { id: string }) => id)).toEqual(expected)
      for (const other of [stranger(post.author), null]) {
        expect(await ask(other, 'PostDetail', { id: post.id })).toEqual({ post: null })
      }
    }
  })

  test('a profile shows its posts to friends and none of them to strangers', async () => {
    for (const person of readers().slice(5)) {
      const own = model.postsOf(person).slice(0, 10)
      const variables = { username: `snb_${person}` }
      const friend = [...model.friendsOf(person)][0] ?? person
      const seen = (await ask(friend, 'Profile', variables)).userByUsername
      expect(seen).toMatchObject({
        friendshipStatus: friend === person ? 'SELF' : 'FRIENDS',
        friendCount: model.friendsOf(person).size,
      })
      expect(seen.posts.nodes.map(({ id }: { id: string }) => id)).toEqual(own.map(({ id }) => id))
      const hidden = (await ask(stranger(person), 'Profile', variables)).userByUsername
      expect(hidden).toMatchObject({ username: `snb_${person}`, friendshipStatus: 'NONE', posts: { nodes: [] } })
    }
  })
})
