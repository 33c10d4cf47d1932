import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openTown, password, type Town, useBrowser } from './lab.ts'

describe.skipIf(!hasChromium)('the home feed', () => {
  const browser = useBrowser()
  let town: Town
  beforeAll(async () => {
    town = await openTown(browser)
  })
  afterAll(() => town?.[Symbol.asyncDispose]())

  const tokenOf = async (identifier: string): Promise<string> => {
    const { data } = await town.ask(null, signIn, { input: { identifier, password } })
    return data.signIn.tokens.accessToken
  }

  const reactionOf = async (token: string, id: string): Promise<string | null> => {
    const { data } = await town.ask(token, 'query ($id: ID!) { post(id: $id) { viewerReaction } }', { id })
    return data.post.viewerReaction
  }

  test('a post is kept while it is written, goes out with its pictures, is changed and deleted', async () => {
    await using ada = await town.visit('ada')
    const { page } = ada
    await box(page).fill('A walk along the river. #riverwalk')
    await page.setInputFiles('input[type=file]', { name: 'heron.png', mimeType: 'image/png', buffer: picture })
    const files = page.getByRole('list', { name: 'Files of the post' })
    await page.getByText('One picture has no description yet.').waitFor()
    await page.getByText('Draft saved').waitFor()

    // Neither words nor pictures go with the page.
    await page.reload()
    await expect.poll(() => box(page).inputValue(), soon).toBe('A walk along the river. #riverwalk')
    await files.getByRole('button', { name: 'Describe' }).click()
    await page.getByRole('textbox', { name: 'What it shows' }).fill('A heron on one leg')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('no description yet').waitFor({ state: 'hidden' })

    // A second picture is dropped onto the composer, and put first.
    await drop(page, 'second.png')
    await page.getByText('One picture has no description yet.').waitFor()
    await files.getByRole('button', { name: 'Move it forward' }).click()

    await page.getByRole('button', { name: /^Who will see it/ }).click()
    await page.getByRole('radio', { name: /^Chosen friends/ }).check()
    await page.getByRole('option').first().click()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Post', exact: true }).click()

    const post = posts(page).first()
    await post.getByRole('link', { name: '#riverwalk' }).waitFor()
    await post.getByRole('img', { name: 'For: Chosen friends' }).waitFor()
    expect(await box(page).inputValue()).toBe('')
    expect(await post.getByRole('button', { name: /^Open/ }).count()).toBe(2)
    await post.getByRole('button', { name: 'Open the picture: A heron on one leg' }).click()
    await page.getByText('2 of 2').waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.getByText('1 of 2').waitFor()
    await page.keyboard.press('Escape')

    await post.getByRole('button', { name: 'More about this post' }).click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    const dialog = page.getByRole('dialog', { name: 'Edit your post' })
    await dialog.getByRole('textbox', { name: 'What is on your mind?' }).fill('Two walks along the river. #riverwalk')
    await dialog.getByRole('button', { name: /^Who will see it/ }).click()
    await page.getByRole('radio', { name: /^Everybody/ }).check()
    await page.getByRole('button', { name: 'Done' }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await post.getByText('Two walks along the river.').waitFor()
    await post.getByText('edited').waitFor()

    await post.getByRole('link', { name: '#riverwalk' }).click()
    await page.getByRole('heading', { name: '#riverwalk' }).waitFor()
    await page.getByText('1 public post').first().waitFor()
    await posts(page).first().getByRole('button', { name: 'More about this post' }).click()
    await page.getByRole('menuitem', { name: /^Delete/ }).click()
    await page.getByRole('button', { name: 'Delete the post' }).click()
    await page.getByText('The post is deleted.').waitFor()
    await page.goto('/?ranking=latest')
    await posts(page).first().waitFor()
    expect(await page.getByText('walks along the river').count()).toBe(0)
  })

  test('drafts are put aside, and gone on with', async () => {
    await using ada = await town.visit('ada')
    const { page } = ada
    await box(page).fill('Half a thought')
    await page.getByRole('button', { name: 'Keep it as a draft and begin another post' }).click()
    await expect.poll(() => box(page).inputValue(), soon).toBe('')
    await page.getByRole('link', { name: 'Drafts' }).click()
    await page.getByRole('button', { name: /^Half a thought/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Your draft' })
    await dialog.getByRole('textbox').fill('A whole thought')
    await dialog.getByRole('button', { name: 'Post', exact: true }).click()
    await page.getByText('Your post is out.').waitFor()
    await page.getByRole('heading', { name: 'No drafts' }).waitFor()
    await page.getByRole('link', { name: 'Home' }).click()
    await posts(page).first().getByText('A whole thought').waitFor()
  })

  test('what is new waits above, and the way back leads to the same place', async () => {
    await using ada = await town.visit('ada', { path: '/?ranking=latest' })
    const { page } = ada
    await posts(page).first().waitFor()
    const { data } = await town.ask(await tokenOf('grace'), createPost, { input: { content: 'Fresh from the press' } })
    expect(data.createPost.errors).toEqual([])
    const row = page.getByRole('button', { name: '1 new post' })
    await row.waitFor()
    expect(await page.getByText('Fresh from the press').count()).toBe(0)
    await row.click()
    await posts(page).first().getByText('Fresh from the press').waitFor()
    await row.waitFor({ state: 'hidden' })

    // Beyond the first page.
    const place = () => page.evaluate<number>('scrollY')
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 2_000)
        return place()
      }, soon)
      .toBeGreaterThan(9_000)
    const frameLater = 'new Promise((end) => requestAnimationFrame(() => requestAnimationFrame(() => end(scrollY))))'
    await expect.poll(async () => (await place()) === (await page.evaluate(frameLater)), soon).toBe(true)
    const { to, from } = await openPostInSight(page)
    await page.waitForURL(`**${to}`)
    await page.goBack()
    await expect.poll(place, soon).toBe(from)
    await page.locator(`header a[href="${to}"]`).first().waitFor()
  })

  test('the way back leads to the same place although the next page has come meanwhile', async () => {
    await using ada = await town.visit('ada', { path: '/?ranking=latest' })
    const { page } = ada
    const gate = Promise.withResolvers<void>()
    const isMore = (text: string | null) => !!text?.includes('"MoreHomeFeed"')
    await page.route('**/graphql', async (route) => {
      if (isMore(route.request().postData())) await gate.promise
      await route.continue()
    })
    const asked = page.waitForRequest((request) => isMore(request.postData()))
    await posts(page).first().waitFor()
    let isAsked = false
    void asked.then(() => {
      isAsked = true
    })
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 1_000)
        return isAsked
      }, soon)
      .toBe(true)
    const { to, from } = await openPostInSight(page)
    await page.waitForURL(`**${to}`)
    await page.getByRole('heading', { name: 'Post', level: 1 }).waitFor()
    const come = page.waitForResponse((response) => isMore(response.request().postData()))
    gate.resolve()
    await (await come).finished()
    await page.goBack()
    await expect.poll(() => page.evaluate<number>('scrollY'), soon).toBe(from)
  })

  test('a reaction shows at once, and goes back in sight when it is refused', async () => {
    const grace = await tokenOf('grace')
    const { data } = await town.ask(grace, createPost, { input: { content: 'Here for a moment' } })
    await using ada = await town.visit('ada', { path: '/?ranking=latest' })
    const { page } = ada
    const post = posts(page).filter({ hasText: 'Here for a moment' })
    const button = post.getByRole('button', { name: /reactions?$/ })
    const says = (name: string) => post.getByRole('button', { name }).waitFor()
    await button.focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await says('Love, 1 reaction')
    // Three presses while the first is on its way end where the last one says.
    for (let press = 0; press < 3; press++) await button.click()
    await says('Like, 0 reactions')
    const { id } = data.createPost.post
    const adasToken = await tokenOf('ada')
    await expect.poll(() => reactionOf(adasToken, id), soon).toBe(null)
    await button.click()
    await says('Like, 1 reaction')
    await expect.poll(() => reactionOf(adasToken, id), soon).toBe('LIKE')
    await button.click()
    await says('Like, 0 reactions')

    await town.ask(grace, deletePost, { id })
    await button.click()
    await page.getByText('There is no such post or comment.').waitFor()
    await says('Like, 0 reactions')
  })

  test('a post that is too long keeps its words, and says by how much it is', async () => {
    await using ada = await town.visit('ada')
    const { page } = ada
    await box(page).fill('é'.repeat(5_003))
    await page.getByRole('button', { name: 'Post', exact: true }).click()
    await page.getByText('It is 3 too long.').waitFor()
    await box(page).fill('é'.repeat(5_000))
    await page.getByText('It fits now.').waitFor()
  })

  test('the end of a session takes nothing that was typed', async () => {
    await using grace = await town.visit('grace', { mayComplain: [/401|403/] })
    const { page } = grace
    await box(page).fill('Typed before the session ended')
    await town.ask(await tokenOf('grace'), 'mutation { revokeOtherSessions { errors { code } } }')
    await page.getByLabel('E-mail address or user name').fill('grace')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect.poll(() => box(page).inputValue(), soon).toBe('Typed before the session ended')
  })
})

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { tokens { accessToken } } }'
const createPost = 'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } errors { code } } }'
const deletePost = 'mutation ($id: ID!) { deletePost(input: { postId: $id }) { errors { code } } }'

