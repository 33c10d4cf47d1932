import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { startPosts } from './testkit.ts'

const Below = `query ($post: ID!, $comment: ID!, $reply: ID!) {
  post(id: $post) {
    comments { nodes { id replies { nodes { id } } reactions { nodes { user { id } } } } }
    reactions { nodes { user { id } } }
  }
  comment(id: $comment) { id }
  reply: comment(id: $reply) { id parent { id } }
}`
const DeleteComment = `mutation ($id: ID!) { deleteComment(input: { commentId: $id }) {
  deletedCommentId post { id commentCount } errors { code }
} }`
const RemoveReaction = `mutation ($id: ID!) { removeReaction(input: { subjectId: $id }) {
  subject { id likeCount } errors { code }
} }`

/** Bob has said something below ada's post and below eve's comment on it, and reacted to both. */
async function square() {
  const posts = await startPosts()
  const [ada, bob, eve] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  for (const person of [bob, eve]) await posts.befriend(ada.id, person.id)
  const post = await posts.post(ada, { privacyLevel: 'FRIENDS' })
  const eves = await posts.comment(eve, post, 'from eve')
  const comment = await posts.comment(bob, post, 'from bob')
  const reply = await posts.comment(eve, post, 'eve to bob', comment)
  const answer = await posts.comment(bob, post, 'bob to eve', eves)
  for (const subject of [post, eves]) await posts.react(bob, subject)
  const below = async (viewer: TestViewer | null) => {
    const { data, errors } = await posts.execute(viewer, Below, { post, comment, reply })
    expect(errors).toBeUndefined()
    return data
  }
  return { posts, ada, bob, eve, post, eves, comment, reply, answer, below }
}

type Square = Awaited<ReturnType<typeof square>>

/** What puts bob and ada apart, and what brings them together again. */
const partings: Record<string, { part(square: Square): Promise<void>; meet(square: Square): Promise<void> }> = {
  'the author has blocked the writer': {
    part: ({ posts, ada, bob }) => posts.block(ada.id, bob.id),
    meet: ({ posts, ada, bob }) => posts.unblock(ada.id, bob.id),
  },
  'the writer has blocked the author': {
    part: ({ posts, ada, bob }) => posts.block(bob.id, ada.id),
    meet: ({ posts, ada, bob }) => posts.unblock(bob.id, ada.id),
  },
}

test.each(Object.entries(partings))(
  'while %s, nobody sees the words and reactions below the post',
  async (_, { part, meet }) => {
    const town = await square()
    await using _posts = town.posts
    const { ada, bob, eve, eves, comment, reply, answer } = town
    const byBob = { user: { id: bob.id } }
    const whole = {
      post: {
        comments: {
          nodes: [
            { id: eves, replies: { nodes: [{ id: answer }] }, reactions: { nodes: [byBob] } },
            { id: comment, replies: { nodes: [{ id: reply }] }, reactions: { nodes: [] } },
          ],
        },
        reactions: { nodes: [byBob] },
      },
      comment: { id: comment },
      reply: { id: reply, parent: { id: comment } },
    }
    for (const viewer of [ada, bob, eve]) expect(await town.below(viewer)).toEqual(whole)
    await part(town)
    for (const viewer of [ada, eve]) {
      expect(await town.below(viewer)).toEqual({
        post: {
          comments: { nodes: [{ id: eves, replies: { nodes: [] }, reactions: { nodes: [] } }] },
          reactions: { nodes: [] },
        },
        comment: null,
        reply: { id: reply, parent: null },
      })
    }
    await meet(town)
    await town.posts.befriend(ada.id, bob.id)
    for (const viewer of [ada, bob, eve]) expect(await town.below(viewer)).toEqual(whole)
  },
)

test('nothing is said or given to what is hidden, nor reworded below it', async () => {
  const town = await square()
  await using posts = town.posts
  await posts.block(town.bob.id, town.ada.id)
  const attempts: [TestViewer, string, string, object][] = [
    [town.eve, 'addComment', 'AddCommentInput', { postId: town.post, parentId: town.comment, content: 'x' }],
    [town.ada, 'addComment', 'AddCommentInput', { postId: town.post, parentId: town.comment, content: 'x' }],
    [town.eve, 'setReaction', 'SetReactionInput', { subjectId: town.comment, type: 'SAD' }],
    [town.bob, 'setReaction', 'SetReactionInput', { subjectId: town.eves, type: 'SAD' }],
    [town.bob, 'addComment', 'AddCommentInput', { postId: town.post, content: 'x' }],
    [town.bob, 'editComment', 'EditCommentInput', { commentId: town.comment, content: 'x' }],
    [town.bob, 'sharePost', 'SharePostInput', { postId: town.post }],
  ]
  for (const [viewer, field, type, input] of attempts) {
    const document = `mutation ($input: ${type}!) { ${field}(input: $input) { errors { code } } }`
    const { data, errors } = await posts.execute(viewer, document, { input })
    expect({ field, errors, ...data }).toEqual({ field, [field]: { errors: [{ code: 'NOT_FOUND' }] } })
  }
})

