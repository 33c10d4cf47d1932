import { expect, test } from 'vitest'
import { RegisterBrowser, startNotifications } from './testkit.ts'

const Preferences = `query { viewer { notificationPreferences { type inApp email push } } }`
const Update = /* GraphQL */ `
  mutation ($preferences: [NotificationPreferenceInput!]!) {
    updateNotificationPreferences(input: { preferences: $preferences }) {
      viewer { notificationPreferences { type inApp email push } }
      errors { code path }
    }
  }
`

test('every type has a preference before anything was chosen', async () => {
  await using notifications = await startNotifications()
  const [ada] = await notifications.people('Ada')
  const { notificationPreferences } = await notifications.ask(ada!, Preferences)
  expect(notificationPreferences).toHaveLength(12)
  expect(notificationPreferences).toContainEqual({ type: 'MESSAGE', inApp: false, email: false, push: true })
  expect(notificationPreferences).toContainEqual({ type: 'SECURITY', inApp: true, email: true, push: true })
})

test('a change touches the given channels of the given types, and the rest stays', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const before = (await notifications.ask(ada!, Preferences)).notificationPreferences
  await notifications.ask(ada!, Update, { preferences: [{ type: 'POST_REACTION', inApp: false }] })
  const { viewer, errors } = await notifications.ask(ada!, Update, {
    preferences: [{ type: 'POST_REACTION', push: true, email: null }],
  })
  expect(errors).toEqual([])
  expect(viewer.notificationPreferences).toEqual(
    before.map((preference: { type: string }) =>
      preference.type === 'POST_REACTION' ? { ...preference, inApp: false, push: true } : preference,
    ),
  )
  expect((await notifications.ask(grace!, Preferences)).notificationPreferences).toEqual(before)
  await notifications.react(grace!, ada!)
  expect(await notifications.list(ada!)).toEqual([])
  expect(await notifications.outbox()).toEqual([])
})

test('a decision of moderators cannot be turned off in the list, mail and push can', async () => {
  await using notifications = await startNotifications()
  const [ada] = await notifications.people('Ada')
  const refused = await notifications.ask(ada!, Update, { preferences: [{ type: 'MODERATION', inApp: false }] })
  expect(refused.errors).toEqual([{ code: 'NOT_ALLOWED', path: ['input', 'preferences', '0', 'inApp'] }])
  const { viewer } = await notifications.ask(ada!, Update, {
    preferences: [{ type: 'MODERATION', email: false, push: false }],
  })
  expect(viewer.notificationPreferences).toContainEqual({ type: 'MODERATION', inApp: true, email: false, push: false })
})

test('news of the account’s safety cannot be turned off, push can', async () => {
  await using notifications = await startNotifications()
  const [ada] = await notifications.people('Ada')
  for (const channel of ['inApp', 'email']) {
    const { viewer, errors } = await notifications.ask(ada!, Update, {
      preferences: [
        { type: 'MESSAGE', push: false },
        { type: 'SECURITY', [channel]: false },
      ],
    })
    expect({ viewer, errors }).toEqual({
      viewer: null,
      errors: [{ code: 'NOT_ALLOWED', path: ['input', 'preferences', '1', channel] }],
    })
  }
  const { viewer } = await notifications.ask(ada!, Update, { preferences: [{ type: 'SECURITY', push: false }] })
  expect(viewer.notificationPreferences).toContainEqual({ type: 'SECURITY', inApp: true, email: true, push: false })
  expect(viewer.notificationPreferences).toContainEqual({ type: 'MESSAGE', inApp: false, email: false, push: true })
})

test('nothing and the same type twice are refused', async () => {
  await using notifications = await startNotifications()
  const [ada] = await notifications.people('Ada')
  const codes = async (preferences: object[]) =>
    (await notifications.ask(ada!, Update, { preferences })).errors.map(({ code }: { code: string }) => code)
  expect(await codes([])).toEqual(['REQUIRED'])
  expect(await codes([{ type: 'MESSAGE' }, { type: 'MESSAGE' }])).toEqual(['INVALID'])
})

