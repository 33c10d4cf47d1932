import { newId } from '@plaza/database'
import { userEmailChanged, userLocaleChanged } from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPushService } from './push-service.ts'
import { startSmtp } from './smtp.ts'
import { type StartedNotifications, startNotifications } from './testkit.ts'

let smtp: Awaited<ReturnType<typeof startSmtp>>
let pushes: Awaited<ReturnType<typeof startPushService>>
let notifications: StartedNotifications
const reportsSecret = 'the one that the mail server has been given'

beforeAll(async () => {
  smtp = await startSmtp()
  pushes = await startPushService()
  notifications = await startNotifications({
    ...{ sends: true, pollMs: 20, pushAgent: pushes.agent },
    env: { SMTP_URL: smtp.url, MAIL_REPORTS_SECRET: reportsSecret },
  })
})

afterAll(async () => {
  for (const one of [notifications, pushes, smtp]) await one[Symbol.asyncDispose]()
})

const Settings = /* GraphQL */ `
  { viewer { deliverySettings { emailFrequency quietHours { from until } timeZone mailStop { reason } } } }
`
const Update = /* GraphQL */ `
  mutation ($input: UpdateDeliverySettingsInput!) {
    updateDeliverySettings(input: $input) {
      viewer { deliverySettings { emailFrequency quietHours { from until } timeZone mailStop { reason } } }
      errors { code path }
    }
  }
`
const settingsOf = async (person: TestViewer) => (await notifications.ask(person, Settings)).deliverySettings
const choose = (person: TestViewer, input: object) => notifications.ask(person, Update, { input })
const people = (...names: string[]) => notifications.people(...names.map((name) => `${name}-${newId().slice(-8)}`))
const accountOf = (person: TestViewer) =>
  notifications.database.system
    .selectFrom('people')
    .select(['email', 'locale'])
    .where('userId', '=', person.id)
    .executeTakeFirstOrThrow()
async function mailsTo(person: TestViewer) {
  const { email } = await accountOf(person)
  return smtp.mails.filter(({ to }) => to.includes(email!))
}
const waiting = async (person: TestViewer) => {
  const rows = await notifications.database.system
    .selectFrom('deliveries')
    .select(['channel', 'nextAttemptAt', 'attempts'])
    .where('userId', '=', person.id)
    .where('state', '=', 'PENDING')
    .execute()
  return rows.filter(({ nextAttemptAt, attempts }) => attempts === 0 && nextAttemptAt.getTime() > Date.now())
}
/** As if so many days had passed since all that waits for this person was told. */
const letPass = (person: TestViewer, days: number) =>
  sql`
    update deliveries set created_at = created_at - make_interval(days => ${days}::int), next_attempt_at = now()
    where user_id = ${person.id} and state = 'PENDING'
  `.execute(notifications.database.system)
const clock = (hoursFromNow: number) => new Date(Date.now() + hoursFromNow * 3_600_000).toISOString().slice(11, 16)

test('nothing is chosen at first, and what is not given stays', async () => {
  const [ada] = await people('ada')
  const first = { emailFrequency: 'IMMEDIATE', quietHours: null, timeZone: 'UTC', mailStop: null }
  expect(await settingsOf(ada!)).toEqual(first)
  const quietHours = { from: '22:30', until: '07:00' }
  const changed = await choose(ada!, { quietHours, timeZone: 'Europe/Berlin' })
  expect(changed).toEqual({
    viewer: { deliverySettings: { ...first, quietHours, timeZone: 'Europe/Berlin' } },
    errors: [],
  })
  await choose(ada!, { emailFrequency: 'WEEKLY' })
  await choose(ada!, { quietHours: null })
  expect(await settingsOf(ada!)).toEqual({ ...first, emailFrequency: 'WEEKLY', timeZone: 'Europe/Berlin' })
})

test.each([
  [{ timeZone: 'Europe/Atlantis' }, ['input', 'timeZone']],
  [{ quietHours: { from: '25:00', until: '07:00' } }, ['input', 'quietHours', 'from']],
  [{ quietHours: { from: '22:00', until: '7' } }, ['input', 'quietHours', 'until']],
  [{ quietHours: { from: '22:00', until: '22:00' } }, ['input', 'quietHours', 'until']],
])('%j is refused', async (input, path) => {
  const [ada] = await people('ada')
  expect((await choose(ada!, input)).errors).toEqual([{ code: 'INVALID', path }])
})

describe('a digest', () => {
  test('is one mail with what happened since the last, without what was read', async () => {
    const [ada, grace, alan, edsger] = await people('ada', 'grace', 'alan', 'edsger')
    await choose(ada!, { emailFrequency: 'DAILY' })
    for (const other of [grace!, alan!]) await notifications.requestFriendship(other, ada!)
    await expect.poll(() => waiting(ada!)).toHaveLength(2)
    await notifications.ask(ada!, 'mutation { markAllNotificationsRead { errors { code } } }')
    for (const other of [edsger!]) await notifications.requestFriendship(other, ada!)
    const [, third] = await people('x', 'konrad')
    await notifications.requestFriendship(third!, ada!)
    await expect.poll(() => waiting(ada!)).toHaveLength(4)
    expect(await mailsTo(ada!)).toEqual([])
    await letPass(ada!, 1)
    await expect.poll(() => mailsTo(ada!)).toHaveLength(1)
    const [mail] = await mailsTo(ada!)
    expect(mail!.subject).toBe('2 new notifications on Plaza')
    for (const name of ['edsger-', 'konrad-']) expect(mail!.content).toContain(name)
    for (const name of ['grace-', 'alan-']) expect(mail!.content).not.toContain(name)
    expect(mail!.header('list-unsubscribe')).toContain('FRIEND_REQUEST')
  })

  test('holds up no news about the safety of the account, and goes at once when mails are to come at once', async () => {
    const [ada, grace] = await people('ada', 'grace')
    await choose(ada!, { emailFrequency: 'WEEKLY' })
    await notifications.requestFriendship(grace!, ada!)
    await notifications.signInAnew(ada!)
    await expect.poll(() => mailsTo(ada!)).toHaveLength(1)
    await expect.poll(() => waiting(ada!)).toHaveLength(1)
    await choose(ada!, { emailFrequency: 'IMMEDIATE' })
    await expect.poll(() => mailsTo(ada!)).toHaveLength(2)
  })
})

