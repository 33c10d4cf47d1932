import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { replaceHotPosts, updateHotPosts } from '../src/data/hot-posts.ts'
import { type StartedPosts, startPosts } from './testkit.ts'

const hotPosts = async ({ database }: StartedPosts) =>
  (await database.system.selectFrom('hotPosts').select('postId').execute()).map(({ postId }) => postId)

const run = async (posts: StartedPosts, viewer: TestViewer, mutation: string) => {
  const { data, errors } = await posts.execute(viewer, `mutation { ${mutation} { errors { code } } }`)
  expect({ data: Object.values(data ?? {}), errors }).toEqual({ data: [{ errors: [] }], errors: undefined })
}

interface Case {
  name: string
  /** Makes the post as popular as it needs to be. */
  engage(posts: StartedPosts, people: TestViewer[], postId: string): Promise<unknown>
  /** Ends that. */
  end(posts: StartedPosts, people: TestViewer[], postId: string, made: unknown): Promise<unknown>
}

const share = async (posts: StartedPosts, person: TestViewer, postId: string): Promise<string> => {
  const document = `mutation { sharePost(input: { postId: "${postId}" }) { post { id } errors { code } } }`
  return (await posts.execute(person, document)).data.sharePost.post.id
}
const reactions: Case['engage'] = async (posts, people, postId) => {
  for (const person of people) await posts.react(person, postId)
}
const twoComments: Case['engage'] = async (posts, [person], postId) => {
  const first = await posts.comment(person!, postId)
  return [first, await posts.comment(person!, postId, 'so', first)]
}

const cases: Case[] = [
  {
    name: 'a reaction is removed',
    engage: reactions,
    end: (posts, [person], postId) => run(posts, person!, `removeReaction(input: { subjectId: "${postId}" })`),
  },
  {
    name: 'a comment is deleted',
    engage: twoComments,
    end: (posts, [person], _, made) =>
      run(posts, person!, `deleteComment(input: { commentId: "${(made as string[])[1]}" })`),
  },
  {
    name: 'a comment becomes a tombstone',
    engage: twoComments,
    end: (posts, [person], _, made) =>
      run(posts, person!, `deleteComment(input: { commentId: "${(made as string[])[0]}" })`),
  },
  {
    name: 'a share is deleted',
    engage: (posts, [person], postId) => share(posts, person!, postId),
    end: (posts, [person], _, made) => run(posts, person!, `deletePost(input: { postId: "${made}" })`),
  },
  {
    name: 'a person who reacted is erased',
    engage: reactions,
    end: (posts, [person]) => posts.deleteAccount(person!.id),
  },
  {
    name: 'a person who shared is erased',
    engage: (posts, [person], postId) => share(posts, person!, postId),
    end: (posts, [person]) => posts.deleteAccount(person!.id),
  },
]

test.for(cases)('a post is popular no more as soon as $name', async ({ engage, end }) => {
  await using posts = await startPosts()
  const people = await Promise.all(Array.from({ length: 3 }, () => posts.signIn()))
  const author = await posts.signIn()
  const postId = await posts.post(author, { privacyLevel: 'PUBLIC' })
  const made = await engage(posts, people, postId)
  await posts.bus.settled()
  expect(await hotPosts(posts)).toEqual([postId])
  // No consumer may be what takes it out: until its event has come, the post would stay.
  await posts.bus.stop()
  await end(posts, people, postId, made)
  expect(await hotPosts(posts)).toEqual([])
})

test('while its author’s account is switched off a post is not popular, and is so again after', async () => {
  await using posts = await startPosts()
  const people = await Promise.all(Array.from({ length: 4 }, () => posts.signIn()))
  const author = await posts.signIn()
  const postId = await posts.post(author, { privacyLevel: 'PUBLIC' })
  await reactions(posts, people, postId)
  await posts.bus.settled()
  await posts.deactivate(author.id)
  expect(await hotPosts(posts)).toEqual([])
  await replaceHotPosts(posts.database.system)
  expect(await hotPosts(posts)).toEqual([])
  await posts.reactivate(author.id)
  expect(await hotPosts(posts)).toEqual([postId])
})

test('what a late event has put among the popular posts is taken out by the next turn of the job', async () => {
  await using posts = await startPosts()
  const author = await posts.signIn()
  const postId = await posts.post(author, { privacyLevel: 'PUBLIC' })
  const { system } = posts.database
  await system
    .insertInto('hotPosts')
    .values({ postId, authorId: author.id, publishedAt: new Date(), score: 9 })
    .execute()
  await updateHotPosts(system)
  expect(await hotPosts(posts)).toEqual([])
})
