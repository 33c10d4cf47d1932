import { newIdAt } from '@plaza/database'
import type { TestViewer } from '@plaza/server/testing'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { FeedModel } from './feed-model.ts'
import { type StartedPosts, startPosts } from './testkit.ts'
import { generateTown, moveIn } from './town.ts'

const HomeFeed = `query ($ranking: FeedRanking!, $first: Int, $after: String) {
  viewer { homeFeed(ranking: $ranking, first: $first, after: $after) {
    edges { cursor score reason node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } isRestarted
  } }
}`

interface Edge {
  cursor: string
  score: number | null
  reason: string
  node: { id: string }
}

async function page(
  posts: StartedPosts,
  viewer: TestViewer,
  ranking: string,
  first: number,
  after: string | null = null,
) {
  const { data, errors } = await posts.execute(viewer, HomeFeed, { ranking, first, after })
  expect(errors).toBeUndefined()
  const { edges, pageInfo, isRestarted } = data.viewer.homeFeed
  return { edges: edges as Edge[], pageInfo, isRestarted: isRestarted as boolean }
}

async function wholeFeed(posts: StartedPosts, viewer: TestViewer, ranking: string, first: number): Promise<Edge[]> {
  const all: Edge[] = []
  let after: string | null = null
  for (;;) {
    const { edges, pageInfo } = await page(posts, viewer, ranking, first, after)
    all.push(...edges)
    if (!pageInfo.hasNextPage) return all
    after = pageInfo.endCursor
  }
}

const ids = (edges: readonly { node: { id: string } }[]) => edges.map(({ node }) => node.id)

test('the feeds of ten people are those of the model, in both rankings', { timeout: 180_000 }, async () => {
  await using posts = await startPosts()
  const town = generateTown(7)
  await moveIn(posts, town)
  const model = new FeedModel(town)
  const reasons = new Set<string>()
  for (const person of town.people.slice(0, 10)) {
    const viewer = await posts.signIn(person)
    const top = await wholeFeed(posts, viewer, 'TOP', 23)
    const expected = model.top(person, 23)
    expect(top.map(({ node, reason }) => ({ id: node.id, reason }))).toEqual(
      expected.map(({ id, reason }) => ({ id, reason })),
    )
    // The scores of what is older than a week fall every ten minutes.
    for (const [n, { score }] of top.entries()) expect(score).toBeCloseTo(expected[n]!.score, score! < 1 ? 2 : 4)
    const latest = await wholeFeed(posts, viewer, 'LATEST', 13)
    expect(latest.map(({ node, reason }) => ({ id: node.id, reason }))).toEqual(model.latest(person))
    for (const { reason } of top) reasons.add(reason)
  }
  expect([...reasons].sort()).toEqual(['FRIEND_POSTED', 'FRIEND_SHARED', 'OWN_POST', 'POPULAR'])
})

describe.each([
  { what: 'a lively network', seed: 1, people: 30, posts: 600, days: [0, 10] },
  { what: 'one where hardly anybody wrote this week', seed: 2, people: 30, posts: 300, days: [6, 60] },
  { what: 'one where nobody did', seed: 3, people: 30, posts: 200, days: [8, 90] },
  { what: 'one of few posts', seed: 4, people: 40, posts: 40, days: [0, 20] },
  { what: 'one in which everybody writes much', seed: 5, people: 8, posts: 900, days: [0, 12] },
] as const)('in $what', ({ seed, ...options }) => {
  test('the feeds of everybody keep the rules', { timeout: 180_000 }, async () => {
    await using posts = await startPosts()
    const town = generateTown(seed, options)
    await moveIn(posts, town)
    const model = new FeedModel(town)
    for (const person of town.people) {
      const viewer = await posts.signIn(person)
      const circle = model.circle(person)
      const mine = new Set(circle.map(({ id }) => id))
      const latest = ids(await wholeFeed(posts, viewer, 'LATEST', 50))
      expect(latest).toEqual(circle.map(({ id }) => id))

      const top = await wholeFeed(posts, viewer, 'TOP', 7 + (seed % 3) * 10)
      expect(new Set(ids(top)).size).toBe(top.length)
      // A page is never empty, nor short, while there is something to show.
      expect(top.length).toBeGreaterThanOrEqual(Math.min(circle.length, 20))
      const firstStranger = top.findIndex(({ reason }) => reason === 'POPULAR')
      let [ofCircle, popular] = [0, 0]
      for (const { node, reason } of top) {
        expect(reason !== 'POPULAR').toBe(mine.has(node.id))
        if (reason === 'POPULAR') popular++
        else ofCircle++
        // Nobody's post is unseen at that place but those of the circle that are behind it.
        if (ofCircle < circle.length) expect(popular).toBeLessThanOrEqual((popular + ofCircle) / 5)
      }
      if (circle.length >= 4 && firstStranger >= 0) expect(firstStranger).toBe(4)
    }
  })
})