test('the table itself takes no answer to a comment that the viewer does not see', async () => {
  const town = await square()
  await using posts = town.posts
  await posts.block(town.ada.id, town.bob.id)
  await using asEve = posts.database.forViewer({ id: town.eve.id })
  const values = { id: town.bob.id, postId: town.post, parentId: town.comment, authorId: town.eve.id, content: 'x' }
  const answer = asEve.db.transaction().execute((trx) => trx.insertInto('comments').values(values).execute())
  await expect(answer).rejects.toMatchObject({ code: '42501' })
})

test('a block between two who comment hides them from each other, not from others', async () => {
  const town = await square()
  await using posts = town.posts
  const before = await town.below(town.ada)
  await posts.block(town.eve.id, town.bob.id)
  expect(await town.below(town.ada)).toEqual(before)
  expect(await town.below(town.eve)).toMatchObject({ comment: null, reply: { id: town.reply, parent: null } })
})

const hidings: Record<string, (square: Square) => Promise<void>> = {
  'the author has blocked them': ({ posts, ada, bob }) => posts.block(ada.id, bob.id),
  'they have blocked the author': ({ posts, ada, bob }) => posts.block(bob.id, ada.id),
  'they have blocked each other': async ({ posts, ada, bob }) => {
    await posts.block(bob.id, ada.id)
    await posts.block(ada.id, bob.id)
  },
  'the author has deactivated the account': ({ posts, ada }) => posts.deactivate(ada.id),
  'they are friends no more': ({ posts, ada, bob }) => posts.unfriend(ada.id, bob.id),
}

test.each(Object.entries(hidings))('people take back comments and reactions when %s', async (_, hide) => {
  const town = await square()
  await using posts = town.posts
  const { bob, post, eves, comment, answer } = town
  await hide(town)
  expect((await posts.execute(bob, 'query ($id: ID!) { post(id: $id) { id } }', { id: post })).data.post).toBeNull()
  const told = (await posts.outbox()).length
  for (const id of [answer, comment]) {
    const { data } = await posts.execute(bob, DeleteComment, { id })
    expect(data.deleteComment).toEqual({ deletedCommentId: id, post: null, errors: [] })
  }
  for (const id of [post, eves]) {
    const { data } = await posts.execute(bob, RemoveReaction, { id })
    expect(data.removeReaction).toEqual({ subject: null, errors: [] })
  }
  expect((await posts.outbox()).slice(told)).toMatchObject([
    { type: 'comment.deleted', data: { commentId: answer, postId: post } },
    { type: 'comment.deleted', data: { commentId: comment, postId: post } },
    { type: 'reaction.removed', data: { subjectId: post, subjectAuthorId: town.ada.id, userId: bob.id } },
    { type: 'reaction.removed', data: { subjectId: eves, subjectAuthorId: town.eve.id, userId: bob.id } },
  ])
  const { system } = posts.database
  expect(await system.selectFrom('reactions').selectAll().execute()).toEqual([])
  const left = await system.selectFrom('comments').select(['authorId', 'content']).where('id', '=', comment).execute()
  // Eve's reply stays below a tombstone.
  expect(left).toEqual([{ authorId: null, content: '' }])
})

test('a reaction is taken off a tombstone, too', async () => {
  const { posts, bob, eve, eves } = await square()
  await using _ = posts
  await posts.execute(eve, DeleteComment, { id: eves })
  const { data } = await posts.execute(bob, RemoveReaction, { id: eves })
  expect(data.removeReaction).toEqual({ subject: null, errors: [] })
})

test('an author clears the own post of what a blocked or absent person has written', async () => {
  const town = await square()
  await using posts = town.posts
  const { ada, bob, post, comment, answer } = town
  await posts.block(bob.id, ada.id)
  const { data } = await posts.execute(ada, DeleteComment, { id: answer })
  expect(data.deleteComment).toEqual({ deletedCommentId: answer, post: { id: post, commentCount: 3 }, errors: [] })
  await posts.deactivate(bob.id)
  const { data: again } = await posts.execute(ada, DeleteComment, { id: comment })
  expect(again.deleteComment).toMatchObject({ deletedCommentId: comment, errors: [] })
})

test('what is hidden is no more deletable by others than before, and what is gone is not found', async () => {
  const town = await square()
  await using posts = town.posts
  const remove = async (viewer: TestViewer, id: string) =>
    (await posts.execute(viewer, DeleteComment, { id })).data.deleteComment.errors
  expect(await remove(town.eve, town.comment)).toEqual([{ code: 'NOT_ALLOWED' }])
  await posts.block(town.ada.id, town.bob.id)
  expect(await remove(town.eve, town.comment)).toEqual([{ code: 'NOT_FOUND' }])
  expect(await remove(town.bob, town.eves)).toEqual([{ code: 'NOT_FOUND' }])
  expect(await remove(town.bob, town.answer)).toEqual([])
  expect(await remove(town.bob, town.answer)).toEqual([{ code: 'NOT_FOUND' }])
  const none = await posts.execute(town.bob, RemoveReaction, { id: town.comment })
  expect(none.data.removeReaction.errors).toEqual([{ code: 'NOT_FOUND' }])
})
