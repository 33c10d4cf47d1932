import { newId } from '@plaza/database'
import { conversationRead, messageSent, sessionEnded } from '@plaza/schema/events'
import { PublicHttpsAgent } from '@plaza/server'
import type { TestViewer } from '@plaza/server/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NotificationsSetup } from '../src/setup.ts'
import { startPushService } from './push-service.ts'
import { RegisterBrowser, type StartedNotifications, startNotifications } from './testkit.ts'

let pushes: Awaited<ReturnType<typeof startPushService>>
let notifications: StartedNotifications

beforeAll(async () => {
  pushes = await startPushService()
  notifications = await startNotifications({ sends: true, pollMs: 20, pushAgent: pushes.agent })
})

afterAll(async () => {
  await notifications[Symbol.asyncDispose]()
  await pushes[Symbol.asyncDispose]()
})

const deliveriesTo = (person: TestViewer) =>
  notifications.database.system
    .selectFrom('deliveries')
    .select(['state', 'lastError', 'attempts', 'nextAttemptAt'])
    .where('userId', '=', person.id)
    .where('channel', '=', 'PUSH')
    .orderBy('createdAt')
    .execute()
const browsersOf = async (person: TestViewer) =>
  (await notifications.ask(person, '{ viewer { pushSubscriptions { id lastUsedAt } } }')).pushSubscriptions
const key = async () => (await notifications.execute(null, '{ webPushPublicKey }')).data.webPushPublicKey

async function write(from: TestViewer, to: TestViewer, conversationId = newId()) {
  const messageId = newId()
  await notifications.deliver(messageSent, {
    ...{ messageId, conversationId, senderId: from.id, recipientIds: [to.id] },
    ...{ type: 'TEXT', sentAt: new Date() },
  })
  return { messageId, conversationId }
}

describe('a push message', () => {
  test('reaches each browser of the person, encrypted for it and signed by the key that browsers are told', async () => {
    const [ada, grace] = await notifications.people('ada', 'grace')
    const browsers = [pushes.browser(), pushes.browser()]
    for (const browser of browsers) await notifications.register(ada!, browser)
    await notifications.requestFriendship(grace!, ada!)
    for (const browser of browsers) {
      await expect.poll(() => browser.received).toHaveLength(1)
      const [{ payload, headers }] = browser.received as [(typeof browser.received)[0]]
      const [{ id }] = await notifications.list(ada!)
      expect(payload).toEqual({
        title: 'New friend request',
        body: 'grace wants to be your friend.',
        path: '/notifications',
        tag: id,
      })
      expect(headers).toMatchObject({ ttl: '86400', urgency: 'normal', 'content-encoding': 'aes128gcm' })
      expect(headers.topic).toMatch(/^[\w-]{22}$/)
      expect(headers.authorization).toContain(`k=${await key()}`)
    }
    await expect.poll(async () => (await deliveriesTo(ada!)).map(({ state }) => state)).toEqual(['SENT', 'SENT'])
    await expect
      .poll(async () => (await browsersOf(ada!)).every((one: { lastUsedAt: string }) => one.lastUsedAt))
      .toBe(true)
  })

  test('of a conversation takes the place of the one before, and is not sent when it was read', async () => {
    const [ada, grace] = await notifications.people('ada', 'grace')
    const browser = pushes.browser()
    await notifications.register(ada!, browser)
    const { conversationId } = await write(grace!, ada!)
    await expect.poll(() => browser.received).toHaveLength(1)
    browser.answers = { status: 503 }
    const { messageId } = await write(grace!, ada!, conversationId)
    await expect
      .poll(async () => (await deliveriesTo(ada!)).at(-1))
      .toMatchObject({ state: 'PENDING', lastError: 'status 503' })
    browser.answers = { status: 201 }
    await notifications.deliver(conversationRead, {
      ...{ conversationId, type: 'DIRECT', userId: ada!.id, upToMessageId: messageId, at: new Date() },
    })
    await sql`update deliveries set next_attempt_at = now() where user_id = ${ada!.id} and state = 'PENDING'`.execute(
      notifications.database.system,
    )
    await expect
      .poll(async () => (await deliveriesTo(ada!)).at(-1))
      .toMatchObject({ state: 'DROPPED', lastError: 'READ' })
    expect(browser.received).toHaveLength(1)
    expect(browser.received[0]!.payload).toMatchObject({ tag: conversationId, path: `/messages/${conversationId}` })
    expect(browser.received[0]!.headers.urgency).toBe('high')
  })
})

