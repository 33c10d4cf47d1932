import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openTown, type Town, useBrowser } from './lab.ts'

describe.skipIf(!hasChromium)('with the keyboard alone', () => {
  const browser = useBrowser()
  let town: Town
  beforeAll(async () => {
    town = await openTown(browser)
  })
  afterAll(() => town?.[Symbol.asyncDispose]())

  test('a person comes in, writes, reacts, answers a message and leaves', async () => {
    await using visitor = await town.visit(null, { path: '/sign-in' })
    const { page } = visitor
    const { keyboard } = page
    await tabTo(page, page.getByRole('button', { name: /Ada Lovelace/ }))
    await keyboard.press('Enter')
    await page.getByRole('article').first().waitFor()

    // Past the navigation, into the page.
    await page.reload()
    await page.getByRole('article').first().waitFor()
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await tabTo(page, page.getByRole('textbox', { name: 'What is on your mind?' }))
    await keyboard.type('Written without a mouse')
    await tabTo(page, page.getByRole('button', { name: 'Post', exact: true }))
    await keyboard.press('Enter')
    const post = page.getByRole('article').filter({ hasText: 'Written without a mouse' })
    await post.waitFor()

    const like = post.getByRole('button', { name: /like/i }).first()
    await tabTo(page, like)
    await keyboard.press('Enter')
    await expect.poll(() => like.getAttribute('aria-pressed')).toBe('true')

    // A menu takes the focus and gives it back.
    const more = post.getByRole('button', { name: 'More about this post' })
    await tabTo(page, more, 'Shift+Tab')
    await keyboard.press('Enter')
    await page.getByRole('menuitem').first().waitFor()
    await keyboard.press('ArrowDown')
    await keyboard.press('Escape')
    await expect.poll(() => isFocused(more)).toBe(true)

    await tabTo(
      page,
      page.getByRole('navigation', { name: 'Plaza' }).getByRole('link', { name: /^Messages/ }),
      'Shift+Tab',
    )
    await keyboard.press('Enter')
    const grace = page.getByRole('navigation', { name: 'Conversations' }).getByRole('link').filter({ hasText: 'Grace' })
    await grace.first().waitFor()
    await tabTo(page, grace.first())
    await keyboard.press('Enter')
    const box = page.getByRole('textbox', { name: 'Message' })
    await box.waitFor()
    await tabTo(page, box)
    await keyboard.type('By keys')
    await keyboard.press('Enter')
    await page.getByRole('article').filter({ hasText: 'By keys' }).waitFor()

    await tabTo(page, page.getByRole('link', { name: /^Settings/ }).first(), 'Shift+Tab')
    await keyboard.press('Enter')
    const signOut = page.getByRole('button', { name: 'Sign out' })
    await signOut.waitFor()
    await tabTo(page, signOut)
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  })
})

/** Presses Tab until the element has the focus, and fails when it never gets it. */
async function tabTo(page: Page, element: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await element.waitFor()
  for (let presses = 0; presses < 120; presses++) {
    if (await isFocused(element)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${element} is never reached by ${key}.`)
}

const isFocused = (element: Locator) => element.evaluate((node) => node === node.ownerDocument.activeElement)