test('somebody with hundreds of friends has the same feeds as a person with few', { timeout: 180_000 }, async () => {
  await using posts = await startPosts()
  const town = generateTown(11, { people: 320, posts: 1_500, hasHub: true })
  await moveIn(posts, town)
  const hub = await posts.signIn(town.people[0])
  const circle = new FeedModel(town).circle(hub.id)
  expect(ids(await wholeFeed(posts, hub, 'LATEST', 100))).toEqual(circle.map(({ id }) => id))
  // Everybody is a friend, so nothing else stands among the newest 100.
  expect(ids(await wholeFeed(posts, hub, 'TOP', 20)).toSorted()).toEqual(
    circle
      .slice(0, 100)
      .map(({ id }) => id)
      .toSorted(),
  )
})

test('no post of many silent friends is lost behind a flood of other posts', { timeout: 60_000 }, async () => {
  await using posts = await startPosts()
  const [viewer, ...friends] = await Promise.all(Array.from({ length: 103 }, () => posts.signIn()))
  const written: string[] = []
  for (const [n, friend] of friends.entries()) {
    await posts.befriend(viewer!.id, friend.id)
    if (n % 4 === 0) written.push(await posts.post(friend))
  }
  // More than are read before each friend is asked.
  await sql`
    insert into posts (id, author_id, content, privacy_level, published_at)
    select uuidv7(), gen_random_uuid(), 'flood', 'PUBLIC', now() + n * interval '1 millisecond'
    from generate_series(1, 32000) n
  `.execute(posts.database.system)
  const newest = await posts.post(friends[1]!)
  await sql`update posts set published_at = now() + interval '1 minute' where id = ${newest}`.execute(
    posts.database.system,
  )
  const expected = [newest, ...written.toReversed()]
  expect(ids(await wholeFeed(posts, viewer!, 'LATEST', 7))).toEqual(expected)
  expect(ids(await wholeFeed(posts, viewer!, 'TOP', 7)).toSorted()).toEqual(expected.toSorted())
})

test('no post of many friends is lost or repeated where one stretch of reading ends and the next begins', async () => {
  await using posts = await startPosts()
  const viewer = await posts.signIn()
  const { system } = posts.database
  await sql`
    insert into friend_edges (user_id, friend_id, is_ended, version)
    select ${viewer.id}, gen_random_uuid(), false, 1 from generate_series(1, 120)
  `.execute(system)
  // Pages of 7 are read in stretches of 128 and more. Of the first page, the last post of a stretch is a friend's; of the
  // others, the first behind one.
  await sql`
    insert into posts (id, author_id, content, privacy_level, published_at)
    select uuidv7(), coalesce(f.friend_id, gen_random_uuid()), 'one of many', 'PUBLIC', now() - n * interval '1 second'
    from generate_series(0, 2599) n left join (
      select friend_id, 43 * row_number() over () - 2 as n from friend_edges where user_id = ${viewer.id}
    ) f using (n)
  `.execute(system)
  const circle = await system
    .selectFrom('posts')
    .innerJoin('friendEdges as f', 'f.friendId', 'posts.authorId')
    .select('posts.id')
    .orderBy('publishedAt', 'desc')
    .execute()
  expect(circle).toHaveLength(60)
  expect(ids(await wholeFeed(posts, viewer, 'LATEST', 7))).toEqual(circle.map(({ id }) => id))
})

