import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openTown, password, type Town, useBrowser } from './lab.ts'

describe.skipIf(!hasChromium)('what one does not want to read', () => {
  const browser = useBrowser()
  let town: Town
  beforeAll(async () => {
    town = await openTown(browser)
  })
  afterAll(() => town?.[Symbol.asyncDispose]())

  const as = async (username: string, document: string, input: object) => {
    const signedIn = await town.ask(null, signIn, { input: { identifier: username, password } })
    return (await town.ask(signedIn.data.signIn.tokens.accessToken, document, { input })).data
  }
  const post = async (username: string, content: string): Promise<string> => {
    const { createPost } = await as(username, CreatePost, { content })
    expect(createPost.errors).toEqual([])
    return createPost.post.id
  }

  test('a person is muted from a post, leaves the feed, and is heard again from the settings', async () => {
    await post('grace', 'A word by Grace')
    await post('alan', 'A word by Alan')
    await using ada = await town.visit('ada')
    const { page } = ada
    await latest(page)
    const card = page.getByRole('article').filter({ hasText: 'A word by Grace' })
    await card.getByRole('button', { name: 'More about this post' }).click()
    await card.getByRole('menuitem', { name: 'Mute Grace Hopper …' }).click()
    await page.getByLabel('For how long').selectOption({ label: 'A week' })
    await page.getByRole('button', { name: 'Mute Grace Hopper' }).click()
    await Promise.all([page.getByText('Grace Hopper is muted.').waitFor(), card.waitFor({ state: 'detached' })])
    await page.getByText('A word by Alan').waitFor()

    // What comes meanwhile is not told of, and the profile is as before.
    await post('grace', 'Another word by Grace')
    await post('alan', 'Another word by Alan')
    await page.getByRole('button', { name: '1 new post' }).click()
    await page.getByText('Another word by Alan').waitFor()
    expect(await page.getByText('Another word by Grace').count()).toBe(0)
    await page.goto('/people/grace')
    await page.getByText('Another word by Grace').waitFor()

    await page.goto('/settings/muted')
    const muted = page.getByRole('region', { name: 'People you have muted' })
    await muted.getByText(/^until /).waitFor()
    await muted.getByRole('button', { name: 'Unmute Grace Hopper' }).click()
    await muted.getByText('You have muted nobody').waitFor()
    await page.goto('/')
    await latest(page)
    await page.getByText('Another word by Grace').waitFor()
  })

  test('a post is hidden from the feed, and one is notified of another one no more', async () => {
    await post('grace', 'To be hidden')
    await using ada = await town.visit('ada')
    const { page } = ada
    await latest(page)
    const card = page.getByRole('article').filter({ hasText: 'To be hidden' })
    const choose = async (name: string) => {
      await card.getByRole('button', { name: 'More about this post' }).click()
      await card.getByRole('menuitem', { name }).click()
    }
    await choose('Don’t notify me of this post')
    await page.getByText('You aren’t notified of this post any more.').waitFor()
    await choose('Notify me of this post')
    await page.getByText('You are notified of this post again.').waitFor()
    await choose('Don’t notify me of this post')
    await choose('Hide from my feed')
    await card.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await card.waitFor()
    await choose('Hide from my feed')
    await card.waitFor({ state: 'detached' })

    await page.goto('/settings/muted')
    const hidden = page.getByRole('region', { name: 'Posts you have hidden' })
    await hidden.getByText('To be hidden').waitFor()
    await hidden.getByRole('button', { name: 'Show again the post by Grace Hopper' }).click()
    await hidden.getByText('You have hidden no post').waitFor()
    const muted = page.getByRole('region', { name: 'Posts you aren’t notified of' })
    await muted.getByText('To be hidden').waitFor()
    await muted.getByRole('button', { name: 'Notify me again of the post by Grace Hopper' }).click()
    await muted.getByText('You are notified of all posts').waitFor()
    await page.goto('/')
    await latest(page)
    await card.waitFor()
  })

  test('words are filtered from the feed and fold comments, until they are removed', async () => {
    const postId = await post('ada', 'Tell me')
    await post('grace', 'What a SPÓILER')
    await using ada = await town.visit('ada', { path: '/settings/muted' })
    const { page } = ada
    const words = page.getByRole('region', { name: 'Words you don’t want to read' })
    await words.getByLabel('Word or phrase').fill('spoiler')
    await words.getByRole('button', { name: 'Filter it' }).click()
    const places = words.getByText('Feed, Other posts, Comments, Notifications')
    await places.waitFor()
    await post('grace', 'Nothing to fear')
    await page.goto('/')
    await latest(page)
    await page.getByText('Nothing to fear').waitFor()
    expect(await page.getByText('What a SPÓILER').count()).toBe(0)

    // Where one goes to look they are folded.
    await page.goto('/people/grace')
    const folded = page.getByRole('article').filter({ hasText: 'Has words that you filter' })
    await folded.getByRole('button', { name: 'Show it' }).click()
    await page.getByText('What a SPÓILER').waitFor()
    expect(await as('grace', AddComment, { postId, content: 'No spoiler from me' })).toMatchObject({
      addComment: { errors: [] },
    })
    await page.goto(`/posts/${postId}`)
    await page.getByText('Has words that you filter').waitFor()
    expect(await page.getByText('No spoiler from me').count()).toBe(0)
    await page.getByRole('button', { name: 'Show it' }).click()
    await page.getByText('No spoiler from me').waitFor()

    await page.goto('/settings/muted')
    await words.getByRole('button', { name: 'Remove spoiler' }).click()
    await places.waitFor({ state: 'detached' })
    await page.goto('/')
    await latest(page)
    await page.getByText('What a SPÓILER').waitFor()
  })
})

async function latest(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Latest' }).click()
  await page.getByRole('button', { name: 'Latest', pressed: true }).waitFor()
}

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { tokens { accessToken } } }'
const CreatePost = 'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } errors { code } } }'
const AddComment = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { errors { code } } }'
