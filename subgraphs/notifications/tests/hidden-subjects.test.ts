import { newId } from '@plaza/database'
import {
  blockCreated,
  blockRemoved,
  type EventData,
  friendshipAccepted,
  friendshipEnded,
  postDeleted,
  postEdited,
  postPublished,
  reactionSet,
  userDeactivated,
  userReactivated,
} from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { List, startNotifications } from './testkit.ts'

type Level = EventData<typeof postPublished>['privacyLevel']

/** Ada has written a post for her friends; below it Grace answers to Alan and reacts to his comment, who are her friends. */
async function startBelowPost(reach: { privacyLevel: Level; audienceIds?: string[] } = { privacyLevel: 'FRIENDS' }) {
  const started = await startNotifications()
  const [ada, grace, alan] = (await started.people('Ada', 'Grace', 'Alan')) as [TestViewer, TestViewer, TestViewer]
  const postId = newId()
  let version = 0
  const pair = (other: TestViewer) => {
    const [lowId, highId] = [ada.id, other.id].sort() as [string, string]
    return { lowId, highId, version: ++version }
  }
  const befriend = (other: TestViewer) =>
    started.deliver(friendshipAccepted, {
      ...{ ...pair(other), since: new Date(), friendRequestId: newId(), requesterId: ada.id, accepterId: ada.id },
    })
  const publishedAt = new Date(Date.now() - 60_000)
  await befriend(grace)
  await befriend(alan)
  await started.deliver(postPublished, {
    ...{ postId, authorId: ada.id, audienceIds: [], ...reach, publishedAt },
    ...{ sharedPostId: null, sharedPostAuthorId: null, originalAuthorMaySee: null, tags: [], mediaIds: [] },
  })
  let editedAt = publishedAt.getTime()
  return {
    ...{ ...started, ada, grace, alan, postId, befriend },
    unfriend: (other: TestViewer) =>
      started.deliver(friendshipEnded, { ...pair(other), endedAt: new Date(), reason: 'UNFRIENDED' }),
    edit: (privacyLevel: Level, audienceIds: string[] = []) =>
      started.deliver(postEdited, {
        ...{ postId, authorId: ada.id, changedFields: ['privacyLevel'], privacyLevel, audienceIds },
        editedAt: new Date(++editedAt),
      }),
    async happen(parentAuthorMaySee?: boolean) {
      await started.deliver(reactionSet, {
        ...{ subjectId: newId(), subjectType: 'COMMENT', subjectAuthorId: alan.id, userId: grace.id, postId },
        ...{ type: 'LIKE', previousType: null, setAt: new Date() },
        ...(parentAuthorMaySee !== undefined && { subjectAuthorMaySee: parentAuthorMaySee }),
      })
      await started.comment(grace, {
        ...{ postAuthor: ada, postId, parentAuthor: alan },
        ...(parentAuthorMaySee !== undefined && { parentAuthorMaySee }),
      })
    },
    /** What Alan is shown, and how much of it is unread. */
    async seen() {
      const { notifications, unreadNotificationCount } = await started.ask(alan, List)
      const types = notifications.nodes.map(({ type }: { type: string }) => type).sort()
      return { types, unreadNotificationCount }
    },
  }
}

const both = { types: ['COMMENT_REACTION', 'COMMENT_REPLY'], unreadNotificationCount: 2 }
const nothing = { types: [], unreadNotificationCount: 0 }

type BelowPost = Awaited<ReturnType<typeof startBelowPost>>

const ways: [string, (below: BelowPost) => Promise<unknown>, (below: BelowPost) => Promise<unknown>][] = [
  ['the post is private', ({ edit }) => edit('PRIVATE'), ({ edit }) => edit('FRIENDS')],
  [
    'the post is for others',
    ({ edit, grace }) => edit('CUSTOM', [grace.id]),
    ({ edit, grace, alan }) => edit('CUSTOM', [grace.id, alan.id]),
  ],
  ['they are not friends', ({ unfriend, alan }) => unfriend(alan), ({ befriend, alan }) => befriend(alan)],
  [
    'the author’s account is switched off',
    ({ deliver, ada }) => deliver(userDeactivated, account(ada.id, 'DEACTIVATED', 2)),
    ({ deliver, ada }) => deliver(userReactivated, account(ada.id, 'ACTIVE', 3)),
  ],
  ...(['ada', 'alan', 'grace'] as const).map((blocker): (typeof ways)[number] => {
    const block = (below: BelowPost) => ({
      blockerId: below[blocker].id,
      blockedId: below[blocker === 'ada' ? 'alan' : 'ada'].id,
      createdAt: new Date(),
    })
    return [
      `${blocker} blocks ${blocker === 'ada' ? 'alan' : 'ada'}`,
      (below) => below.deliver(blockCreated, { ...block(below), version: 1 }),
      (below) => below.deliver(blockRemoved, { ...block(below), version: 2 }),
    ]
  }),
]

