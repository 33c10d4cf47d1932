import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openTown, password, type Town, until, useBrowser } from './lab.ts'

describe.skipIf(!hasChromium)('the talk below a post', () => {
  const browser = useBrowser()
  let town: Town
  let post: string
  beforeAll(async () => {
    // What stands there before a journey is written by operations of the test's own.
    town = await openTown(browser)
    post = await findDiscussedPost(town)
  })
  afterAll(() => town?.[Symbol.asyncDispose]())

  const commentOf = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text }).last()
  const say = async (page: Page, label: string, text: string) => {
    await page.getByLabel(label).fill(text)
    await page.keyboard.press('Control+Enter')
  }

  test('goes on in two windows at once: comments, replies, edits, reactions and a tombstone', async () => {
    await using ada = await town.visit('ada', { path: `/posts/${post}` })
    await using grace = await town.visit('grace', { path: `/posts/${post}`, viewport: { width: 390, height: 844 } })
    await grace.page.getByLabel('Write a comment').waitFor()

    await say(ada.page, 'Write a comment', 'It begins here')
    await commentOf(grace.page, 'It begins here').getByRole('button', { name: 'Reply' }).click()
    // The input has the focus, and says whom one answers.
    await say(grace.page, 'Reply to Ada Lovelace', 'And goes on below')
    await commentOf(ada.page, 'And goes on below').getByRole('button', { name: /^Like/ }).click()
    await commentOf(grace.page, 'And goes on below')
      .getByRole('button', { name: /see who reacted/ })
      .click()
    await grace.page.getByRole('dialog').getByText('Ada Lovelace').waitFor()
    await grace.page.keyboard.press('Escape')

    await commentOf(ada.page, 'It begins here').getByRole('button', { name: 'What to do' }).click()
    await ada.page.getByRole('menuitem', { name: 'Edit' }).click()
    await ada.page.getByLabel('Your comment').fill('It began here')
    await ada.page.getByRole('button', { name: 'Save' }).click()
    await commentOf(grace.page, 'It began here').getByText('edited').waitFor()

    await commentOf(ada.page, 'It began here').getByRole('button', { name: 'What to do' }).click()
    await ada.page.getByRole('menuitem', { name: 'Delete' }).click()
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    for (const { page } of [ada, grace]) {
      await page.getByText('This comment was deleted.').first().waitFor()
      expect(await page.getByText('It began here').count()).toBe(0)
      expect(await page.getByText('And goes on below').count()).toBe(1)
    }
  })

  test('keeps a comment that could not be sent, and adds it once', async () => {
    const mayComplain = [/ERR_INTERNET_DISCONNECTED/, /WebSocket/]
    await using ada = await town.visit('ada', { path: `/posts/${post}`, mayComplain })
    await using grace = await town.visit('grace', { path: `/posts/${post}` })
    await ada.page.getByLabel('Write a comment').waitFor()
    await ada.context.setOffline(true)
    await say(ada.page, 'Write a comment', 'Out of a tunnel')
    await ada.page.getByText('Not sent').waitFor()
    await say(grace.page, 'Write a comment', 'While Ada was away')
    await ada.context.setOffline(false)
    // What was missed is caught up with.
    await commentOf(ada.page, 'While Ada was away').waitFor()
    await ada.page.getByRole('button', { name: 'Try again' }).click()
    await commentOf(grace.page, 'Out of a tunnel').waitFor()
    await expect.poll(() => ada.page.getByText('Not sent').count()).toBe(0)
    expect(await ada.page.getByText('Out of a tunnel').count()).toBe(1)
  })

  test('shows the comment of a link in its place, and says so where it is gone', async () => {
    const { reply, parent } = await addBelowMany(town, post)
    await using ada = await town.visit('ada', { path: `/posts/${post}?comment=${reply}` })
    const linked = ada.page.getByRole('article').and(ada.page.locator('[aria-current=true]'))
    await linked.getByText('The very one').waitFor()
    await until(ada.page, 'document.activeElement.matches("[aria-current=true]")')
    await until(
      ada.page,
      '(({ top, bottom }) => top > 0 && bottom < innerHeight)(document.querySelector("article[aria-current=true]").getBoundingClientRect())',
    )
    // Below what it answers, although no loaded page has either of them.
    expect(await ada.page.getByText(parent).count()).toBe(1)
    await ada.page.getByRole('button', { name: 'Show more comments' }).waitFor()

    await ada.page.goto(`/posts/${post}?comment=${post}`)
    await ada.page.getByText('The comment of this link is gone').waitFor()
  })

  test('is turned round: the newest first, in pages, with what comes at its top', async () => {
    const own = await publish(town, 'grace', 'Count with me')
    await addComments(town, own, 22)
    await using ada = await town.visit('ada', { path: `/posts/${own}` })
    await using grace = await town.visit('grace', { path: `/posts/${own}` })
    const { page } = ada
    const numbers = (of: Page) =>
      expect.poll(
        async () => (await of.getByRole('article').allInnerTexts()).flatMap((text) => text.match(/Nr \d+/) ?? []),
        { timeout: 15_000 },
      )
    const from = (first: number, last: number) =>
      Array.from({ length: Math.abs(last - first) + 1 }, (_, at) => `Nr ${first < last ? first + at : first - at}`)
    await numbers(page).toEqual(from(1, 20))
    await page.getByRole('button', { name: 'Newest' }).click()
    await until(page, "location.search === '?order=newest'")
    await numbers(page).toEqual(from(22, 3))

    // What is said now stands at the top, by whomever, and pushes nothing out of the next page.
    await say(page, 'Write a comment', 'Nr 23')
    await numbers(page).toEqual(from(23, 3))
    await grace.page.getByRole('button', { name: 'Show more comments' }).click()
    await numbers(grace.page).toEqual(from(1, 23))
    await say(grace.page, 'Write a comment', 'Nr 24')
    await numbers(page).toEqual(from(24, 3))
    await page.getByRole('button', { name: 'Show more comments' }).click()
    await numbers(page).toEqual(from(24, 1))

    await page.reload()
    await numbers(page).toEqual(from(24, 5))
    await page.getByRole('button', { name: 'Oldest' }).click()
    await until(page, "location.search === ''")
    await numbers(page).toEqual(from(1, 20))
    await numbers(grace.page).toEqual(from(1, 24))
  })

  test('ends in front of everybody when the post is deleted', async () => {
    const own = await publish(town, 'grace', 'Not for long')
    await using ada = await town.visit('ada', { path: `/posts/${own}` })
    await ada.page.getByLabel('Write a comment').waitFor()
    await asPerson(town, 'grace', `mutation { deletePost(input: { postId: "${own}" }) { errors { code } } }`)
    await ada.page.getByText('This post isn’t here').waitFor()
  })
})

