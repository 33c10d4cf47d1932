import type { TestViewer } from '@plaza/server/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedPosts, startPosts } from './testkit.ts'

type Act = [viewer: TestViewer, field: string, type: string, input: object]

// Every request runs on a connection of its own.
describe('at the same time', () => {
  let posts: StartedPosts
  let ada: TestViewer
  let grace: TestViewer
  let alan: TestViewer
  beforeAll(async () => {
    posts = await startPosts()
    ;[ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  })
  afterAll(() => posts[Symbol.asyncDispose]())

  /** The error codes of each; a fault is one, too. */
  const together = async (...acts: Act[]): Promise<string[][]> =>
    Promise.all(
      acts.map(async ([viewer, field, type, input]) => {
        const document = `mutation ($input: ${type}!) { ${field}(input: $input) { errors { code } } }`
        const { data, errors } = await posts.execute(viewer, document, { input })
        const codes = errors?.map(({ extensions }) => String(extensions?.code)) ?? []
        return [...codes, ...(data?.[field]?.errors.map(({ code }: { code: string }) => code) ?? [])]
      }),
    )
  const react = (viewer: TestViewer, subjectId: string, type: string): Act => [
    ...([viewer, 'setReaction', 'SetReactionInput'] as const),
    { subjectId, type },
  ]
  const takeBack = (viewer: TestViewer, subjectId: string): Act => [
    ...([viewer, 'removeReaction', 'RemoveReactionInput'] as const),
    { subjectId },
  ]
  const comment = (viewer: TestViewer, postId: string, parentId?: string): Act => [
    ...([viewer, 'addComment', 'AddCommentInput'] as const),
    { postId, parentId, content: 'indeed' },
  ]
  const share = (viewer: TestViewer, postId: string): Act => [viewer, 'sharePost', 'SharePostInput', { postId }]
  const edit = (viewer: TestViewer, postId: string): Act => [
    ...([viewer, 'editPost', 'EditPostInput'] as const),
    { postId, content: `edited ${Math.random()}` },
  ]
  const remove = (viewer: TestViewer, postId: string): Act => [viewer, 'deletePost', 'DeletePostInput', { postId }]
  const removeComment = (viewer: TestViewer, commentId: string): Act => [
    ...([viewer, 'deleteComment', 'DeleteCommentInput'] as const),
    { commentId },
  ]
  const done = ['', 'NOT_FOUND']
  const expectNoFault = (codes: string[][]) => {
    for (const each of codes) expect(done).toContain(each.join())
  }

  test('a post is deleted while others react, comment and share: they are told, and nothing fails', async () => {
    for (let round = 0; round < 12; round++) {
      const id = await posts.post(ada, { privacyLevel: 'PUBLIC' })
      for (const viewer of [grace, alan]) await posts.react(viewer, id)
      const commentId = await posts.comment(grace, id)
      expectNoFault(
        await together(
          ...[react(grace, id, 'LOVE'), comment(grace, id), takeBack(alan, id), remove(ada, id)],
          ...[share(grace, id), edit(ada, id), react(alan, commentId, 'SAD'), comment(alan, id, commentId)],
          ...[removeComment(ada, commentId), remove(ada, id), react(ada, id, 'LIKE')],
        ),
      )
    }
  })

  test('a comment is deleted while others answer and react to it', async () => {
    for (let round = 0; round < 12; round++) {
      const id = await posts.post(ada, { privacyLevel: 'PUBLIC' })
      const commentId = await posts.comment(grace, id)
      await posts.react(alan, commentId)
      expectNoFault(
        await together(
          ...[react(alan, commentId, 'LOVE'), comment(alan, id, commentId), removeComment(grace, commentId)],
          ...[takeBack(alan, commentId), removeComment(ada, commentId), react(ada, commentId, 'SAD')],
        ),
      )
    }
  })

  test('a post and its share are deleted', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await posts.post(ada, { privacyLevel: 'PUBLIC' })
      const document = `mutation { sharePost(input: { postId: "${id}" }) { post { id } } }`
      const { data } = await posts.execute(grace, document)
      const shareId = data.sharePost.post.id
      const codes = await together(remove(ada, id), react(alan, shareId, 'LIKE'), remove(grace, shareId))
      expectNoFault(codes)
      expect([codes[0], codes[2]]).toEqual([[], []])
    }
  })

  test('somebody goes while others answer what they wrote', async () => {
    for (let round = 0; round < 6; round++) {
      const [leaver, id] = [await posts.signIn(), await posts.post(ada, { privacyLevel: 'PUBLIC' })]
      const own = await posts.post(leaver, { privacyLevel: 'PUBLIC' })
      const commentId = await posts.comment(leaver, id)
      await posts.react(leaver, id)
      const [codes] = await Promise.all([
        together(
          ...[react(grace, id, 'LOVE'), react(grace, own, 'LOVE'), comment(alan, own), comment(alan, id, commentId)],
          ...[react(alan, commentId, 'SAD'), remove(ada, id)],
        ),
        posts.deleteAccount(leaver.id),
      ])
      expectNoFault(codes)
    }
  })

  // After all of the above.
  test('every counter is what there is to count', async () => {
    const { rows } = await sql`
      select id from posts p where comment_count <> (select count(*) from comments c where c.post_id = p.id and deleted_at is null)
        or share_count <> (select count(*) from posts s where s.shared_post_id = p.id)
        or like_count + love_count + laugh_count + angry_count + sad_count <>
          (select count(*) from reactions r where r.post_id = p.id)
      union all
      select id from comments c where reply_count <> (select count(*) from comments a where a.parent_id = c.id)
        or like_count + love_count + laugh_count + angry_count + sad_count <>
          (select count(*) from reactions r where r.comment_id = c.id)
    `.execute(posts.database.system)
    expect(rows).toEqual([])
  })
})
