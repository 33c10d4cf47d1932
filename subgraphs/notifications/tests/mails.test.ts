import { newId } from '@plaza/database'
import { blockCreated, blockRemoved, friendRequestCancelled, userDeactivated, userDeleted } from '@plaza/schema/events'
import { createLogger } from '@plaza/server'
import type { TestViewer } from '@plaza/server/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSmtp } from './smtp.ts'
import { type StartedNotifications, startNotifications } from './testkit.ts'

let smtp: Awaited<ReturnType<typeof startSmtp>>
let notifications: StartedNotifications
const logged: string[] = []

beforeAll(async () => {
  smtp = await startSmtp()
  const log = createLogger({ service: 'notifications', destination: { write: (line) => void logged.push(line) } })
  notifications = await startNotifications({
    sends: true,
    log,
    pollMs: 20,
    env: { SMTP_URL: smtp.url, WEB_URL: 'https://plaza.example', NOTIFICATIONS_URL: 'https://news.plaza.example' },
  })
})

afterAll(async () => {
  await notifications[Symbol.asyncDispose]()
  await smtp[Symbol.asyncDispose]()
})

const addressOf = async (person: TestViewer) =>
  (
    await notifications.database.system
      .selectFrom('people')
      .select('email')
      .where('userId', '=', person.id)
      .executeTakeFirstOrThrow()
  ).email!
const mailsTo = (address: string) => smtp.mails.filter(({ to }) => to.includes(address))
const deliveriesTo = (person: TestViewer) =>
  notifications.database.system
    .selectFrom('deliveries')
    .select(['state', 'lastError', 'attempts', 'mailId', 'nextAttemptAt'])
    .where('userId', '=', person.id)
    .where('channel', '=', 'EMAIL')
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
const makeDue = () =>
  notifications.database.system
    .updateTable('deliveries')
    .set({ nextAttemptAt: new Date(0) })
    .where('state', '=', 'PENDING')
    .execute()
/** Everybody has an address of their own. */
const people = (...names: string[]) => notifications.people(...names.map((name) => `${name}-${newId().slice(-8)}`))

/** While it lasts, what is told waits. */
async function whileAway(work: () => Promise<void>): Promise<void> {
  smtp.isAway = true
  try {
    await work()
  } finally {
    smtp.isAway = false
  }
}

/** Has been tried, in vain. */
const waits = (person: TestViewer, count = 1) =>
  expect
    .poll(async () => (await deliveriesTo(person)).filter(({ state, lastError }) => state === 'PENDING' && lastError))
    .toHaveLength(count)

