import { newId, newIdAt } from '@plaza/database'
import { reactionRemoved, reactionSet } from '@plaza/schema/events'
import { expect, test } from 'vitest'
import { type SeedNotification, seedNotifications } from '../src/seed.ts'
import { startNotifications } from './testkit.ts'

const at = (hour: number) => new Date(Date.now() - hour * 3_600_000)

test('notifications brought in by COPY are listed, and later events know them', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const subjectId = newId()
  const told = { userId: ada!.id, actorId: grace!.id, rootId: null }
  async function* rows(): AsyncGenerator<SeedNotification> {
    yield {
      ...told,
      ...{ id: newIdAt(at(2)), type: 'POST_REACTION', subjectType: 'POST', subjectId, createdAt: at(2), readAt: null },
    }
    yield {
      ...{ ...told, rootId: subjectId, id: newIdAt(at(1)), type: 'POST_COMMENT', subjectType: 'COMMENT' },
      ...{ subjectId: newId(), createdAt: at(1), readAt: at(0) },
    }
  }
  expect(await seedNotifications(notifications.database, rows())).toBe(2)
  expect(await notifications.list(ada!)).toMatchObject([
    { type: 'POST_COMMENT', isRead: true },
    { type: 'POST_REACTION', isRead: false, message: 'Grace reacted to your post.' },
  ])

  const reaction = { subjectId, subjectType: 'POST' as const, subjectAuthorId: ada!.id, userId: grace!.id }
  await notifications.deliver(reactionSet, { ...reaction, type: 'LIKE', previousType: null, setAt: new Date() })
  expect(await notifications.types(ada!)).toEqual(['POST_COMMENT', 'POST_REACTION'])
  await notifications.deliver(reactionRemoved, { ...reaction, previousType: 'LIKE', removedAt: new Date() })
  expect(await notifications.types(ada!)).toEqual(['POST_COMMENT'])
})