test('a share without words is there for those who see what it shares, and does not repeat it', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  await posts.befriend(ada.id, grace.id)
  await posts.befriend(grace.id, alan.id)
  const original = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const share = async (content: string) => {
    const input = { postId: original, content, privacyLevel: 'FRIENDS' }
    const document = 'mutation ($input: SharePostInput!) { sharePost(input: $input) { post { id } } }'
    return (await posts.execute(grace, document, { input })).data.sharePost.post.id as string
  }
  const [bare, worded] = [await share(''), await share('look')]
  const own = await posts.post(grace)
  const feeds = async (viewer: TestViewer) => [
    ids(await wholeFeed(posts, viewer, 'LATEST', 20)),
    ids(await wholeFeed(posts, viewer, 'TOP', 20)),
  ]
  // The original has two shares, so it comes first; what shows nothing else comes last.
  expect(await feeds(grace)).toEqual([
    [own, worded, bare, original],
    [original, own, worded, bare],
  ])
  expect(await feeds(alan)).toEqual([
    [own, worded, bare],
    [own, worded, bare],
  ])
  for (const [hide, show] of [
    [() => posts.block(ada.id, alan.id), () => posts.unblock(ada.id, alan.id)],
    [() => posts.deactivate(ada.id), () => posts.reactivate(ada.id)],
  ] as const) {
    const { pageInfo } = await page(posts, alan, 'TOP', 2)
    await hide()
    expect(await feeds(alan)).toEqual([
      [own, worded],
      [own, worded],
    ])
    expect((await page(posts, alan, 'TOP', 2, pageInfo.endCursor)).edges).toEqual([])
    await show()
    expect((await feeds(alan))[0]).toEqual([own, worded, bare])
  }
})

async function friendsWithPosts(posts: StartedPosts, number: number): Promise<[TestViewer, TestViewer, string[]]> {
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  await posts.befriend(ada.id, grace.id)
  const written: string[] = []
  for (let n = 0; n < number; n++) written.push(await posts.post(ada, { content: `post ${n}` }))
  return [ada, grace, written]
}

test('the first page freezes the order: paging neither repeats nor skips while posts and reactions come and go', async () => {
  await using posts = await startPosts()
  const [ada, grace, written] = await friendsWithPosts(posts, 9)
  const first = await page(posts, grace, 'TOP', 3)
  expect(ids(first.edges)).toEqual(written.toReversed().slice(0, 3))

  const [, second, , fourth] = written as [string, string, string, string]
  await posts.react(grace, second)
  await posts.post(ada, { content: 'news' })
  await posts.execute(ada, `mutation { deletePost(input: { postId: "${fourth}" }) { deletedPostId } }`)
  const next = await page(posts, grace, 'TOP', 3, first.pageInfo.endCursor)
  const last = await page(posts, grace, 'TOP', 3, next.pageInfo.endCursor)
  const expected = written
    .toReversed()
    .slice(3)
    .filter((id) => id !== fourth)
  expect([...ids(next.edges), ...ids(last.edges)]).toEqual(expected)
  expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  expect([first, next, last].map(({ isRestarted }) => isRestarted)).toEqual([false, false, false])

  const afresh = await page(posts, grace, 'TOP', 3)
  expect(ids(afresh.edges)[0]).toBe(second)
})

test('any cursor of a page goes on from its place', async () => {
  await using posts = await startPosts()
  const [, grace, written] = await friendsWithPosts(posts, 4)
  for (const ranking of ['TOP', 'LATEST']) {
    const { edges } = await page(posts, grace, ranking, 4)
    const rest = await page(posts, grace, ranking, 4, edges[1]!.cursor)
    expect(ids(rest.edges)).toEqual(written.toReversed().slice(2))
    const none = await page(posts, grace, ranking, 4, edges[3]!.cursor)
    expect(none.edges).toEqual([])
  }
})