describe('a mail', () => {
  test('says who did what, in text and HTML, with a way to end such mails', async () => {
    const [ada, grace] = await people('ada', 'grace')
    await notifications.requestFriendship(grace!, ada!)
    const address = await addressOf(ada!)
    await expect.poll(() => mailsTo(address)).toHaveLength(1)
    const [mail] = mailsTo(address)
    expect(mail!.subject).toMatch(/^grace-\w+ wants to be your friend$/)
    expect(mail!.content).toContain('wants to be your friend.')
    expect(mail!.content).toContain('<html lang="en">')
    expect(mail!.content).toContain('https://plaza.example/notifications')
    expect(mail!.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(mail!.header('list-unsubscribe')).toMatch(/^<https:\/\/news\.plaza\.example\/unsubscribe\?token=[^>]+>$/)
    await expect.poll(() => deliveriesTo(ada!)).toMatchObject([{ state: 'SENT', attempts: 1 }])
    const [sent] = await deliveriesTo(ada!)
    expect(mail!.header('message-id')).toBe(`<${sent!.mailId}@plaza.mail>`)
  })

  test('about the safety of the account comes by itself, and cannot be ended', async () => {
    const [ada, grace] = await people('ada', 'grace')
    const address = await addressOf(ada!)
    await whileAway(async () => {
      await notifications.requestFriendship(grace!, ada!)
      await notifications.signInAnew(ada!)
      await waits(ada!, 2)
    })
    await makeDue()
    await expect.poll(() => mailsTo(address)).toHaveLength(2)
    const security = mailsTo(address).find(({ subject }) => subject.includes('new device'))
    expect(security!.header('list-unsubscribe')).toBeUndefined()
    expect(security!.content).toContain('change your password now')
  })

  test('goes to no address that is not known to be the person’s', async () => {
    const [ada, grace] = await people('ada', 'grace')
    await notifications.database.system
      .updateTable('people')
      .set({ emailVerifiedAt: null })
      .where('userId', '=', ada!.id)
      .execute()
    await notifications.requestFriendship(grace!, ada!)
    expect(await deliveriesTo(ada!)).toEqual([])
  })
})

describe('a mail server that is away', () => {
  test('gets later, as one mail, what was told meanwhile, and again the same mail', async () => {
    const [ada, ...others] = await people('ada', 'grace', 'alan', 'edsger')
    const address = await addressOf(ada!)
    await whileAway(async () => {
      for (const other of others) await notifications.requestFriendship(other, ada!)
      await waits(ada!, 3)
    })
    const ids = new Set((await deliveriesTo(ada!)).map(({ mailId }) => mailId))
    await makeDue()
    await expect
      .poll(async () => (await deliveriesTo(ada!)).map(({ state }) => state))
      .toEqual(['SENT', 'SENT', 'SENT'])
    const sent = mailsTo(address)
    expect(sent.map((mail) => mail.header('message-id')!).sort()).toEqual(
      [...ids].map((id) => `<${id}@plaza.mail>`).sort(),
    )
    const together = sent.map(({ content }) => content).join()
    for (const name of ['grace', 'alan', 'edsger']) expect(together).toContain(`${name}-`)
  })

  test('is tried again, later each time', async () => {
    const [ada, grace] = await people('ada', 'grace')
    await whileAway(async () => {
      await notifications.requestFriendship(grace!, ada!)
      await waits(ada!)
    })
    const [waiting] = await deliveriesTo(ada!)
    expect(waiting).toMatchObject({ attempts: 1, state: 'PENDING' })
    expect(waiting!.nextAttemptAt.getTime()).toBeGreaterThan(Date.now())
  })

  test('that knows no such mailbox is not asked again, and the log has no address', async () => {
    const [ada, grace] = await people('ada', 'grace')
    const address = await addressOf(ada!)
    smtp.refusesPeople.add(address)
    await notifications.requestFriendship(grace!, ada!)
    await expect
      .poll(() => deliveriesTo(ada!))
      .toMatchObject([{ state: 'FAILED', lastError: 'RCPT TO 550', attempts: 1 }])
    expect(logged.join('')).toContain('mail not sent')
    expect(logged.join('')).not.toContain(address)
  })
})

describe('what waits to be mailed is not, when by then', () => {
  const cases: [string, string, (ada: TestViewer, grace: TestViewer) => Promise<unknown>][] = [
    [
      'it was read',
      'READ',
      (ada) => notifications.ask(ada, 'mutation { markAllNotificationsRead { errors { code } } }'),
    ],
    [
      'a block stands between the two, and is lifted again',
      '',
      async (ada, grace) => {
        const block = { blockerId: ada.id, blockedId: grace.id, createdAt: new Date() }
        await notifications.deliver(blockCreated, { ...block, version: 1 })
        await notifications.deliver(blockRemoved, { ...block, version: 2 })
      },
    ],
    ['the other has switched their account off', 'OUT_OF_SIGHT', (_, grace) => switchOff(grace)],
    ['the person has switched their account off', 'ACCOUNT_AWAY', (ada) => switchOff(ada)],
    [
      'the person wants no mail of it',
      'NOT_WANTED',
      (ada) =>
        notifications.ask(
          ada,
          `mutation { updateNotificationPreferences(input: { preferences: [{ type: FRIEND_REQUEST, email: false }] }) { errors { code } } }`,
        ),
    ],
    [
      'the address is another one, not confirmed yet',
      'NO_ADDRESS',
      (ada) =>
        sql`update people set email_verified_at = null where user_id = ${ada.id}`.execute(
          notifications.database.system,
        ),
    ],
    [
      'it is no news any more',
      'TOO_OLD',
      (ada) =>
        sql`update deliveries set created_at = now() - interval '30 days' where user_id = ${ada.id}`.execute(
          notifications.database.system,
        ),
    ],
  ]
  test.for(cases)('%s', async ([, reason, happens]) => {
    const [ada, grace] = await people('ada', 'grace')
    const address = await addressOf(ada!)
    await whileAway(async () => {
      await notifications.requestFriendship(grace!, ada!)
      await waits(ada!)
    })
    await happens(ada!, grace!)
    await makeDue()
    const settled = reason ? [{ state: 'DROPPED', lastError: reason }] : []
    await expect.poll(() => deliveriesTo(ada!)).toMatchObject(settled)
    expect(mailsTo(address)).toEqual([])
  })

  test('it was taken back, or the account is gone', async () => {
    const [ada, grace, alan] = await people('ada', 'grace', 'alan')
    const addresses = [await addressOf(ada!), await addressOf(alan!)]
    await whileAway(async () => {
      const friendRequestId = await notifications.requestFriendship(grace!, ada!)
      await notifications.requestFriendship(grace!, alan!)
      await waits(ada!)
      await waits(alan!)
      await notifications.deliver(friendRequestCancelled, {
        friendRequestId,
        fromId: grace!.id,
        toId: ada!.id,
        at: new Date(),
      })
      await notifications.deliver(userDeleted, {
        ...{ userId: alan!.id, email: null, username: null, emailVerifiedAt: null, status: 'DEACTIVATED' },
        ...{ version: 9, deletedAt: new Date() },
      })
    })
    expect(await deliveriesTo(ada!)).toEqual([])
    expect(await deliveriesTo(alan!)).toEqual([])
    expect(addresses.flatMap(mailsTo)).toEqual([])
  })

  const switchOff = async (person: TestViewer) =>
    notifications.deliver(userDeactivated, {
      ...{ userId: person.id, email: await addressOf(person), username: 'somebody', emailVerifiedAt: new Date() },
      ...{ status: 'DEACTIVATED', version: 7 },
    })
})

describe('the link that ends mails', () => {
  const emailOf = async (person: TestViewer, type: string) => {
    const { notificationPreferences } = await notifications.ask(
      person,
      '{ viewer { notificationPreferences { type email } } }',
    )
    return notificationPreferences.find((one: { type: string }) => one.type === type).email
  }
  /** As it is in the mail, at the service under test. */
  async function linkTo(person: TestViewer): Promise<URL> {
    const address = await addressOf(person)
    await expect.poll(() => mailsTo(address)).not.toEqual([])
    const [, link] = /<(.*)>/.exec(mailsTo(address).at(-1)!.header('list-unsubscribe')!)!
    const { pathname, search } = new URL(link!)
    return new URL(pathname + search, notifications.url)
  }

  test('asks when it is opened, and ends them by one POST without signing in', async () => {
    const [ada, grace] = await people('ada', 'grace')
    await notifications.requestFriendship(grace!, ada!)
    const link = await linkTo(ada!)
    const opened = await fetch(link, { headers: { 'accept-language': 'de-AT,en' } })
    expect(opened.status).toBe(200)
    expect(await opened.text()).toContain('Mails der Art „Neue Freundschaftsanfrage“ abbestellen?')
    expect(await emailOf(ada!, 'FRIEND_REQUEST')).toBe(true)
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    const ended = await fetch(link, { method: 'POST', body })
    expect(ended.status).toBe(200)
    expect(await ended.text()).toContain('these mails come no more')
    expect(await emailOf(ada!, 'FRIEND_REQUEST')).toBe(false)
    expect(await emailOf(ada!, 'SECURITY')).toBe(true)
    expect(await emailOf(grace!, 'FRIEND_REQUEST')).toBe(true)
  })

  test('does nothing once a letter of it is another', async () => {
    const [ada, grace, alan] = await people('ada', 'grace', 'alan')
    await notifications.requestFriendship(grace!, ada!)
    const link = await linkTo(ada!)
    const token = link.searchParams.get('token')!
    const others = [
      token.replace(ada!.id, alan!.id),
      token.replace('FRIEND_REQUEST', 'ALL'),
      `${token}A`,
      token.slice(0, -2),
      '',
    ]
    for (const other of others) {
      link.searchParams.set('token', other)
      expect((await fetch(link, { method: 'POST' })).status).toBe(404)
    }
    for (const person of [ada!, alan!]) expect(await emailOf(person, 'FRIEND_REQUEST')).toBe(true)
  })
})
