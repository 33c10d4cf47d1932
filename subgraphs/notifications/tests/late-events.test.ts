import { newId } from '@plaza/database'
import { blockCreated, commentDeleted, postDeleted, userDeleted } from '@plaza/schema/events'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { type StartedNotifications, startNotifications, statementsWaiting } from './testkit.ts'

/** Stops `teller` before it writes, lets `ender` come as far as it can, and lets both finish. */
async function whileTelling(
  notifications: StartedNotifications,
  teller: () => Promise<unknown>,
  ender: () => Promise<unknown>,
): Promise<void> {
  const { system } = notifications.database
  await sql`
    create function wait_here() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock(1); return new; end $$
  `.execute(system)
  await sql`create trigger wait_here before insert on notifications for each row execute function wait_here()`.execute(
    system,
  )
  const both: Promise<unknown>[] = []
  let hasEnded = false
  await system.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(1)`.execute(trx)
    both.push(teller())
    await vi.waitFor(async () => expect(await statementsWaiting(notifications)).toBe(1))
    both.push(
      ender().then(() => {
        hasEnded = true
      }),
    )
    await vi.waitFor(async () => expect(hasEnded || (await statementsWaiting(notifications)) === 2).toBe(true))
  })
  await Promise.all(both)
}

const allRows = ({ database }: StartedNotifications) =>
  database.system.selectFrom('notifications').selectAll().execute()

const end = (userId: string) => ({
  ...{ email: null, username: null, emailVerifiedAt: null, status: 'DEACTIVATED' as const },
  ...{ userId, version: 5, deletedAt: new Date() },
})

test('a comment that is told of while its post is being deleted is taken back', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const postId = newId()
  await whileTelling(
    notifications,
    () => notifications.comment(grace!, { postAuthor: ada!, postId }),
    () => notifications.deliver(postDeleted, { postId, authorId: ada!.id, deletedAt: new Date() }),
  )
  expect(await allRows(notifications)).toEqual([])
})

test('a reaction that is told of while its comment is being deleted is taken back', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const commentId = newId()
  await whileTelling(
    notifications,
    () => notifications.react(grace!, ada!, commentId, 'COMMENT'),
    () => notifications.deliver(commentDeleted, { commentId, postId: newId(), deletedAt: new Date() }),
  )
  expect(await allRows(notifications)).toEqual([])
})

test('what is told between two people while one blocks the other is dropped', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const block = { blockerId: ada!.id, blockedId: grace!.id, createdAt: new Date(), version: 1 }
  await whileTelling(
    notifications,
    () => notifications.react(grace!, ada!),
    () => notifications.deliver(blockCreated, block),
  )
  expect(await allRows(notifications)).toEqual([])
})

test.for(['told', 'telling'])('an account that ends while it is %s of something leaves nothing', async (role) => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const { id } = role === 'told' ? ada! : grace!
  await whileTelling(
    notifications,
    () => notifications.react(grace!, ada!),
    () => notifications.deliver(userDeleted, end(id)),
  )
  expect(JSON.stringify(await allRows(notifications))).not.toContain(id)
})

test('what a person did who is gone by now is told to nobody', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  await notifications.deliver(userDeleted, end(grace!.id))
  await notifications.react(grace!, ada!)
  await notifications.requestFriendship(grace!, ada!)
  expect(await allRows(notifications)).toEqual([])
})
