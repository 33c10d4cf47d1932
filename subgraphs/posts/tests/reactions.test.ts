import { newId } from '@plaza/database'
import { expect, test } from 'vitest'
import { startPosts } from './testkit.ts'

const React = `mutation ($id: ID!, $type: ReactionType!) { setReaction(input: { subjectId: $id, type: $type }) {
  subject { __typename id likeCount viewerReaction reactionCounts { type count } } errors { code path }
} }`
const TakeBack = `mutation ($id: ID!) { removeReaction(input: { subjectId: $id }) {
  subject { id likeCount viewerReaction reactionCounts { type count } } errors { code path }
} }`

test('a person has one reaction to a post, however many are sent at once', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const id = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const types = ['LIKE', 'LOVE', 'LAUGH', 'ANGRY', 'SAD', 'LIKE', 'LOVE', 'SAD']
  const results = await Promise.all(types.map((type) => posts.execute(grace, React, { id, type })))
  for (const { data, errors } of results) {
    expect(errors).toBeUndefined()
    expect(data.setReaction.errors).toEqual([])
  }
  const [row, ...others] = await posts.database.system.selectFrom('reactions').select('type').execute()
  expect(others).toEqual([])
  const { data } = await posts.execute(
    grace,
    'query ($id: ID!) { post(id: $id) { viewerReaction reactionCounts { type count } } }',
    { id },
  )
  expect(data.post).toEqual({ viewerReaction: row!.type, reactionCounts: [{ type: row!.type, count: 1 }] })

  // What was told fits together: each change names the type that it took the place of.
  const told = (await posts.outbox()).filter(({ type }) => type === 'reaction.set')
  expect(told.filter(({ data }) => data.previousType === null)).toHaveLength(1)
  expect(told.at(-1)?.data.type).toBe(row!.type)
})

test('reactions are counted by type, change in place, and can be taken back', async () => {
  await using posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  const postId = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const commentId = await posts.comment(ada, postId)
  for (const [id, __typename] of [
    [postId, 'Post'],
    [commentId, 'Comment'],
  ]) {
    await posts.react(alan, id!, 'LIKE')
    await posts.react(ada, id!, 'LIKE')
    const love = await posts.execute(grace, React, { id, type: 'LOVE' })
    expect(love.data.setReaction).toEqual({
      errors: [],
      subject: {
        ...{ __typename, id, likeCount: 2, viewerReaction: 'LOVE' },
        reactionCounts: [
          { type: 'LIKE', count: 2 },
          { type: 'LOVE', count: 1 },
        ],
      },
    })
    const like = await posts.execute(grace, React, { id, type: 'LIKE' })
    expect(like.data.setReaction.subject).toMatchObject({ likeCount: 3, reactionCounts: [{ type: 'LIKE', count: 3 }] })
    for (let n = 0; n < 2; n++) {
      const { data } = await posts.execute(grace, TakeBack, { id })
      expect(data.removeReaction).toMatchObject({ errors: [], subject: { likeCount: 2, viewerReaction: null } })
    }
  }
  const graces = (await posts.outbox()).filter(({ actorId }) => actorId === grace.id)
  const about = (subjectId: string) => ({ subjectId, subjectAuthorId: ada.id, userId: grace.id })
  expect(graces).toMatchObject(
    [postId, commentId].flatMap((id) => [
      { type: 'reaction.set', data: { ...about(id), type: 'LOVE', previousType: null } },
      { type: 'reaction.set', data: { ...about(id), type: 'LIKE', previousType: 'LOVE' } },
      { type: 'reaction.removed', data: { ...about(id), previousType: 'LIKE' } },
    ]),
  )
  const set = graces.filter(({ type, data }) => type === 'reaction.set' && data.previousType === null)
  expect(set.map(({ data }) => data.postId)).toEqual([undefined, postId])
})

test('what one cannot see, one cannot react to', async () => {
  await using posts = await startPosts()
  const [ada, grace] = [await posts.signIn(), await posts.signIn()]
  const hidden = await posts.post(ada, { privacyLevel: 'FRIENDS' })
  const draft = await posts.post(grace, { isPublished: false })
  for (const id of [hidden, draft, newId(), 'nonsense']) {
    const { data } = await posts.execute(grace, React, { id, type: 'LIKE' })
    expect(data.setReaction).toEqual({ subject: null, errors: [{ code: 'NOT_FOUND', path: ['input', 'subjectId'] }] })
  }
})

test('the people who reacted are listed newest first, of all types or of one, and pages hold while reactions come and go', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const id = await posts.post(ada, { privacyLevel: 'PUBLIC' })
  const crowd = await Promise.all(Array.from({ length: 7 }, () => posts.signIn()))
  const types = ['LIKE', 'LOVE', 'LIKE', 'SAD', 'LIKE', 'LOVE', 'LIKE']
  for (const [n, person] of crowd.entries()) await posts.react(person, id, types[n]!)
  const query = `query ($id: ID!, $type: ReactionType, $first: Int, $after: String) {
    post(id: $id) { reactions(type: $type, first: $first, after: $after) {
      nodes { type user { id } } pageInfo { hasNextPage endCursor }
    } }
  }`
  const list = async (variables: object) =>
    (await posts.execute(ada, query, { id, ...variables })).data.post.reactions as {
      nodes: { type: string; user: { id: string } }[]
      pageInfo: { hasNextPage: boolean; endCursor: string }
    }
  const people = (nodes: { user: { id: string } }[]) =>
    nodes.map(({ user }) => crowd.findIndex((p) => p.id === user.id))
  expect(people((await list({})).nodes)).toEqual([6, 5, 4, 3, 2, 1, 0])
  expect(people((await list({ type: 'LIKE' })).nodes)).toEqual([6, 4, 2, 0])

  const first = await list({ first: 3 })
  await posts.react(await posts.signIn(), id)
  await posts.execute(crowd[3]!, TakeBack, { id })
  const rest = await list({ first: 9, after: first.pageInfo.endCursor })
  expect([...people(first.nodes), ...people(rest.nodes)]).toEqual([6, 5, 4, 2, 1, 0])
  expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false])
})
