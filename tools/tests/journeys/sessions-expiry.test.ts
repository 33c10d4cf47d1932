import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openTown, type Town, useBrowser } from './lab.ts'

describe.skipIf(!hasChromium)('sessions whose access tokens live for seconds', () => {
  const browser = useBrowser()
  let town: Town
  beforeAll(async () => {
    town = await openTown(browser, { ACCESS_TOKEN_SECONDS: '5' })
  })
  afterAll(() => town?.[Symbol.asyncDispose]())

  test('a token that ends during a stream is replaced, and no message is lost or doubled', async () => {
    const options = { path: '/messages', viewport: { width: 1280, height: 2_000 }, mayComplain: [/401/] }
    await using ada = await town.visit('ada', options)
    await using grace = await town.visit('grace', options)
    const closes = await followCloses(ada.page)
    await Promise.all([openWith(ada.page, 'Grace Hopper'), openWith(grace.page, 'Ada Lovelace')])

    const sent: string[] = []
    const say = async () => {
      sent.push(`number ${sent.length + 1}.`)
      const box = grace.page.getByRole('textbox', { name: 'Message' })
      await box.fill(sent.at(-1)!)
      await box.press('Enter')
    }
    // Talk goes on while the gateway closes the stream, and again while it closes the next one.
    const untilClosed = async () => {
      await say()
      return closes.length
    }
    await expect.poll(untilClosed, { timeout: 60_000, interval: 1_000 }).toBeGreaterThan(1)
    for (const close of closes) expect(close).toMatch(/^4403 The access token has expired/)
    await say()
    for (const { page } of [ada, grace]) {
      await expect.poll(() => texts(page), { timeout: 30_000 }).toEqual(sent)
    }
  }, 120_000)
})

/** Collects why the gateway closes the connections of a page that is opened anew. */
async function followCloses(page: Page): Promise<string[]> {
  const closes: string[] = []
  await page.routeWebSocket(/\/graphql$/, (socket) => {
    socket.connectToServer().onClose((code, reason) => {
      closes.push(`${code} ${reason}`)
      void socket.close({ ...(code !== undefined && { code }), ...(reason !== undefined && { reason }) })
    })
  })
  await page.reload()
  return closes
}

async function openWith(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Conversations' }).getByRole('link').filter({ hasText: name }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

const texts = async (page: Page): Promise<string[]> =>
  (await page.getByRole('article').allInnerTexts()).flatMap((text) => text.match(/number \d+\./g) ?? [])