test('a cursor is good for an hour, then the feed starts anew and says so', async () => {
  await using posts = await startPosts()
  const [, grace] = await friendsWithPosts(posts, 4)
  const { pageInfo } = await page(posts, grace, 'TOP', 2)
  const left = async (age: string) => {
    const { rows } = await sql<{ good: boolean }>`
      select expires_at > now() + interval '1 hour' - ${age}::interval as good from feed_snapshots
    `.execute(posts.database.system)
    return rows[0]?.good
  }
  expect(await left('0 minutes')).toBe(true)
  await posts.database.system
    .updateTable('feedSnapshots')
    .set({ expiresAt: new Date(Date.now() - 1) })
    .execute()
  const first = await page(posts, grace, 'TOP', 2)
  const afresh = await page(posts, grace, 'TOP', 2, pageInfo.endCursor)
  expect(ids(afresh.edges)).toEqual(ids(first.edges))
  expect(afresh.pageInfo.hasPreviousPage).toBe(false)
  expect(afresh.isRestarted).toBe(true)
  expect(first.isRestarted).toBe(false)
})

test('looking again writes nothing while nothing has changed, whatever the age of what there is', async () => {
  await using posts = await startPosts()
  const [, grace, written] = await friendsWithPosts(posts, 3)
  const longAgo = new Date(Date.now() - 10 * 86_400_000)
  await posts.database.system.updateTable('posts').set({ publishedAt: longAgo }).where('id', '=', written[0]!).execute()
  for (let n = 0; n < 4; n++) await page(posts, grace, 'TOP', 2)
  // Two when the ten minutes that a snapshot belongs to have just ended.
  const snapshots = await posts.database.system.selectFrom('feedSnapshots').select('digest').execute()
  expect(snapshots.length).toBeLessThanOrEqual(2)
})

test("nobody goes on in another person's feed", async () => {
  await using posts = await startPosts()
  const [, grace] = await friendsWithPosts(posts, 4)
  const { pageInfo } = await page(posts, grace, 'TOP', 2)
  const { edges } = await page(posts, await posts.signIn(), 'TOP', 2, pageInfo.endCursor)
  expect(edges).toEqual([])
})

test('a former friend, a blocked person and a deactivated one leave the feed at once, also from its frozen pages', async () => {
  await using posts = await startPosts()
  const [ada, grace] = await friendsWithPosts(posts, 4)
  for (const [hide, show] of [
    [() => posts.unfriend(ada.id, grace.id), () => posts.befriend(ada.id, grace.id)],
    [() => posts.block(grace.id, ada.id), () => posts.unblock(grace.id, ada.id)],
    [() => posts.deactivate(ada.id), () => posts.reactivate(ada.id)],
  ] as const) {
    const { pageInfo } = await page(posts, grace, 'TOP', 2)
    await hide()
    expect((await page(posts, grace, 'TOP', 2, pageInfo.endCursor)).edges).toEqual([])
    expect(await wholeFeed(posts, grace, 'TOP', 2)).toEqual([])
    expect(await wholeFeed(posts, grace, 'LATEST', 2)).toEqual([])
    await show()
    expect(await wholeFeed(posts, grace, 'TOP', 2)).toHaveLength(4)
  }
})