async function signIn(town: Town, username: string) {
  const { data } = await town.ask(
    null,
    `mutation { signIn(input: { identifier: "${username}", password: "${password}" }) { tokens { accessToken } } }`,
  )
  const token = data.signIn.tokens.accessToken as string
  return async (query: string) => (await town.ask(token, query)).data
}

const asPerson = async (town: Town, username: string, query: string) => (await signIn(town, username))(query)

async function findDiscussedPost(town: Town): Promise<string> {
  const { viewer } = await asPerson(
    town,
    'ada',
    '{ viewer { homeFeed(first: 50) { nodes { id privacyLevel commentCount } } } }',
  )
  return viewer.homeFeed.nodes.find(
    (post: { privacyLevel: string; commentCount: number }) => post.privacyLevel === 'PUBLIC' && post.commentCount > 1,
  ).id
}

async function publish(town: Town, username: string, content: string): Promise<string> {
  const { createPost } = await asPerson(
    town,
    username,
    `mutation { createPost(input: { content: "${content}", privacyLevel: PUBLIC }) { post { id } } }`,
  )
  return createPost.post.id
}

async function addComments(town: Town, postId: string, count: number): Promise<void> {
  const grace = await signIn(town, 'grace')
  for (let at = 1; at <= count; at++)
    await grace(`mutation { addComment(input: { postId: "${postId}", content: "Nr ${at}" }) { comment { id } } }`)
}

/** A reply to a comment that is far behind the first page. */
async function addBelowMany(town: Town, postId: string): Promise<{ reply: string; parent: string }> {
  const grace = await signIn(town, 'grace')
  const add = async (content: string, parentId?: string): Promise<string> => {
    const parent = parentId ? `parentId: "${parentId}"` : ''
    const { addComment } = await grace(
      `mutation { addComment(input: { postId: "${postId}", content: "${content}", ${parent} }) { comment { id } } }`,
    )
    return addComment.comment.id
  }
  for (let at = 0; at < 24; at++) await add(`Filler ${at}`)
  const parent = 'Far below'
  return { reply: await add('The very one', await add(parent)), parent }
}
