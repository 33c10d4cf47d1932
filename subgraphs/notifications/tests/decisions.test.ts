import { newId } from '@plaza/database'
import {
  appealRejected,
  commentAdded,
  commentDeleted,
  moderationDecided,
  moderationReversed,
  reactionRemoved,
  userDeactivated,
  userReactivated,
} from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { renderDecision } from '../src/texts/decision-texts.ts'
import { startNotifications } from './testkit.ts'

type Action = 'NO_ACTION' | 'REMOVE' | 'RESTRICT' | 'SUSPEND'

const about = (owner: TestViewer, action: Action = 'REMOVE') => ({
  ...{ decisionId: newId(), subjectType: 'POST' as const, subjectId: newId(), ownerId: owner.id, action },
  rule: action === 'NO_ACTION' ? null : ('SPAM' as const),
})
const decided = () => ({ until: null, decidedAt: new Date() })

const groups = `{ viewer { notificationGroups { nodes {
  type count actorCount sampleActors { id } subject { ... on ModerationDecision { id } } latest { message } } } } }`

test('a person is told once of a decision, of its end, and never by whom it was made', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const [taken, kept] = [about(ada!), about(ada!)]
  for (const _ of [1, 2]) await notifications.deliver(moderationDecided, { ...taken, ...decided() })
  await notifications.deliver(moderationReversed, { ...taken, reversedAt: new Date() })
  await notifications.deliver(moderationDecided, { ...kept, ...decided() })
  await notifications.deliver(appealRejected, { ...kept, rejectedAt: new Date() })
  expect((await notifications.list(ada!)).map(({ message }) => message)).toEqual([
    'Your appeal was rejected: the decision stands.',
    'A moderator removed your post because of the rule against spam.',
    'Your appeal was accepted: the decision was taken back.',
    'A moderator removed your post because of the rule against spam.',
  ])
  expect((await notifications.list(ada!))[0]).toMatchObject({
    ...{ type: 'MODERATION', title: 'Appeal rejected', actor: null },
    subject: { __typename: 'ModerationDecision', id: kept.decisionId },
  })
  const { notificationGroups } = await notifications.ask(ada!, groups)
  const alike = { type: 'MODERATION', count: 2, actorCount: 0, sampleActors: [] }
  expect(notificationGroups.nodes).toMatchObject([
    { ...alike, subject: { id: kept.decisionId }, latest: { message: expect.stringContaining('rejected') } },
    { ...alike, subject: { id: taken.decisionId }, latest: { message: expect.stringContaining('accepted') } },
  ])
  expect(await notifications.list(grace!)).toEqual([])
})

test('of a report that led to nothing nobody is told', async () => {
  await using notifications = await startNotifications()
  const [ada] = await notifications.people('Ada')
  await notifications.deliver(moderationDecided, { ...about(ada!, 'NO_ACTION'), ...decided() })
  expect(await notifications.list(ada!)).toEqual([])
})

test('news of a suspension waits in the list until its person is back, and goes by no other channel', async () => {
  await using notifications = await startNotifications()
  const [ada] = await notifications.people('Ada')
  const suspension = about(ada!, 'SUSPEND')
  const account = { ...{ userId: ada!.id, email: 'Ada@example.org', username: 'ada' }, emailVerifiedAt: new Date() }
  await notifications.deliver(userDeactivated, { ...account, status: 'DEACTIVATED', version: 2 })
  await notifications.deliver(moderationDecided, { ...suspension, ...decided() })
  await notifications.deliver(moderationReversed, { ...suspension, reversedAt: new Date() })
  await notifications.deliver(userReactivated, { ...account, status: 'ACTIVE', version: 3 })
  expect((await notifications.list(ada!)).map(({ title }) => title)).toEqual(['Appeal accepted', 'Account suspended'])
  const deliveries = await notifications.database.system.selectFrom('deliveries').select('channel').execute()
  expect(deliveries).toEqual([])
  await notifications.deliver(moderationDecided, { ...about(ada!), ...decided() })
  expect(await notifications.database.system.selectFrom('deliveries').select('channel').execute()).toEqual([
    { channel: 'EMAIL' },
  ])
})

test('what people were told of a comment goes with it, and comes back with it as it was, told to nobody anew', async () => {
  await using notifications = await startNotifications()
  const [ada, grace, alan] = await notifications.people('Ada', 'Grace', 'Alan')
  const { commentId, postId } = await notifications.comment(ada!, { postAuthor: grace! })
  for (const person of [grace!, alan!]) await notifications.react(person, ada!, commentId, 'COMMENT')
  const before = [await notifications.list(grace!), await notifications.list(ada!)]
  expect(before.map((list) => list.length)).toEqual([1, 2])
  const sent = (await notifications.outbox()).filter(({ type }) => type === 'notification.created').length

  const removedAt = new Date()
  const comment = { commentId, postId, authorId: ada!.id }
  await notifications.deliver(commentDeleted, { ...comment, isRemoved: true, deletedAt: removedAt })
  expect([await notifications.list(grace!), await notifications.list(ada!)]).toEqual([[], []])
  // Somebody takes a reaction back meanwhile.
  await notifications.deliver(reactionRemoved, {
    ...{ subjectId: commentId, subjectType: 'COMMENT', subjectAuthorId: ada!.id, userId: alan!.id },
    previousType: 'LIKE',
    removedAt: new Date(removedAt.getTime() + 1),
  })
  await notifications.deliver(commentAdded, {
    ...{ ...comment, postAuthorId: grace!.id, parentId: null, parentAuthorId: null, removedAt, addedAt: new Date() },
  })
  expect(await notifications.list(grace!)).toEqual(before[0])
  expect(await notifications.list(ada!)).toEqual(before[1]!.filter(({ actor }) => actor.id === grace!.id))
  const all = (await notifications.outbox()).filter(({ type }) => type === 'notification.created').length
  expect(all).toBe(sent)
  // News of it may come again.
  await notifications.react(alan!, ada!, commentId, 'COMMENT')
  expect(await notifications.list(ada!)).toHaveLength(2)
})

test('a decision reads in both languages', () => {
  const decision = { decisionOutcome: 'REMOVED', decisionAbout: 'COMMENT', decisionRule: 'HATE' } as const
  expect(renderDecision(decision, 'en').message).toBe(
    'A moderator removed your comment because of the rule against hate.',
  )
  expect(renderDecision(decision, 'de').message).toBe(
    'Die Moderation hat deinen Kommentar entfernt, wegen der Regel gegen Hass.',
  )
})
