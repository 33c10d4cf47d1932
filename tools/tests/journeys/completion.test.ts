import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, isSettled, openTown, password, type Town, until, useBrowser } from './lab.ts'

describe.skipIf(!hasChromium)('writing to somebody and keeping what they write', () => {
  const browser = useBrowser()
  let town: Town
  beforeAll(async () => {
    town = await openTown(browser)
  })
  afterAll(() => town?.[Symbol.asyncDispose]())

  const textIn = (box: Locator) => expect.poll(() => box.inputValue())

  test('in a post, a comment, an edit, a share and a message, by keys and by pointer', async () => {
    await using ada = await town.visit('ada')
    const { page } = ada
    const options = page.getByRole('listbox', { name: 'People to mention' }).getByRole('option')
    const box = page.getByRole('textbox', { name: 'What is on your mind?' })
    // One letter is enough, friends come first, and oneself is not among them.
    await box.pressSequentially('Thanks, @g')
    await options.filter({ hasText: 'Grace Hopper' }).waitFor()
    expect(await options.filter({ hasText: 'Ada Lovelace' }).count()).toBe(0)
    await page.keyboard.type('race')
    await page.keyboard.press('Escape')
    await expect.poll(() => options.count()).toBe(0)
    await textIn(box).toBe('Thanks, @grace')
    // Another name is another question, in the middle of the text as well.
    await page.keyboard.press('Home')
    await page.keyboard.type('@hopp')
    await options.filter({ hasText: 'Grace Hopper' }).waitFor()
    await expect.poll(() => options.first().getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    await textIn(box).toBe('@grace Thanks, @grace')
    await page.keyboard.type('said: ')
    await textIn(box).toBe('@grace said: Thanks, @grace')
    await page.getByRole('button', { name: 'Post', exact: true }).click()
    const post = page.getByRole('article').filter({ hasText: '@grace said: Thanks' })
    await post.waitFor()
    // What the services found in the words leads there.
    const mentions = post.getByRole('link', { name: '@grace' })
    await expect.poll(() => mentions.count()).toBe(2)
    expect(await mentions.first().getAttribute('href')).toBe('/people/grace')

    await post.getByRole('button', { name: /share/i }).click()
    const dialog = page.getByRole('dialog', { name: 'Share this post' })
    const words = dialog.getByRole('textbox')
    await words.pressSequentially('@ala')
    await options.filter({ hasText: 'Alan Turing' }).click()
    await textIn(words).toBe('@alan ')
    // Escape is the list's while it is open, and the dialog's after it.
    await page.keyboard.type('@gr')
    await options.first().waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => options.count()).toBe(0)
    expect(await dialog.count()).toBe(1)
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog.count()).toBe(0)

    await post.getByRole('link', { name: /comment/i }).click()
    const comment = page.getByRole('textbox', { name: 'Write a comment' })
    await comment.pressSequentially('@tur')
    await options.filter({ hasText: 'Alan Turing' }).waitFor()
    await page.keyboard.press('Tab')
    await textIn(comment).toBe('@alan ')
    await page.keyboard.press('Control+Enter')
    const written = page.getByRole('article').filter({ hasText: '@alan' }).last()
    await written.getByRole('button', { name: 'What to do' }).click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    const edited = page.getByRole('textbox', { name: 'Your comment' })
    await edited.press('End')
    await edited.pressSequentially(' @hop')
    await options.filter({ hasText: 'Grace Hopper' }).waitFor()
    await page.keyboard.press('Enter')
    await textIn(edited).toBe('@alan @grace ')

    await page.goto('/messages')
    await page
      .getByRole('navigation', { name: 'Conversations' })
      .getByRole('link')
      .filter({ hasText: 'Grace' })
      .first()
      .click()
    const message = page.getByRole('textbox', { name: 'Message' })
    await message.pressSequentially('Ask @al')
    await options.filter({ hasText: 'Alan Turing' }).waitFor()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowDown')
    // Enter takes the name, and only then sends.
    await page.keyboard.press('Enter')
    await expect.poll(() => message.inputValue()).toMatch(/^Ask @al\w+ $/)
    await page.keyboard.press('Enter')
    await page.getByRole('article').filter({ hasText: 'Ask @al' }).waitFor()
    await textIn(message).toBe('')

    // Whom a mention would not lead to is not offered.
    const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { tokens { accessToken } } }'
    const { data } = await town.ask(null, signIn, { input: { identifier: 'grace', password } })
    const choose =
      'mutation ($input: UpdatePrivacySettingsInput!) { updatePrivacySettings(input: $input) { errors { code } } }'
    await town.ask(data.signIn.tokens.accessToken, choose, { input: { whoMayMention: 'NOBODY' } })
    await page.goto('/')
    await box.pressSequentially('@g')
    await options.filter({ hasText: 'George' }).first().waitFor()
    expect(await options.filter({ hasText: 'Grace Hopper' }).count()).toBe(0)
  })

  test('a post is kept and found again, and one of one’s own stands on top of the profile', async () => {
    await using ada = await town.visit('ada', { path: '/people/grace' })
    const { page } = ada
    const act = async (post: Locator, name: string) => {
      await post.getByRole('button', { name: 'More about this post' }).click()
      await page.getByRole('menuitem', { name, exact: true }).click()
    }
    const first = page.getByLabel('Post by Grace Hopper').first()
    await first.waitFor()
    await act(first, 'Bookmark')
    await page.getByRole('button', { name: 'See bookmarks' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bookmarks' }).waitFor()
    const kept = page.getByRole('main').getByRole('article')
    await kept.first().waitFor()
    await until(page, isSettled)
    const before = await kept.count()
    expect(await kept.first().getAttribute('aria-label')).toBe('Post by Grace Hopper')
    await act(kept.first(), 'Remove the bookmark')
    await expect.poll(() => kept.count()).toBe(before - 1)

    await page.goto('/people/ada')
    const own = page.getByLabel('Post by Ada Lovelace')
    await own.nth(1).waitFor()
    const link = (post: Locator) =>
      post
        .getByRole('link')
        .filter({ has: page.locator('time') })
        .getAttribute('href')
    const chosen = await link(own.nth(1))
    await page.goto(chosen!)
    await own.first().waitFor()
    await act(own.first(), 'Pin to your profile')
    await page.getByText('The post stands on top of your profile.').waitFor()
    await page.goto('/people/ada')
    await own.first().getByText('Pinned').waitFor()
    expect(await link(own.first())).toBe(chosen)
    await using grace = await town.visit('grace', { path: '/people/ada' })
    const shown = grace.page.getByLabel('Post by Ada Lovelace').first()
    await shown.getByText('Pinned').waitFor()
    await act(own.first(), 'Unpin from your profile')
    await expect.poll(() => page.getByText('Pinned', { exact: true }).count()).toBe(0)
  })
})
