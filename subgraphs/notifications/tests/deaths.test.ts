import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { expect, test } from 'vitest'
import { startPushService } from './push-service.ts'
import { startSmtp } from './smtp.ts'
import { startNotifications } from './testkit.ts'

test('a sender that dies in the middle of a mail and of a push message loses neither, and both are known as one', async () => {
  await using smtp = await startSmtp()
  await using pushes = await startPushService()
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('ada', 'grace')
  const browser = pushes.browser()
  await notifications.register(ada!, browser)
  await notifications.requestFriendship(grace!, ada!)
  const deliveries = () =>
    notifications.database.system
      .selectFrom('deliveries')
      .select(['channel', 'state', 'attempts', 'mailId'])
      .orderBy('channel')
      .execute()
  const makeDue = () =>
    notifications.database.system
      .updateTable('deliveries')
      .set({ nextAttemptAt: new Date(0) })
      .execute()
  expect(await deliveries()).toMatchObject([{ channel: 'EMAIL' }, { channel: 'PUSH' }])

  // The mail has been given to the server, which has not taken it yet; the same with the push message.
  let child: ChildProcess | undefined
  const arrived = { mail: false, push: false }
  const killOnceBoth = () => {
    if (arrived.mail && arrived.push) child?.kill('SIGKILL')
  }
  smtp.onMail = () => {
    arrived.mail = true
    killOnceBoth()
  }
  pushes.onPush = () => {
    arrived.push = true
    killOnceBoth()
  }
  const start = () =>
    spawn(process.execPath, [new URL('local-service.ts', import.meta.url).pathname], {
      env: {
        ...{ PATH: process.env.PATH, NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'silent', SMTP_URL: smtp.url },
        ...{ DATABASE_URL: notifications.database.url, PUSH_PORT: String(pushes.port), PUSH_CA: pushes.ca },
        NOTIFICATIONS_SECRET: notifications.secret,
      },
      stdio: 'inherit',
    })
  child = start()
  await once(child, 'exit')
  expect(arrived).toEqual({ mail: true, push: true })
  const [mail, push] = await deliveries()
  expect([mail, push]).toMatchObject([
    { state: 'PENDING', attempts: 1 },
    { state: 'PENDING', attempts: 1 },
  ])

  // A lease ends after two minutes; here it ends now.
  delete smtp.onMail
  delete pushes.onPush
  await makeDue()
  child = start()
  try {
    await expect.poll(deliveries, { timeout: 60_000 }).toMatchObject([{ state: 'SENT' }, { state: 'SENT' }])
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  expect(smtp.mails.map((one) => one.header('message-id'))).toEqual([`<${mail!.mailId}@plaza.mail>`])
  expect(browser.received.map(({ payload }) => payload.title)).toEqual(['New friend request'])
}, 120_000)
