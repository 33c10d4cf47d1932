import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, isSettled, openTown, password, type Town, until, useBrowser } from './lab.ts'

/** A picture of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe.skipIf(!hasChromium)('one’s own things', () => {
  const browser = useBrowser()
  let town: Town
  beforeAll(async () => {
    town = await openTown(browser)
  })
  afterAll(() => town?.[Symbol.asyncDispose]())

  test('settings are changed, and hold after a reload', { timeout: 60_000 }, async () => {
    await using visitor = await town.visit('ada', { path: '/settings/privacy' })
    const { page } = visitor
    await page.getByLabel('Your phone number').selectOption('PUBLIC')
    await page.getByText('See your name and picture, your phone number').waitFor()
    await page.getByRole('link', { name: 'Notifications' }).last().click()
    const mail = page.getByLabel('A message: Mail')
    await mail.click()
    await expect.poll(() => mail.isChecked()).toBe(true)
    await page.reload()
    await expect.poll(() => mail.isChecked().catch(() => false)).toBe(true)
    await page.getByRole('link', { name: 'Privacy' }).click()
    await expect.poll(() => page.getByLabel('Your phone number').inputValue()).toBe('PUBLIC')

    await page.getByRole('link', { name: 'Account', exact: true }).click()
    await page.getByRole('button', { name: 'Change the user name' }).click()
    await page.getByRole('dialog').getByLabel('User name').fill('countess')
    await page.getByText('@countess is free').waitFor()
    await page.getByRole('button', { name: 'Change the name' }).click()
    await page.getByText('You are @countess now.').waitFor()
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByLabel('Your present password').fill('not this one')
    await page.getByLabel('New password').fill('a quite different one')
    await page.getByRole('dialog').getByRole('button', { name: 'Change the password' }).click()
    await page.getByText('The password is wrong.').waitFor()
    await until(page, 'document.activeElement?.name === "currentPassword"')
    expect(await page.getByLabel('New password').inputValue()).toBe('a quite different one')
  })

  test('when mails come, in which language, and push in this browser', async () => {
    await using visitor = await town.visit('grace', { path: '/settings/notifications' })
    const { page, context } = visitor
    await context.grantPermissions(['notifications'])
    await context.addInitScript({ content: subscribesHere })
    await page.reload()
    await page.getByLabel('Mails come').selectOption('DAILY')
    await page.getByLabel('Language of mail and push').selectOption('de')
    await page.getByLabel('Time zone').selectOption('Europe/Vienna')
    await page.getByRole('switch', { name: 'Quiet hours' }).click()
    await page.getByLabel('From').fill('23:15')
    await page.getByLabel('Until').focus()
    const { token } = await signInTo(town, 'grace')
    const chosen = async () => {
      const { data } = await town.ask(token, deliverySettings)
      return { ...data.viewer.deliverySettings, locale: data.viewer.account.locale }
    }
    const quietHours = { from: '23:15', until: '07:00' }
    const wanted = { emailFrequency: 'DAILY', quietHours, timeZone: 'Europe/Vienna', locale: 'de' }
    await expect.poll(chosen).toEqual(wanted)
    await page.reload()
    await expect.poll(() => page.getByLabel('From').inputValue()).toBe('23:15')

    const push = page.getByRole('region', { name: 'Push', exact: true })
    await push.getByRole('button', { name: 'Turn on' }).click()
    await push.getByText('Gets push messages since').waitFor()
    await push.getByText('This browser shows push messages.').waitFor()
    // As the browser does when its push service has something for it.
    const devtools = await context.newCDPSession(page)
    const registered = new Promise<string>((resolve) =>
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [registration] = registrations
        if (registration) resolve(registration.registrationId)
      }),
    )
    await devtools.send('ServiceWorker.enable')
    const data = JSON.stringify({
      title: 'Neue Nachricht',
      body: 'Ada hat geschrieben.',
      path: '/messages',
      tag: 'one',
    })
    const message = { origin: town.origin, registrationId: await registered, data }
    // Again until it is shown: the browser drops, and says nothing, what comes before its worker is ready. One tag is shown once.
    const shown = async () => {
      await devtools.send('ServiceWorker.deliverPushMessage', message)
      return page.evaluate(shownHere)
    }
    await expect.poll(shown).toEqual([{ title: 'Neue Nachricht', body: 'Ada hat geschrieben.', tag: 'one' }])
    await push.getByRole('button', { name: 'Turn off' }).click()
    await expect.poll(() => push.getByText('Gets push messages since').count()).toBe(0)
  })

  test('a theme is kept, and there before anything is painted', async () => {
    await using visitor = await town.visit('grace', {
      path: '/settings/appearance',
      colorScheme: 'light',
      mayComplain: [/ERR_FAILED/],
    })
    const { page } = visitor
    await page.getByRole('radio', { name: 'Dark' }).check()
    const other = await visitor.openTab('/settings/appearance')
    await until(other, 'document.documentElement.dataset.theme === "dark"')
    // The script of the page itself never comes.
    await page.route('**/assets/*.js', (route) => route.abort())
    await page.goto('/', { waitUntil: 'domcontentloaded' })
    await until(page, 'getComputedStyle(document.documentElement).colorScheme === "dark"')
    await other.getByRole('radio', { name: 'System' }).check()
    await until(other, '!document.documentElement.dataset.theme')
  })

  test('files are sent, described, put in order and deleted', { timeout: 60_000 }, async () => {
    // By the address, since another test may have changed the name.
    await using visitor = await town.visit('ada@plaza.example', { path: '/files' })
    const { page } = visitor
    const files = page.getByRole('region', { name: 'Your files' })
    await page.getByLabel('Files to upload').setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: pixel })
    await page.getByRole('region', { name: 'Uploads' }).getByText('Ready').waitFor()
    await files.getByRole('button', { name: 'dot.png' }).click()
    await page.getByLabel('What the picture shows').fill('A single dot')
    await page.getByLabel('From the left').fill('20')
    await page.getByRole('button', { name: 'Save' }).click()
    await files.getByRole('button', { name: 'A single dot' }).waitFor()

    await page.getByRole('link', { name: 'Collections' }).click()
    await page.getByRole('button', { name: 'New collection' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Dots and others')
    await page.getByRole('button', { name: 'Make the collection' }).click()
    await page.getByRole('heading', { name: 'Dots and others' }).waitFor()
    await page.getByRole('button', { name: 'Add files' }).click()
    const choices = page.getByRole('dialog').locator('[data-file] > button')
    await choices.first().waitFor()
    for (const n of [0, 1, 2]) await choices.nth(n).click()
    await page.getByRole('button', { name: 'Add 3 files' }).click()
    const list = page.getByRole('list', { name: 'Files of the collection' })
    const names = () =>
      list.locator('[data-file] > button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
    await expect.poll(names).toHaveLength(3)
    const [first, second, third] = await names()
    expect(first).toBe('A single dot')

    await list.getByRole('button', { name: /^Move/ }).first().focus()
    let answers = 0
    const areSaved = page.waitForResponse(
      (response) => !!response.request().postData()?.includes('"MoveFile"') && ++answers === 2,
    )
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect.poll(names).toEqual([second, third, first])
    await page.getByText('Place 3 of 3.').waitFor()
    await areSaved
    // One reads again what the server has.
    await page.reload()
    await expect.poll(names).toEqual([second, third, first])
    await list.getByRole('button', { name: /^Move/ }).last().hover()
    await page.mouse.down()
    const box = (await list.locator('[data-file]').first().boundingBox())!
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 })
    await page.mouse.up()
    await expect.poll(names).toEqual([first, second, third])

    await list.getByRole('button', { name: 'A single dot' }).click()
    await page.getByRole('button', { name: 'Delete …' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('The file is deleted.').waitFor()
    await expect.poll(names).toEqual([second, third])
  })

  test('a deactivated account is out of everybody’s sight, and as it was after the next sign-in', {
    timeout: 60_000,
  }, async () => {
    await using grace = await town.visit('grace', { path: '/settings/account' })
    // By the address, since another test may have changed the name.
    await using ada = await town.visit('ada@plaza.example', { path: '/people/grace' })
    const head = ada.page.getByRole('heading', { level: 1, name: 'Grace Hopper' })
    await head.waitFor()
    const conversations = await ada.openTab('/messages')
    await conversations.getByRole('link').filter({ hasText: 'Grace Hopper' }).click()
    await conversations.getByRole('heading', { level: 1, name: 'Grace Hopper' }).waitFor()

    await grace.page.getByRole('button', { name: 'Deactivate …' }).click()
    const dialog = grace.page.getByRole('dialog')
    await dialog.getByLabel('Your password').fill('not this one')
    await dialog.getByRole('button', { name: 'Deactivate the account' }).click()
    await dialog.getByText('The password is wrong.').waitFor()
    await dialog.getByLabel('Your password').fill(password)
    await dialog.getByRole('button', { name: 'Deactivate the account' }).click()
    await grace.page.getByRole('heading', { name: 'Sign in' }).waitFor()

    // The other services hear of it one after another.
    await seenAfterReload(ada.page, ada.page.getByText('There is no @grace for you to see'))
    await seenAfterReload(conversations, conversations.getByText('Nothing can be written here just now'))
    await conversations.getByRole('heading', { level: 1, name: 'Somebody' }).waitFor()
    expect(await conversations.getByText('Grace Hopper').count()).toBe(0)

    await grace.page.getByLabel('E-mail address or user name').fill('grace')
    await grace.page.getByLabel('Password', { exact: true }).fill(password)
    await grace.page.keyboard.press('Enter')
    await grace.page.getByRole('navigation', { name: 'Plaza' }).waitFor()
    await seenAfterReload(ada.page, head)
    const box = conversations.getByRole('textbox', { name: 'Message' })
    await seenAfterReload(conversations, box)
    await box.fill('There you are')
    await box.press('Enter')
    await grace.page
      .getByRole('link', { name: /^Messages/ })
      .first()
      .click()
    await grace.page.getByRole('link').filter({ hasText: 'There you are' }).waitFor()
  })

  test('who deletes the account proves it, and is gone', { timeout: 60_000 }, async () => {
    await using visitor = await town.visit('grace', { path: '/settings/account' })
    const { page } = visitor
    await page.getByRole('button', { name: 'Delete …' }).click()
    await page.getByText('Nobody can bring any of it back').waitFor()
    await page.getByLabel('Your password').fill('plaza-demo-password')
    await page.getByRole('button', { name: 'Delete the account' }).click()
    await page.getByText('Your account is deleted.').waitFor()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  })
})

/** Reads the page again until something is there. */
async function seenAfterReload(page: Page, something: Locator): Promise<void> {
  const look = async () => {
    await page.reload()
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await until(page, isSettled)
    return something.count()
  }
  await expect.poll(look).toBe(1)
}

