import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openTown, password, type Town, useBrowser } from './lab.ts'

describe.skipIf(!hasChromium)('people', () => {
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
  const post = async (username: string, content: string, privacyLevel: string): Promise<string> => {
    const { data } = await town.ask(await tokenOf(username), createPost, { input: { content, privacyLevel } })
    expect(data.createPost.errors).toEqual([])
    return data.createPost.post.id
  }

  test('two become friends, and a block takes each out of the other’s sight, live included', async () => {
    await using ada = await town.visit('ada', { path: '/people/edsger' })
    await using edsger = await town.visit('edsger', { path: '/people' })
    const about = ada.page.getByRole('region', { name: 'About' })
    await about.getByText('Only Edsger’s friends may see more.').waitFor()
    await ada.page.getByRole('link', { name: 'Friends', exact: true }).click()
    await ada.page.getByText('Edsger doesn’t show friends to everybody').waitFor()

    // The button keeps the focus through all that it becomes.
    await about.getByRole('button', { name: 'Add friend Edsger Dijkstra' }).press('Enter')
    await about.getByRole('button', { name: 'Cancel request Edsger Dijkstra' }).press('Enter')
    await about.getByRole('button', { name: 'Add friend Edsger Dijkstra' }).press('Enter')
    await about.getByRole('button', { name: 'Cancel request Edsger Dijkstra' }).waitFor()
    await expect.poll(() => focused(ada.page)).toContain('Cancel request')

    await edsger.page.reload()
    await edsger.page.getByRole('button', { name: 'Accept Ada Lovelace' }).click()
    await edsger.page.getByText('You are friends now.').waitFor()
    await ada.page.reload()
    await about.getByText(/^Friends since/).waitFor()
    await ada.page.getByRole('button', { name: 'Friends Edsger Dijkstra' }).first().waitFor()

    // What is for friends comes to a friend by itself.
    await edsger.page.goto('/')
    await edsger.page.getByRole('button', { name: 'Latest' }).click()
    await feed(edsger.page).first().waitFor()
    const postId = await post('ada', 'For friends, while we are', 'FRIENDS')
    await edsger.page.getByRole('button', { name: '1 new post' }).click()
    await edsger.page.getByText('For friends, while we are').waitFor()
    const thread = await edsger.openTab(`/posts/${postId}`)
    await thread.getByText('For friends, while we are').waitFor()

    await ada.page.getByRole('button', { name: 'More about Edsger' }).click()
    await ada.page.getByRole('menuitem', { name: /^Block/ }).click()
    await ada.page.getByRole('button', { name: 'Block Edsger' }).click()
    await Promise.all([
      // The toast ends by itself.
      ada.page.getByText('Edsger is blocked.').waitFor(),
      ada.page.getByRole('heading', { name: 'There is no @edsger for you to see' }).waitFor(),
    ])
    expect(await ada.page.getByText('Dijkstra').count()).toBe(0)
    await ada.page
      .getByRole('navigation', { name: 'Plaza' })
      .getByRole('link', { name: /^People/ })
      .click()
    await ada.page.getByRole('heading', { name: /^Your friends/ }).waitFor()
    expect(await ada.page.getByText('Dijkstra').count()).toBe(0)

    // What was open of the other closes.
    await thread.getByText('For friends, while we are').waitFor({ state: 'detached' })
    // Of the two posts that come now, the one by somebody else alone is told of.
    await edsger.page.reload()
    await feed(edsger.page).first().waitFor()
    expect(await edsger.page.getByText('Lovelace').count()).toBe(0)
    await post('ada', 'Out of sight', 'PUBLIC')
    await post('niklaus', 'Smaller still', 'FRIENDS')
    await edsger.page.getByRole('button', { name: '1 new post' }).click()
    await edsger.page.getByText('Smaller still').waitFor()
    expect(await edsger.page.getByText('Out of sight').count()).toBe(0)
    await edsger.page.goto('/people/ada')
    await edsger.page.getByRole('heading', { name: 'There is no @ada for you to see' }).waitFor()
    await edsger.page.goto('/people')
    await edsger.page.getByRole('heading', { name: /^Your friends/ }).waitFor()
    expect(await edsger.page.getByText('Lovelace').count()).toBe(0)
    await edsger.page.getByRole('searchbox', { name: 'Find people by name' }).fill('ada lovelace')
    await edsger.page.getByRole('heading', { name: 'Nobody called “ada lovelace”' }).waitFor()
  })

  test('a block is lifted in the settings, and each is there for the other again', async () => {
    await using alan = await town.visit('alan', { path: '/people/katherine' })
    await using katherine = await town.visit('katherine', { path: '/people' })
    const { page } = alan
    await page.getByRole('button', { name: 'More about Katherine' }).click()
    await page.getByRole('menuitem', { name: /^Block/ }).click()
    await page.getByRole('button', { name: 'Block Katherine' }).click()
    await page.getByRole('heading', { name: 'There is no @katherine for you to see' }).waitFor()
    await findByName(page, 'katherine johnson')
    await page.getByRole('heading', { name: 'Nobody called “katherine johnson”' }).waitFor()

    await page.getByRole('link', { name: 'Settings' }).first().click()
    await page.getByRole('link', { name: 'Blocked' }).click()
    const blocked = page.getByRole('region', { name: 'People you have blocked' })
    await blocked.getByText('@katherine').waitFor()
    await blocked.getByRole('button', { name: 'Unblock Katherine Johnson' }).click()
    await blocked.getByText('You have blocked nobody').waitFor()

    // Nothing is kept of what was hidden, although the page is still the same one.
    await findByName(page, 'katherine johnson')
    await page
      .getByRole('main')
      .getByRole('link', { name: /Katherine Johnson/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: 'Katherine Johnson' }).waitFor()
    await page.getByRole('button', { name: 'Add friend Katherine Johnson' }).click()
    await page.getByRole('button', { name: 'Cancel request Katherine Johnson' }).waitFor()
    await katherine.page.reload()
    await katherine.page.getByRole('button', { name: 'Accept Alan Turing' }).click()
    await katherine.page.getByText('You are friends now.').waitFor()
  })

  test('an answer that comes too late is taken back, and somebody who may be known can be put aside', async () => {
    await using ada = await town.visit('ada', { path: '/people' })
    const { page } = ada
    const accept = page.getByRole('button', { name: 'Accept Douglas Engelbart' })
    await accept.waitFor()
    const doug = await tokenOf('doug')
    const { data } = await town.ask(doug, sentRequests)
    for (const { id } of data.viewer.friendRequests.nodes) await town.ask(doug, cancelRequest, { id })
    await accept.click()
    await page.getByText('This request is not open any more.').waitFor()
    await page.getByRole('button', { name: 'Add friend Douglas Engelbart' }).waitFor()

    const list = page.getByRole('region', { name: 'People you may know' })
    const first = list.getByRole('listitem').first()
    await first.getByText(/friends? in common: /).waitFor()
    const name = (await first.getByRole('link').textContent())!
    await first.getByRole('button', { name: `Don’t show ${name} here` }).click()
    await list.getByText(name).waitFor({ state: 'detached' })
    expect(await page.evaluate<string>('document.activeElement.title')).toMatch(/^Don’t show .* here$/)
    await page.reload()
    await list.getByRole('listitem').first().waitFor()
    expect(await list.getByText(name).count()).toBe(0)
  })

  test('one’s own profile is edited, and nothing that was typed is lost', async () => {
    await using grace = await town.visit('grace', { path: '/people/grace' })
    const { page } = grace
    await page.getByRole('button', { name: 'Edit profile' }).click()
    const dialog = page.getByRole('dialog', { name: 'Edit profile' })
    await dialog.getByLabel('About you').fill('Clocks that run backwards, and a compiler.')
    await dialog.getByLabel('Website').fill('an address')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Give a public address').waitFor()
    await expect.poll(() => dialog.getByLabel('About you').inputValue()).toContain('backwards, and a compiler')

    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Keep editing' }).click()
    await dialog.getByLabel('Website').fill('https://example.org/clocks')
    await dialog
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'sea.png', mimeType: 'image/png', buffer: tall })
    // A square picture in a wide cover is cut above and below.
    await dialog.getByLabel('Move it up or down').first().fill('20')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Your profile is saved.').waitFor()
    const about = page.getByRole('region', { name: 'About' })
    await about.getByText('Clocks that run backwards, and a compiler.').waitFor()
    await about.getByRole('link', { name: 'example.org/clocks' }).waitFor()
    await page.reload()
    const cover = about.locator('img').first()
    await cover.waitFor()
    expect(await cover.getAttribute('style')).toContain('object-position: 50% 20%')
  })

  test('a former name leads to the name of now, on the same tab', async () => {
    const { data } = await town.ask(await tokenOf('konrad'), changeUsername, { input: { username: 'zuse' } })
    expect(data.changeUsername.errors).toEqual([])
    await using ada = await town.visit('ada')
    await expect
      .poll(
        async () => {
          await ada.page.goto('/people/konrad/friends')
          await ada.page.getByRole('heading', { level: 1 }).waitFor()
          return new URL(ada.page.url()).pathname
        },
        { timeout: 20_000 },
      )
      .toBe('/people/zuse/friends')
    await ada.page.getByText('@zuse').waitFor()
  })
})

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { tokens { accessToken } } }'
const createPost = 'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } errors { code } } }'
const changeUsername = 'mutation ($input: ChangeUsernameInput!) { changeUsername(input: $input) { errors { code } } }'
const sentRequests = '{ viewer { friendRequests(direction: OUTGOING) { nodes { id } } } }'
const cancelRequest = 'mutation ($id: ID!) { cancelFriendRequest(input: { friendRequestId: $id }) { errors { code } } }'

const tall = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#468' } })
  .png()
  .toBuffer()

const feed = (page: Page) => page.getByRole('main').getByRole('button', { name: 'More about this post' })
async function findByName(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Plaza' })
    .getByRole('link', { name: /^People/ })
    .click()
  await page.getByRole('searchbox', { name: 'Find people by name' }).fill(name)
}
const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent')