describe('a browser', () => {
  test.each([404, 410])('whose push service answers %i is forgotten', async (status) => {
    const [ada, grace] = await notifications.people('ada', 'grace')
    const [gone, good] = [pushes.browser(), pushes.browser()]
    gone.answers = { status }
    for (const browser of [gone, good]) await notifications.register(ada!, browser)
    await notifications.requestFriendship(grace!, ada!)
    await expect.poll(() => browsersOf(ada!)).toHaveLength(1)
    await expect.poll(() => good.received).toHaveLength(1)
    await expect.poll(() => deliveriesTo(ada!)).toMatchObject([{ state: 'SENT' }])
  })

  test('that cannot be reached is tried again when its push service says, and the others hear once', async () => {
    const [ada, grace] = await notifications.people('ada', 'grace')
    const [busy, good] = [pushes.browser(), pushes.browser()]
    busy.answers = { status: 429, headers: { 'retry-after': '3600' } }
    for (const browser of [busy, good]) await notifications.register(ada!, browser)
    await notifications.requestFriendship(grace!, ada!)
    const waiting = async () => (await deliveriesTo(ada!)).find(({ lastError }) => lastError === 'status 429')
    await expect.poll(waiting).toMatchObject({ state: 'PENDING', attempts: 1 })
    expect((await waiting())!.nextAttemptAt.getTime()).toBeGreaterThan(Date.now() + 3_000_000)
    busy.answers = { status: 201 }
    await sql`update deliveries set next_attempt_at = now() where user_id = ${ada!.id} and state = 'PENDING'`.execute(
      notifications.database.system,
    )
    await expect.poll(() => busy.received).toHaveLength(1)
    expect(good.received).toHaveLength(1)
  })

  test('goes on with the key that it has subscribed with when there is another one', async () => {
    const [ada, grace, alan] = await notifications.people('ada', 'grace', 'alan')
    const browser = pushes.browser()
    const former = await key()
    await notifications.register(ada!, browser)
    const { vapidKeys } = notifications.instance.setup as NotificationsSetup
    expect(await vapidKeys.rotate({ olderThan: new Date(0) })).toBe(false)
    expect(await vapidKeys.rotate({ olderThan: new Date(Date.now() + 1_000) })).toBe(true)
    expect(await key()).not.toBe(former)
    await notifications.requestFriendship(grace!, ada!)
    await expect.poll(() => browser.received).toHaveLength(1)
    expect(browser.received[0]!.headers.authorization).toContain(`k=${former}`)
    const input = { ...browser.subscription, applicationServerKey: await key() }
    await notifications.ask(ada!, RegisterBrowser, { input })
    await notifications.requestFriendship(alan!, ada!)
    await expect.poll(() => browser.received).toHaveLength(2)
    expect(browser.received[1]!.headers.authorization).toContain(`k=${await key()}`)
    const unknown = { ...input, applicationServerKey: 'BAAA' }
    expect((await notifications.ask(ada!, RegisterBrowser, { input: unknown })).errors).toMatchObject([
      { code: 'EXPIRED', path: ['input', 'applicationServerKey'] },
    ])
  })

  test('hears nothing more once its person has signed out there', async () => {
    const [ada, grace] = await notifications.people('ada', 'grace')
    const again = await notifications.signIn(ada!.id)
    const [here, there] = [pushes.browser(), pushes.browser()]
    await notifications.register(ada!, here)
    await notifications.register(again, there)
    const { sid } = JSON.parse(Buffer.from(ada!.token.split('.')[1]!, 'base64url').toString())
    await notifications.deliver(sessionEnded, {
      ...{ userId: ada!.id, sessionIds: [sid], reason: 'SIGNED_OUT', endedAt: new Date() },
    })
    await notifications.requestFriendship(grace!, ada!)
    await expect.poll(() => there.received).toHaveLength(1)
    expect(await browsersOf(ada!)).toHaveLength(1)
    expect(here.received).toEqual([])
  })

  test('is never called at an address of our own network, whatever its name says now', async () => {
    const [ada, grace] = await notifications.people('ada', 'grace')
    const setup = notifications.instance.setup as { pushAgent: unknown }
    const local = setup.pushAgent
    setup.pushAgent = new PublicHttpsAgent()
    try {
      const browser = pushes.browser()
      await notifications.register(ada!, browser)
      // As a name does that was public when it was registered.
      await sql`update push_subscriptions set endpoint = ${`https://127.0.0.1:${pushes.port}/1`} where user_id = ${ada!.id}`.execute(
        notifications.database.system,
      )
      await notifications.requestFriendship(grace!, ada!)
      await expect
        .poll(() => deliveriesTo(ada!))
        .toMatchObject([{ state: 'FAILED', lastError: 'unusable endpoint or key' }])
    } finally {
      setup.pushAgent = local
    }
  })
})

test('the private key of Web Push lies encrypted', async () => {
  await key()
  const rows = await notifications.database.system.selectFrom('vapidKeys').select('privateKeyEncrypted').execute()
  expect(rows.length).toBeGreaterThan(0)
  for (const { privateKeyEncrypted } of rows) expect(privateKeyEncrypted.length).toBeGreaterThan(43)
})