test('in quiet hours neither mail nor push comes, but all that is still news when they end', async () => {
  const [ada, grace] = await people('ada', 'grace')
  const browser = pushes.browser()
  await notifications.register(ada!, browser)
  await choose(ada!, { quietHours: { from: clock(-1), until: clock(1) } })
  await notifications.requestFriendship(grace!, ada!)
  await expect.poll(() => waiting(ada!)).toHaveLength(2)
  expect([...(await mailsTo(ada!)), ...browser.received]).toEqual([])
  await choose(ada!, { quietHours: { from: clock(1), until: clock(2) } })
  await expect.poll(() => mailsTo(ada!)).toHaveLength(1)
  await expect.poll(() => browser.received).toHaveLength(1)
})

test('mails and push messages come in the language of the account', async () => {
  const [ada, grace] = await people('ada', 'grace')
  const browser = pushes.browser()
  await notifications.register(ada!, browser)
  const { email } = await accountOf(ada!)
  await notifications.deliver(userLocaleChanged, {
    ...{ userId: ada!.id, email: email!, username: 'ada', emailVerifiedAt: new Date(), status: 'ACTIVE' },
    ...{ locale: 'de', version: 5 },
  })
  await notifications.requestFriendship(grace!, ada!)
  await expect.poll(() => mailsTo(ada!)).toHaveLength(1)
  const [mail] = await mailsTo(ada!)
  expect(mail!.subject).toMatch(/^grace-\w+ möchte mit dir befreundet sein$/)
  expect(mail!.content).toContain('<html lang="de">')
  expect(mail!.content).toMatch(/Hallo ada-\w+,/)
  expect(mail!.content).not.toMatch(/You get|Hello/)
  await expect.poll(() => browser.received).toHaveLength(1)
  expect(browser.received[0]!.payload.title).toBe('Neue Freundschaftsanfrage')
})

describe('mails that come back', () => {
  const report = (reports: unknown, secret = reportsSecret) =>
    fetch(new URL('/mail-reports', notifications.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ reports }),
    })

  test('end all mails to the person, until they want them again or have another address', async () => {
    const [ada, alan, grace] = await people('ada', 'alan', 'grace')
    await notifications.requestFriendship(grace!, ada!)
    await expect.poll(() => mailsTo(ada!)).toHaveLength(1)
    const messageId = (await mailsTo(ada!))[0]!.header('message-id')!
    const { email } = await accountOf(alan!)
    const answer = await report([
      { kind: 'complaint', messageId },
      { kind: 'bounce', address: email!.toUpperCase() },
      { kind: 'bounce', address: 'nobody@example.org' },
    ])
    expect(answer.status).toBe(204)
    expect((await settingsOf(ada!)).mailStop).toEqual({ reason: 'COMPLAINED' })
    expect((await settingsOf(alan!)).mailStop).toEqual({ reason: 'BOUNCED' })
    expect((await settingsOf(grace!)).mailStop).toBeNull()
    await notifications.signInAnew(ada!)
    await expect
      .poll(() =>
        notifications.database.system
          .selectFrom('deliveries')
          .select(['state', 'lastError'])
          .where('userId', '=', ada!.id)
          .where('state', '=', 'DROPPED')
          .execute(),
      )
      .toEqual([{ state: 'DROPPED', lastError: 'MAIL_STOPPED' }])
    await choose(ada!, { resumesMails: true })
    await notifications.signInAnew(ada!)
    await expect.poll(() => mailsTo(ada!)).toHaveLength(2)
    await notifications.deliver(userEmailChanged, {
      ...{ userId: alan!.id, email: 'alan@new.example', username: 'alan', emailVerifiedAt: new Date() },
      ...{ status: 'ACTIVE', version: 3 },
    })
    expect((await settingsOf(alan!)).mailStop).toBeNull()
  })

  test('also when the mail server says at once that there is no such mailbox', async () => {
    const [ada, grace] = await people('ada', 'grace')
    smtp.refusesPeople.add((await accountOf(ada!)).email!)
    await notifications.requestFriendship(grace!, ada!)
    await expect.poll(async () => (await settingsOf(ada!)).mailStop).toEqual({ reason: 'BOUNCED' })
  })

  test('are told only by those who know the secret', async () => {
    const [ada] = await people('ada')
    const reports = [{ kind: 'bounce', address: (await accountOf(ada!)).email }]
    expect((await report(reports, 'another')).status).toBe(401)
    expect((await report([{ kind: 'rumour' }])).status).toBe(400)
    expect((await settingsOf(ada!)).mailStop).toBeNull()
  })
})