const deliverySettings =
  '{ viewer { account { locale } deliverySettings { emailFrequency quietHours { from until } timeZone } } }'

async function signInTo(town: Town, identifier: string): Promise<{ token: string }> {
  const document = `mutation ($input: SignInInput!) { signIn(input: $input) { tokens { accessToken } errors { code } } }`
  const { data } = await town.ask(null, document, { input: { identifier, password } })
  return { token: data.signIn.tokens.accessToken }
}

/** Stands in for the push service of a browser's maker, which a test cannot reach: all else of the browser is real. */
const subscribesHere = `
  let subscription = null
  const bytes = (length) => btoa(String.fromCharCode(...Array(length).fill(4))).replace(/=+$/, '').replaceAll('/', '_')
  PushManager.prototype.getSubscription = async () => subscription
  PushManager.prototype.subscribe = async () => {
    const endpoint = 'https://push.example.org/' + crypto.randomUUID()
    const unsubscribe = async () => {
      subscription = null
      return true
    }
    subscription = { endpoint, unsubscribe, toJSON: () => ({ endpoint, keys: { p256dh: bytes(65), auth: bytes(16) } }) }
    return subscription
  }
`

const shownHere = `navigator.serviceWorker.ready
  .then((registration) => registration.getNotifications())
  .then((all) => all.map(({ title, body, tag }) => ({ title, body, tag })))`
