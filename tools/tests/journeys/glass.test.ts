import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openTown, type Town, useBrowser } from './lab.ts'

describe.skipIf(!hasChromium)('the glass', () => {
  const browser = useBrowser()
  let town: Town
  beforeAll(async () => {
    town = await openTown(browser)
  })
  afterAll(() => town?.[Symbol.asyncDispose]())

  test('shows which service each component comes from, and what the operation asked of them', async () => {
    await using ada = await town.visit('ada', { path: '/?glass' })
    const { page } = ada
    const glass = page.getByRole('complementary', { name: /^Glass/ })
    const post = page.getByRole('article').first()
    await post.waitFor()
    const outline = (selector: string) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).outlineColor`)
    const colors = await Promise.all(
      ['PostCardPost', 'NamedPerson'].map((name) => outline(`[data-fragment="${name}"]`)),
    )
    expect(new Set(colors).size).toBe(2)

    // The oldest stays the last, whatever the page asks meanwhile; it is open only if it was the newest when it came.
    const operation = glass.getByRole('listitem').filter({ hasText: 'HomeFeed' }).last()
    await operation.waitFor()
    await operation.evaluate((item) => item.querySelector('details')!.setAttribute('open', ''))
    await operation
      .getByText(/entities ·/)
      .first()
      .waitFor()
    const link = await operation.getByRole('link', { name: 'Open in Sandbox' }).getAttribute('href')
    expect(new URL(link!, town.origin).searchParams.get('query')).toContain('query HomeFeed')
  })

  test('switches a service off: the page goes on without it, and heals by itself', async () => {
    await using ada = await town.visit('ada', { path: '/notifications?glass' })
    const { page } = ada
    const glass = page.getByRole('complementary', { name: /^Glass/ })
    const posts = glass.getByRole('switch', { name: /^posts/ })
    await posts.uncheck()
    await page.getByRole('link', { name: 'Home' }).click()
    await page.getByText('can’t be shown just now').first().waitFor()
    await posts.check()
    await page.getByRole('article').first().waitFor({ timeout: 20_000 })
  })
})