const account = (userId: string, status: 'ACTIVE' | 'DEACTIVATED', version: number) => ({
  ...{ userId, status, version, email: 'x@example.org', username: 'x', emailVerifiedAt: null },
})

test.for(ways)('while %s, what was told of it is out of sight and nothing is told', async ([, hide, show]) => {
  await using below = await startBelowPost()
  await below.happen()
  expect(await below.seen()).toEqual(both)
  const before = (await below.outbox()).length
  await hide(below)
  expect(await below.seen()).toEqual(nothing)
  await below.happen()
  const told = (await below.outbox()).slice(before)
  expect(told.filter(({ data }) => data.userId === below.alan.id)).toEqual([])
  await show(below)
  expect(await below.seen()).toEqual(both)
})

test('a post for some is for those of them who are friends', async () => {
  await using below = await startBelowPost()
  await below.edit('CUSTOM', [below.alan.id])
  await below.happen()
  expect(await below.seen()).toEqual(both)
  await below.unfriend(below.alan)
  expect(await below.seen()).toEqual(nothing)
  await below.befriend(below.alan)
  expect(await below.seen()).toEqual(both)
})

test('the author of a post is told whatever its audience', async () => {
  await using below = await startBelowPost({ privacyLevel: 'PRIVATE' })
  await below.comment(below.grace, { postAuthor: below.ada, postId: below.postId })
  expect(await below.types(below.ada)).toEqual(['POST_COMMENT'])
})

test('nobody is told what posts knew to be hidden from them, when the news of the audience comes later', async () => {
  await using below = await startBelowPost()
  await below.happen(false)
  expect(await below.seen()).toEqual(nothing)
  expect((await below.outbox()).filter(({ data }) => data.userId === below.alan.id)).toEqual([])
  await below.happen(true)
  expect(await below.seen()).toEqual(both)
})

test('an audience that was changed stays changed when the news of the post comes late', async () => {
  await using below = await startBelowPost()
  await below.happen()
  await below.edit('PRIVATE')
  await below.deliver(postPublished, {
    ...{ postId: below.postId, authorId: below.ada.id, privacyLevel: 'FRIENDS', audienceIds: [] },
    ...{ sharedPostId: null, sharedPostAuthorId: null, originalAuthorMaySee: null, tags: [], mediaIds: [] },
    publishedAt: new Date(Date.now() - 120_000),
  })
  expect(await below.seen()).toEqual(nothing)
})

test('an edit that leaves the audience as it is hides nothing', async () => {
  await using below = await startBelowPost()
  await below.happen()
  const { postId, ada } = below
  await below.deliver(postEdited, { postId, authorId: ada.id, changedFields: ['content'], editedAt: new Date() })
  expect(await below.seen()).toEqual(both)
})

test('a share is told of while its author shows it to the original’s author', async () => {
  await using below = await startBelowPost()
  const postId = newId()
  const share = { postId, authorId: below.ada.id, sharedPostId: newId(), sharedPostAuthorId: below.alan.id }
  await below.deliver(postPublished, {
    ...{ ...share, privacyLevel: 'FRIENDS', audienceIds: [], originalAuthorMaySee: true, tags: [], mediaIds: [] },
    publishedAt: new Date(),
  })
  const told = { types: ['POST_SHARE'], unreadNotificationCount: 1 }
  expect(await below.seen()).toEqual(told)
  await below.unfriend(below.alan)
  expect(await below.seen()).toEqual(nothing)
  await below.befriend(below.alan)
  expect(await below.seen()).toEqual(told)
  await below.deliver(postDeleted, { postId, authorId: below.ada.id, deletedAt: new Date() })
  expect(await below.seen()).toEqual(nothing)
  expect(await below.database.system.selectFrom('posts').select('postId').execute()).toEqual([{ postId: below.postId }])
})

test('a list of what is about many posts costs the statements of a short one', async () => {
  await using below = await startBelowPost()
  for (let n = 0; n < 10; n++) await below.happen()
  const { statements } = await below.sqlStatements(() => below.ask(below.alan, List))
  expect(statements).toHaveLength(3)
})