test('a browser registers, renews and goes', async () => {
  await using notifications = await startNotifications()
  const [ada] = await notifications.people('Ada')
  const Browsers = `query { viewer { pushSubscriptions { id userAgent createdAt lastUsedAt } } }`
  const endpoint = 'https://push.example.org/ada'
  const first = await notifications.registerBrowser(ada!, endpoint)
  expect(first).toEqual({
    pushSubscription: { id: expect.any(String), userAgent: 'node', createdAt: expect.any(String), lastUsedAt: null },
    errors: [],
  })
  expect(await notifications.registerBrowser(ada!, endpoint)).toEqual(first)
  expect(await notifications.ask(ada!, Browsers)).toEqual({ pushSubscriptions: [first.pushSubscription] })
  const unregister = () =>
    notifications.ask(
      ada!,
      `mutation ($endpoint: String!) {
        unregisterPushSubscription(input: { endpoint: $endpoint }) { unregisteredPushSubscriptionId errors { code } }
      }`,
      { endpoint },
    )
  expect(await unregister()).toEqual({ unregisteredPushSubscriptionId: first.pushSubscription.id, errors: [] })
  expect(await unregister()).toEqual({ unregisteredPushSubscriptionId: null, errors: [] })
  expect(await notifications.ask(ada!, Browsers)).toEqual({ pushSubscriptions: [] })
})

test('a browser belongs to the person who registered it last', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const endpoint = 'https://push.example.org/shared'
  await notifications.registerBrowser(ada!, endpoint)
  expect((await notifications.registerBrowser(grace!, endpoint)).errors).toEqual([])
  const owners = await notifications.database.system.selectFrom('pushSubscriptions').select('userId').execute()
  expect(owners).toEqual([{ userId: grace!.id }])
})

test('ten browsers are enough, also when they register side by side', async () => {
  await using notifications = await startNotifications()
  const [ada] = await notifications.people('Ada')
  const results = await Promise.all(Array.from({ length: 12 }, () => notifications.registerBrowser(ada!)))
  const refused = { code: 'LIMIT_REACHED', path: null, limit: 10 }
  expect(results.flatMap(({ errors }) => errors)).toEqual([refused, refused])
})

test('what no browser could have sent is refused', async () => {
  await using notifications = await startNotifications()
  const [ada] = await notifications.people('Ada')
  const good = {
    endpoint: 'https://push.example.org/1',
    p256dh: Buffer.alloc(65, 4).toString('base64url'),
    auth: Buffer.alloc(16, 1).toString('base64url'),
  }
  for (const [name, value] of [
    ['endpoint', 'http://push.example.org/1'],
    ['endpoint', 'https://push.example.org/\0'],
    ['endpoint', 'nonsense'],
    ['endpoint', 'https://push.example.org:22/1'],
    ['endpoint', 'https://ada:secret@push.example.org/1'],
    ...['127.0.0.1', '169.254.169.254', '10.0.0.1', '[::1]', '2130706433', 'localhost', 'metadata.google.internal'].map(
      (host) => ['endpoint', `https://${host}/1`] as const,
    ),
    ['p256dh', good.auth],
    ['auth', '!'],
  ] as const) {
    const { errors } = await notifications.ask(ada!, RegisterBrowser, { input: { ...good, [name]: value } })
    expect(errors).toEqual([{ code: 'INVALID', path: ['input', name], limit: null }])
  }
})

test('the key for Web Push is told everybody, and stays', async () => {
  await using notifications = await startNotifications()
  const key = async () => (await notifications.execute(null, `query { webPushPublicKey }`)).data.webPushPublicKey
  const first = await key()
  expect(Buffer.from(first, 'base64url')).toHaveLength(65)
  expect(await key()).toBe(first)
})
