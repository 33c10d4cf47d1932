import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { type StartedPosts, startPosts } from './testkit.ts'

/** Ada, with Grace and Alan for friends. */
async function startThree() {
  const posts = await startPosts()
  const [ada, grace, alan] = [await posts.signIn(), await posts.signIn(), await posts.signIn()]
  await posts.befriend(ada.id, grace.id)
  await posts.befriend(ada.id, alan.id)
  return { ...posts, ada, grace, alan }
}

const edit = async (posts: StartedPosts, author: TestViewer, input: object) => {
  const { data } = await posts.execute(
    author,
    'mutation ($input: EditPostInput!) { editPost(input: $input) { errors { code } } }',
    { input },
  )
  expect(data.editPost.errors).toEqual([])
}

const last = async (posts: StartedPosts, type: string) =>
  (await posts.outbox()).filter((event) => event.type === type).at(-1)?.data

test('a post tells the other services whom it is for, when it is published and when that changes', async () => {
  await using three = await startThree()
  const { ada, grace, alan } = three
  const postId = await three.post(ada, { privacyLevel: 'CUSTOM', customAudienceIds: [grace.id] })
  expect(await last(three, 'post.published')).toMatchObject({ privacyLevel: 'CUSTOM', audienceIds: [grace.id] })

  await edit(three, ada, { postId, customAudienceIds: [grace.id, alan.id] })
  const audienceIds = expect.toSatisfy((ids: string[]) => ids.toSorted().join() === [grace.id, alan.id].sort().join())
  expect(await last(three, 'post.edited')).toMatchObject({ privacyLevel: 'CUSTOM', audienceIds })
  await edit(three, ada, { postId, privacyLevel: 'FRIENDS' })
  expect(await last(three, 'post.edited')).toMatchObject({ privacyLevel: 'FRIENDS', audienceIds: [] })
  await edit(three, ada, { postId, privacyLevel: 'PUBLIC' })
  expect(await last(three, 'post.edited')).toMatchObject({ privacyLevel: 'PUBLIC', audienceIds: [] })
  await edit(three, ada, { postId, content: 'other words' })
  expect(await last(three, 'post.edited')).not.toHaveProperty('privacyLevel')
})

test('each edit is later than the one before, whatever the clock says', async () => {
  await using three = await startThree()
  const postId = await three.post(three.ada)
  const ahead = new Date(Date.now() + 60_000)
  await three.database.system.updateTable('posts').set({ editedAt: ahead }).where('id', '=', postId).execute()
  await edit(three, three.ada, { postId, privacyLevel: 'PRIVATE' })
  expect(new Date((await last(three, 'post.edited')).editedAt)).toEqual(new Date(ahead.getTime() + 1))
})

test('a reply and a reaction say whether the author of the comment still sees the post', async () => {
  await using three = await startThree()
  const { ada, grace, alan } = three
  const postId = await three.post(ada)
  const alans = await three.comment(alan, postId)
  const happen = async () => {
    await three.react(grace, alans)
    await three.comment(grace, postId, 'so it is', alans)
    await three.execute(grace, `mutation { removeReaction(input: { subjectId: "${alans}" }) { errors { code } } }`)
    const { parentAuthorMaySee } = await last(three, 'comment.added')
    const { subjectAuthorMaySee } = await last(three, 'reaction.set')
    return [parentAuthorMaySee, subjectAuthorMaySee]
  }
  expect(await happen()).toEqual([true, true])
  await three.unfriend(ada.id, alan.id)
  expect(await happen()).toEqual([false, false])
  await three.befriend(ada.id, alan.id)
  expect(await happen()).toEqual([true, true])
  await edit(three, ada, { postId, privacyLevel: 'CUSTOM', customAudienceIds: [grace.id] })
  expect(await happen()).toEqual([false, false])
  await three.comment(grace, postId)
  expect(await last(three, 'comment.added')).toMatchObject({ parentAuthorMaySee: null })
})
