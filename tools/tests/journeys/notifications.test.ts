import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openTown, password, type Town, until, useBrowser } from './lab.ts'

describe.skipIf(!hasChromium)('notifications', () => {
  const browser = useBrowser()
  let town: Town
  beforeAll(async () => {
    // What others do is done by operations of the test's own.
    town = await openTown(browser)
  })
  afterAll(() => town?.[Symbol.asyncDispose]())

  test('come in as they happen, in one row where they are alike; to look empties the badge, to go there reads', async () => {
    const [ada, ...others] = await Promise.all(
      ['ada', 'grace', 'alan', 'claude', 'joan'].map((name) => signIn(town, name)),
    )
    const { createPost } = await ada!(
      'mutation { createPost(input: { content: "Look at this", privacyLevel: PUBLIC }) { post { id } } }',
    )
    await using visitor = await town.visit('ada', { path: '/search' })
    const { page } = visitor
    const badge = page.getByRole('link', { name: /^Notifications.*new$/ })
    const count = async () => Number(/(\d+) new/.exec((await badge.textContent({ timeout: 1_000 })) ?? '')?.[1])
    await badge.waitFor()
    const before = await count()

    const react = `mutation { setReaction(input: { subjectId: "${createPost.post.id}", type: LOVE }) { errors { code } } }`
    for (const person of others) await person(react)
    // On whichever page one is, and in the title of the tab.
    await expect.poll(count).toBe(before + 4)
    await until(page, 'document.title.startsWith("(")')

    await badge.click()
    const row = page.getByRole('listitem').filter({ hasText: 'Look at this' })
    await row.getByText('2 others').waitFor()
    expect(await row.count()).toBe(1)
    await page.getByRole('link', { name: 'Notifications', exact: true }).waitFor()
    expect(await row.getByText('New:').count()).toBe(1)
    // Set and taken back and set again it is one of four still.
    const unreact = `mutation { removeReaction(input: { subjectId: "${createPost.post.id}" }) { errors { code } } }`
    for (const mutation of [unreact, react]) await others[0]!(mutation)
    expect(await row.count()).toBe(1)

    const { addComment } = await others[0]!(
      `mutation { addComment(input: { postId: "${createPost.post.id}", content: "I see" }) { comment { id } } }`,
    )
    const comment = page.getByRole('listitem').filter({ hasText: 'I see' })
    await comment.getByRole('link').click()
    await page.waitForURL(`**/posts/${createPost.post.id}?comment=${addComment.comment.id}`)
    await page.locator('article[aria-current=true]').getByText('I see').waitFor()

    await page.goBack()
    await comment.waitFor()
    await expect.poll(() => comment.getByText('New:').count()).toBe(0)
    await page.getByRole('link', { name: 'Reactions', exact: true }).click()
    await row.getByText('2 others').waitFor()
    await expect.poll(() => comment.count()).toBe(0)
    await page.getByRole('link', { name: 'All', exact: true }).click()
    await comment.waitFor()
    await row.getByRole('button', { name: 'What to do' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect.poll(() => row.count()).toBe(0)
    await page.reload()
    await comment.waitFor()
    expect(await row.count()).toBe(0)
  })

  test('ask for an answer in place, go on below, and are all read at once, in every window', async () => {
    await using ada = await town.visit('ada', { path: '/notifications' })
    const request = ada.page.getByRole('listitem').filter({ hasText: 'wants to be your friend' }).first()
    await request.getByRole('button', { name: /^Accept/ }).click()
    await request.getByRole('button', { name: /^Friends/ }).waitFor()

    // What comes while nobody looks at the page is not seen.
    await ada.page.evaluate(lookAway)
    const other = await ada.openTab('/people')
    const [adasOwn, grace] = await Promise.all([signIn(town, 'ada'), signIn(town, 'grace')])
    const { createPost } = await adasOwn(
      'mutation { createPost(input: { content: "Behind your back", privacyLevel: PUBLIC }) { post { id } } }',
    )
    await grace(
      `mutation { addComment(input: { postId: "${createPost.post.id}", content: "Unseen" }) { comment { id } } }`,
    )
    await ada.page.getByRole('listitem').filter({ hasText: 'Unseen' }).getByText('New:').waitFor()
    await other.getByRole('link', { name: /^Notifications.*new$/ }).waitFor()
    await ada.page.getByRole('button', { name: 'Mark all as read' }).click()
    await other.getByRole('link', { name: 'Notifications', exact: true }).waitFor()
    await other.close()

    const rows = ada.page.getByRole('main').getByRole('listitem')
    const first = await rows.count()
    await until(ada.page, '(scrollTo(0, document.documentElement.scrollHeight), true)')
    await expect.poll(() => rows.count()).toBeGreaterThan(first)
  })

  test('are not missed when they come between the first reading and the beginning of what is live', async () => {
    const [adasOwn, grace] = await Promise.all([signIn(town, 'ada'), signIn(town, 'grace')])
    const { createPost } = await adasOwn(
      'mutation { createPost(input: { content: "Just now", privacyLevel: PUBLIC }) { post { id } } }',
    )
    const unseen = async () =>
      (await adasOwn('{ viewer { unseenNotificationCount } }')).viewer.unseenNotificationCount as number
    const before = await unseen()

    await using ada = await town.visit('ada', { path: '/search' })
    const { page } = ada
    const released = Promise.withResolvers<void>()
    await page.routeWebSocket(/\/graphql$/, (socket) => {
      const server = socket.connectToServer()
      socket.onMessage(async (message) => {
        if (String(message).includes('"subscribe"')) await released.promise
        server.send(message)
      })
    })
    await page.goto(`/posts/${createPost.post.id}`)
    await page.getByText('Nobody has commented yet').waitFor()
    await page.getByRole('link', { name: 'Notifications' }).waitFor()
    await grace(
      `mutation { addComment(input: { postId: "${createPost.post.id}", content: "Between the two" }) { comment { id } } }`,
    )
    await expect.poll(unseen).toBeGreaterThan(before)
    released.resolve()
    await page.getByText('Between the two').waitFor()
    const link = page.getByRole('link', { name: /^Notifications/ })
    const shown = async () => Number(/(\d+) new/.exec((await link.textContent()) ?? '')?.[1])
    await expect.poll(async () => (await shown()) - (await unseen())).toBe(0)
  })
})

/** As a tab does that another one covers. */
const lookAway = `(() => {
  Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
  document.dispatchEvent(new Event('visibilitychange'))
})()`

async function signIn(town: Town, username: string) {
  const { data } = await town.ask(
    null,
    `mutation { signIn(input: { identifier: "${username}", password: "${password}" }) { tokens { accessToken } } }`,
  )
  const token = data.signIn.tokens.accessToken as string
  return async (query: string) => (await town.ask(token, query)).data
}