const soon = { timeout: 20_000 }

const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#468' } })
  .png()
  .toBuffer()

const posts = (page: Page) => page.getByRole('main').getByRole('article', { name: /^Post by/ })
const box = (page: Page) => page.getByRole('textbox', { name: 'What is on your mind?' })

/** Follows the first link in sight, and says where the page stood, in one go: a list moves whenever it has measured a post above. */
const leave = `(async () => {
  // What has just come into the document moves the page when it is measured.
  const frames = (count) => new Promise((end) => requestAnimationFrame(() => end(count > 1 ? frames(count - 1) : null)))
  for (let stood = null; stood !== scrollY; await frames(3)) stood = scrollY
  const links = [...document.querySelectorAll('article > header a:has(time)')]
  const link = links.find((link) => {
    const { top, bottom } = link.getBoundingClientRect()
    return top > 120 && bottom < innerHeight - 60
  })
  if (!link) return null
  const left = { to: link.getAttribute('href'), from: scrollY }
  link.click()
  return left
})()`

/** Opens a post of those in sight, after scrolling back a little where a long one fills the window. */
async function openPostInSight(page: Page): Promise<{ to: string; from: number }> {
  let left: { to: string; from: number } | null = null
  await expect
    .poll(async () => {
      left = await page.evaluate<typeof left>(leave)
      if (!left) await page.mouse.wheel(0, -150)
      return left
    }, soon)
    .not.toBe(null)
  return left!
}

/** Drops a picture onto the composer, as from the folder of a desktop. */
async function drop(page: Page, name: string): Promise<void> {
  const bytes = JSON.stringify([...picture])
  const dataTransfer = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([new Uint8Array(${bytes})], '${name}', { type: 'image/png' }))
    return transfer
  })()`)
  await box(page).dispatchEvent('drop', { dataTransfer })
}
