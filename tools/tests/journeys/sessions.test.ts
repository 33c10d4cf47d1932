import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openTown, password, type Town, until, useBrowser } from './lab.ts'

describe.skipIf(!hasChromium)('sessions', () => {
  const browser = useBrowser()
  let town: Town
  let dataDir: string
  beforeAll(async () => {
    dataDir = await makeTemporaryFolder('plaza-journeys-')
    town = await openTown(browser, { DATA_DIR: dataDir })
  })
  afterAll(async () => {
    await town?.[Symbol.asyncDispose]()
    await rm(dataDir, { recursive: true, force: true })
  })

  const isSignedIn = (page: Page) => page.getByRole('navigation', { name: 'Plaza' }).waitFor()
  const isSignedOut = (page: Page) => page.getByRole('heading', { name: 'Sign in' }).waitFor()

  /** The newest link of a mail to an address. */
  async function linkTo(address: string, path: string): Promise<string> {
    const find = async () => {
      const mail = join(dataDir, 'mail')
      const files = await readdir(mail).catch(() => [])
      const mails = await Promise.all(files.toSorted().map((file) => readFile(join(mail, file), 'utf8')))
      const own = mails.filter((text) => text.includes(address)).map((text) => text.replaceAll(/=\r?\n/g, ''))
      return own.flatMap((text) => text.match(new RegExp(`http://\\S+/${path}#token=(?:3D)?[\\w-]+`)) ?? []).at(-1)
    }
    await expect.poll(find).toBeTruthy()
    return (await find())!.replace('token=3D', 'token=')
  }

  test('a newcomer sees what Plaza is, and is somebody with one press', async () => {
    await using visitor = await town.visit(null)
    const { page } = visitor
    await page.getByText('one GraphQL API').waitFor()
    await page.getByRole('button', { name: 'Grace Hopper' }).click()
    await isSignedIn(page)
    await page.getByText('@grace').first().waitFor()
  })

  test('a link to a page leads there after the sign-in, and mistakes are told at their inputs', async () => {
    await using visitor = await town.visit(null, { path: '/settings/privacy' })
    const { page } = visitor
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('Enter your e-mail address or user name.').waitFor()
    await until(page, 'document.activeElement?.name === "identifier"')
    await page.getByLabel('E-mail address or user name').fill('alan')
    await page.getByLabel('Password', { exact: true }).fill('not the right one')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: 'wrong' }).first().waitFor()
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Who sees and reaches you' }).waitFor()
  })

  test('one signs up, confirms the address, and sets a forgotten password', { timeout: 60_000 }, async () => {
    await using visitor = await town.visit(null, { path: '/sign-up' })
    const { page } = visitor
    await page.getByLabel('User name').fill('ada')
    await page.getByText('@ada is taken').waitFor()
    await page.getByLabel('User name').fill('hertha')
    await page.getByText('@hertha is free').waitFor()
    await page.getByLabel('First name').fill('Hertha')
    await page.getByLabel('E-mail address').fill('hertha@plaza.example')
    await page.getByLabel('Password', { exact: true }).fill('short')
    await page.getByText('5 more characters').waitFor()
    await page.getByLabel('Password', { exact: true }).fill('frequencies that hop')
    await page.getByRole('button', { name: 'Create the account' }).click()
    await isSignedIn(page)

    await page.goto(await linkTo('hertha@plaza.example', 'verify-email'))
    await until(page, '!location.hash')
    await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor()
    await page.goto('/settings/account')
    await page.getByText('Confirmed.').waitFor()

    await page.getByRole('button', { name: 'Sign out' }).click()
    await isSignedOut(page)
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor()
    await page.getByLabel('E-mail address').fill('hertha@plaza.example')
    await page.getByRole('button', { name: 'Mail me a link' }).click()
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
    await page.goto(await linkTo('hertha@plaza.example', 'reset-password'))
    await until(page, '!location.hash')
    await page.getByLabel('New password').fill('another one that hops')
    await page.getByRole('button', { name: 'Set the password' }).click()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByLabel('E-mail address or user name').fill('hertha')
    await page.getByLabel('Password', { exact: true }).fill('another one that hops')
    await page.keyboard.press('Enter')
    await isSignedIn(page)
  })

  test('the address changes with the link that is mailed to the new one', { timeout: 60_000 }, async () => {
    await using visitor = await town.visit('niklaus', { path: '/settings/account' })
    const { page } = visitor
    await page.getByRole('button', { name: 'Change the e-mail address' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('New e-mail address').fill('modula@plaza.example')
    await dialog.getByLabel('Your password').fill('not this one')
    await dialog.getByRole('button', { name: 'Mail me a link' }).click()
    await dialog.getByText('The password is wrong.').waitFor()
    expect(await dialog.getByLabel('New e-mail address').inputValue()).toBe('modula@plaza.example')
    await dialog.getByLabel('Your password').fill(password)
    await dialog.getByRole('button', { name: 'Mail me a link' }).click()
    const account = page.getByRole('region', { name: 'Sign-in' })
    await account.getByText('Changes to modula@plaza.example').waitFor()
    await account.getByText('niklaus@plaza.example', { exact: true }).waitFor()

    // The link opens in a tab of its own; back at the settings, they say so.
    const link = await visitor.openTab(await linkTo('modula@plaza.example', 'verify-email'))
    await link.getByRole('heading', { name: 'Your address is confirmed' }).waitFor()
    // In a browser without a window all tabs are in sight.
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await account.getByText('Confirmed.').waitFor()
    await account.getByText('modula@plaza.example', { exact: true }).waitFor()
    await link.reload()
    await link.getByRole('heading', { name: 'This link does not work any more' }).waitFor()

    await page.getByRole('button', { name: 'Sign out' }).click()
    await isSignedOut(page)
    const identifier = page.getByLabel('E-mail address or user name')
    await identifier.fill('niklaus@plaza.example')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: 'wrong' }).first().waitFor()
    await identifier.fill('modula@plaza.example')
    await identifier.press('Enter')
    await isSignedIn(page)
  })

  test('a sign-out in one tab is one in all, and a sign-in too', async () => {
    await using visitor = await town.visit('dorothy')
    const { page } = visitor
    const other = await visitor.openTab('/settings/account')
    await isSignedIn(page)
    await other.getByRole('button', { name: 'Sign out' }).click()
    await Promise.all([isSignedOut(other), isSignedOut(page)])
    await page.getByRole('button', { name: 'Dorothy Vaughan' }).click()
    await Promise.all([isSignedIn(page), isSignedIn(other)])
  })

  test('a session that is ended elsewhere leaves every tab at once, and says so', async () => {
    const mayComplain = [/401/]
    await using phone = await town.visit('edsger', { path: '/messages', mayComplain })
    const second = await phone.openTab('/notifications')
    await Promise.all([isSignedIn(phone.page), isSignedIn(second)])
    await using desk = await town.visit('edsger', { path: '/settings/sessions' })
    await desk.page.getByText('This device').waitFor()
    await desk.page
      .getByRole('button', { name: /^Sign out (?!here)/ })
      .first()
      .click()
    await Promise.all([isSignedOut(phone.page), isSignedOut(second)])
    await phone.page.getByText('Your session has ended').waitFor()
    await isSignedIn(desk.page)
  })

  test('a token that ends during a stream is replaced, and the stream goes on', async () => {
    await using visitor = await town.visit('katherine', { path: '/sign-in' })
    const { page } = visitor
    const sockets: { close(options: { code: number; reason: string }): Promise<void> }[] = []
    await page.routeWebSocket(/\/graphql$/, (socket) => {
      const server = socket.connectToServer()
      socket.onMessage((message) => {
        server.send(message)
        if (String(message).includes('"subscribe"') && !sockets.includes(socket)) sockets.push(socket)
      })
    })
    let refreshed = 0
    page.on('request', (request) => request.url().endsWith('/session/refresh') && refreshed++)
    await page.goto('/')
    await isSignedIn(page)
    await expect.poll(() => sockets.length).toBe(1)
    const before = refreshed
    // As the gateway closes it when the token has expired.
    await sockets[0]!.close({ code: 4403, reason: 'The access token has expired.' })
    await expect.poll(() => sockets.length).toBe(2)
    expect(refreshed).toBe(before + 1)
    await isSignedIn(page)
  })

  test('a start without a connection ends no session, and goes on by itself', async () => {
    await using visitor = await town.visit('alan', { mayComplain: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED/] })
    const { page, context } = visitor
    await isSignedIn(page)
    await context.route('**/session/refresh', (route) => route.abort())
    await page.reload()
    await page.getByRole('heading', { name: 'Plaza can’t be reached' }).waitFor()
    await context.unroute('**/session/refresh')
    await isSignedIn(page)
  })

  test('a machine that has slept past its token goes on', async () => {
    await using visitor = await town.visit('mary', { path: '/sign-in' })
    const { page } = visitor
    await page.clock.install()
    await page.goto('/settings/account')
    await isSignedIn(page)
    await page.clock.fastForward('20:00')
    await page.getByRole('link', { name: 'Devices' }).click()
    await page.getByText('This device').waitFor()
  })
})