test('muted people leave the feed, with what others share of theirs, until the mute ends', async () => {
  await using posts = await startPosts()
  const [ada, grace, written] = await friendsWithPosts(posts, 4)
  const alan = await posts.signIn()
  await posts.befriend(alan.id, grace.id)
  const share = `mutation { sharePost(input: { postId: "${written[0]}", content: "look" }) { post { id } errors { code } } }`
  await posts.befriend(alan.id, ada.id)
  const shared = (await posts.execute(alan, share)).data.sharePost.post.id
  const own = (await posts.execute(grace, share)).data.sharePost.post.id
  const feeds = async () => ({
    top: ids(await wholeFeed(posts, grace, 'TOP', 3)).toSorted(),
    latest: ids(await wholeFeed(posts, grace, 'LATEST', 3)).toSorted(),
  })
  const everything = [...written, shared, own].toSorted()
  expect(await feeds()).toEqual({ top: everything, latest: everything })
  const latest = await page(posts, grace, 'LATEST', 2)
  const { pageInfo } = await page(posts, grace, 'TOP', 2)
  const newer = await posts.post(ada)
  const news = async () => {
    const document = 'query ($after: String!) { viewer { newPostCount(after: $after) } }'
    return (await posts.execute(grace, document, { after: latest.pageInfo.startCursor })).data.viewer.newPostCount
  }
  expect(await news()).toBe(1)

  await posts.mute(grace.id, ada.id)
  expect(await feeds()).toEqual({ top: [own], latest: [own] })
  expect(ids((await page(posts, grace, 'TOP', 9, pageInfo.endCursor)).edges).filter((id) => id !== own)).toEqual([])
  expect(await news()).toBe(0)
  // Everywhere else they are where they were, and so they are for everybody else.
  const { data } = await posts.execute(grace, 'query ($id: ID!) { post(id: $id) { id } }', { id: newer })
  expect(data.post).toEqual({ id: newer })
  expect(ids(await wholeFeed(posts, alan, 'LATEST', 9))).toContain(newer)

  await posts.mute(grace.id, ada.id, new Date(Date.now() - 1))
  expect((await feeds()).latest).toEqual([...everything, newer].toSorted())
  await posts.mute(grace.id, ada.id, new Date(Date.now() + 60_000))
  expect((await feeds()).latest).toEqual([own])
  await posts.unmute(grace.id, ada.id)
  expect((await feeds()).latest).toEqual([...everything, newer].toSorted())
  expect(await news()).toBe(1)
})

test('a public post of a former friend leaves the frozen pages, for it is not there for being popular', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  await posts.befriend(ada.id, grace.id)
  for (let n = 0; n < 3; n++) await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const { pageInfo } = await page(posts, grace, 'TOP', 1)
  await posts.unfriend(ada.id, grace.id)
  expect((await page(posts, grace, 'TOP', 2, pageInfo.endCursor)).edges).toEqual([])
})

test('what many people react to becomes popular, and stops being so with its audience', async () => {
  await using posts = await startPosts()
  const [ada, grace, ...crowd] = await Promise.all(Array.from({ length: 5 }, () => posts.signIn()))
  const id = await posts.post(ada!, { privacyLevel: 'PUBLIC' })
  const feed = async () => (await page(posts, grace!, 'TOP', 10)).edges
  expect(await feed()).toEqual([])
  for (const person of crowd) await posts.react(person, id)
  await posts.bus.settled()
  expect(await feed()).toMatchObject([{ node: { id }, reason: 'POPULAR' }])
  const edit = `mutation { editPost(input: { postId: "${id}", privacyLevel: FRIENDS }) { errors { code } } }`
  await posts.execute(ada!, edit)
  expect(await feed()).toEqual([])
  expect(await posts.database.system.selectFrom('hotPosts').selectAll().execute()).toEqual([])
})

test('pages have 1 to 100 posts, and cursors are those of the list', async () => {
  await using posts = await startPosts()
  const viewer = await posts.signIn()
  const foreign = Buffer.from(JSON.stringify([1.5, -1])).toString('base64url')
  const latest = Buffer.from(JSON.stringify([new Date(), newIdAt(new Date())])).toString('base64url')
  const cases = [{ first: 0 }, { first: 101 }, { after: 'nonsense' }, { after: foreign }, { after: latest }]
  for (const variables of cases) {
    const { errors } = await posts.execute(viewer, HomeFeed, { ranking: 'TOP', ...variables })
    expect(errors, JSON.stringify(variables)).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  }
})
