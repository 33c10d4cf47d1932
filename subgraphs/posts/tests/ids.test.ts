import { newId } from '@plaza/database'
import type { TestViewer } from '@plaza/server/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedPosts, startPosts } from './testkit.ts'
import { watch } from './watch.ts'

const upper = (id: string) => id.toUpperCase()

describe('an id in upper case is the same id', () => {
  let posts: StartedPosts
  let ada: TestViewer
  let grace: TestViewer
  let postId: string
  let commentId: string
  beforeAll(async () => {
    posts = await startPosts()
    ;[ada, grace] = [await posts.signIn(), await posts.signIn()]
    await posts.befriend(ada.id, grace.id)
    postId = await posts.post(ada, { privacyLevel: 'PUBLIC' })
    commentId = await posts.comment(ada, postId)
  })
  afterAll(() => posts[Symbol.asyncDispose]())

  const mutate = async (field: string, input: object, selection: string) => {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`
    const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} errors { code path } } }`
    return (await posts.execute(ada, document, { input })).data[field]
  }

  test('in references and arguments', async () => {
    const { data, errors } = await posts.execute(
      ada,
      `query ($references: [_Any!]!, $postId: ID!, $commentId: ID!) {
        _entities(representations: $references) {
          ... on Post { id } ... on Comment { id } ... on User { id posts { nodes { id } } }
        }
        post(id: $postId) { id comments { nodes { id } } }
        comment(id: $commentId) { id }
      }`,
      {
        references: [
          { __typename: 'Post', id: upper(postId) },
          { __typename: 'Comment', id: upper(commentId) },
          { __typename: 'User', id: upper(ada.id) },
        ],
        postId: upper(postId),
        commentId: upper(commentId),
      },
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      _entities: [{ id: postId }, { id: commentId }, { id: ada.id, posts: { nodes: [{ id: postId }] } }],
      post: { id: postId, comments: { nodes: [{ id: commentId }] } },
      comment: { id: commentId },
    })
  })

  test('in a subscription', async () => {
    const document = 'subscription ($postId: ID!) { commentAdded(postId: $postId) { id } }'
    await using stream = await watch(posts, grace, document, { postId: upper(postId) })
    const arrives = stream.next()
    const id = await posts.comment(ada, postId, 'news')
    expect(await arrives).toEqual({ commentAdded: { id } })
  })

  test('in a new post and in a share, which repeat under the same key', async () => {
    const [mediaId, key] = [await posts.upload(ada.id), newId()]
    const audience = { privacyLevel: 'CUSTOM', customAudienceIds: [upper(grace.id), grace.id] }
    const post = { ...audience, mediaIds: [upper(mediaId), mediaId], idempotencyKey: upper(key) }
    const created = await mutate('createPost', post, 'post { id media { id } customAudience { id } }')
    expect(created).toMatchObject({
      errors: [],
      post: { media: [{ id: mediaId }], customAudience: [{ id: grace.id }] },
    })
    const again = await mutate('createPost', { content: 'again', idempotencyKey: key }, 'post { id }')
    expect(again.post.id).toBe(created.post.id)

    const share = { ...audience, postId: upper(postId), idempotencyKey: upper(key) }
    const shared = await mutate('sharePost', share, 'post { id sharedPost { id } customAudience { id } }')
    expect(shared).toMatchObject({
      errors: [],
      post: { sharedPost: { id: postId }, customAudience: [{ id: grace.id }] },
    })
    const repeated = await mutate('sharePost', { postId, idempotencyKey: key }, 'post { id }')
    expect(repeated.post.id).toBe(shared.post.id)
    expect((await posts.outbox()).slice(-2)).toMatchObject([
      { type: 'post.published', data: { mediaIds: [mediaId] } },
      { type: 'post.published', data: { sharedPostId: postId } },
    ])
  })

  test('in what changes, publishes and deletes a post', async () => {
    const mediaId = await posts.upload(ada.id)
    const id = await posts.post(ada, { isPublished: false, mediaIds: [mediaId] })
    const kept = { postId: upper(id), mediaIds: [upper(mediaId)] }
    const custom = { ...kept, privacyLevel: 'CUSTOM', customAudienceIds: [upper(grace.id)] }
    expect(await mutate('editPost', custom, 'post { id media { id } customAudience { id } }')).toEqual({
      post: { id, media: [{ id: mediaId }], customAudience: [{ id: grace.id }] },
      errors: [],
    })
    const published = { post: { id, isPublished: true }, errors: [] }
    expect(await mutate('publishPost', { postId: upper(id) }, 'post { id isPublished }')).toEqual(published)
    const told = await posts.outbox()
    expect(told.at(-1)).toMatchObject({ type: 'post.published', data: { postId: id, mediaIds: [mediaId] } })
    expect(await mutate('editPost', kept, 'post { editedAt }')).toEqual({ post: { editedAt: null }, errors: [] })
    expect(await posts.outbox()).toHaveLength(told.length)
    const deleted = { deletedPostId: id, errors: [] }
    expect(await mutate('deletePost', { postId: upper(id) }, 'deletedPostId')).toEqual(deleted)
    expect((await posts.outbox()).at(-1)).toMatchObject({ key: id, data: { postId: id } })
  })

  test('in comments and reactions', async () => {
    const idempotencyKey = newId()
    const reply = { postId: upper(postId), parentId: upper(commentId), content: 'yes' }
    const selection = 'comment { id post { id } parent { id } }'
    const added = await mutate('addComment', { ...reply, idempotencyKey: upper(idempotencyKey) }, selection)
    expect(added).toMatchObject({ errors: [], comment: { post: { id: postId }, parent: { id: commentId } } })
    const { id } = added.comment
    expect((await mutate('addComment', { ...reply, idempotencyKey }, selection)).comment.id).toBe(id)
    expect((await posts.outbox()).at(-1)).toMatchObject({ data: { commentId: id, postId, parentId: commentId } })

    for (const subjectId of [postId, id]) {
      const like = { subjectId: upper(subjectId), type: 'LIKE' }
      const own = (viewerReaction: string | null) => ({ subject: { id: subjectId, viewerReaction }, errors: [] })
      expect(await mutate('setReaction', like, 'subject { id viewerReaction }')).toEqual(own('LIKE'))
      expect((await posts.outbox()).at(-1)).toMatchObject({ data: { subjectId } })
      const back = { subjectId: upper(subjectId) }
      expect(await mutate('removeReaction', back, 'subject { id viewerReaction }')).toEqual(own(null))
    }
    const edit = { commentId: upper(id), content: 'no' }
    expect(await mutate('editComment', edit, 'comment { id content }')).toEqual({
      comment: { id, content: 'no' },
      errors: [],
    })
    const deleted = { deletedCommentId: id, post: { id: postId }, errors: [] }
    expect(await mutate('deleteComment', { commentId: upper(id) }, 'deletedCommentId post { id }')).toEqual(deleted)
  })
})

test('what is no id names nothing', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  const { data, errors } = await posts.execute(
    ada,
    `query ($references: [_Any!]!) {
      _entities(representations: $references) { __typename }
      post(id: "nonsense") { id } comment(id: "nonsense") { id }
    }`,
    { references: ['Post', 'Comment', 'User'].map((__typename) => ({ __typename, id: 'nonsense' })) },
  )
  expect(errors).toBeUndefined()
  expect(data).toEqual({ _entities: [null, null, null], post: null, comment: null })
})
