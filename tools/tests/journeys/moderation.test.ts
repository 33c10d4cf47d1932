import { type AuthDatabase, changeRole } from '@plaza/auth'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openTown, password, type Town, useBrowser } from './lab.ts'

describe.skipIf(!hasChromium)('moderation', () => {
  const browser = useBrowser()
  let town: Town
  beforeAll(async () => {
    town = await openTown(browser)
    const system = town.plaza.subgraphs.get('auth')!.instance.database.system as Kysely<AuthDatabase>
    await changeRole(system, 'alan', { isModerator: true })
  })
  afterAll(() => town?.[Symbol.asyncDispose]())

  test('a report comes before a moderator, the author is told which rule was broken and appeals, and the post comes back', async () => {
    const created = await town.ask(await enter('ada'), createPost, {
      input: { content: 'A post that somebody reports', privacyLevel: 'PUBLIC' },
    })
    const path = `/posts/${created.data.createPost.post.id}`
    await using grace = await town.visit('grace', { path })
    await using alan = await town.visit('alan')
    await alan.page.getByRole('link', { name: 'Moderation' }).click()
    await using ada = await town.visit('ada', { path: '/settings/decisions' })
    await ada.page.getByText('Nothing of yours has been removed.').waitFor()
    await alan.page.getByText('Nothing waits here').waitFor()

    await grace.page.getByText('A post that somebody reports').waitFor()
    await grace.page.getByRole('button', { name: 'More about this post' }).click()
    await grace.page.getByRole('menuitem', { name: /^Report/ }).click()
    const report = grace.page.getByRole('dialog', { name: 'Report this post' })
    await report.getByRole('button', { name: 'Report' }).click()
    await report.getByText('Choose what is wrong.').waitFor()
    await report.getByLabel('What is wrong?').selectOption({ label: 'Spam or fraud' })
    await report.getByLabel(/^What should the moderators know/).fill('It is nothing but advertising')
    await report.getByRole('button', { name: 'Report' }).click()
    await grace.page.getByText('Thank you. The moderators look at it.').waitFor()

    await town.plaza.bus.settled()
    await alan.page.reload()
    const found = alan.page.getByRole('article', { name: /^Post of Ada Lovelace/ })
    await found.getByText('A post that somebody reports').waitFor()
    await found.getByText('It is nothing but advertising').waitFor()
    await found.getByRole('button', { name: 'Take' }).click()
    await found.getByRole('button', { name: 'Give back' }).waitFor()
    await found.getByRole('button', { name: /^Decide/ }).click()
    const decide = alan.page.getByRole('dialog', { name: 'Decide' })
    await decide.getByLabel('What is done?').selectOption({ label: 'Remove it' })
    await decide.getByLabel('Which rule is broken?').selectOption({ label: 'Spam or fraud' })
    await decide.getByLabel(/^What is the person told/).fill('Advertising is not welcome here.')
    await decide.getByRole('button', { name: 'Decide' }).click()
    await alan.page.getByText('It is decided.').waitFor()

    // The open page of somebody else loses it by itself.
    await expect.poll(() => grace.page.getByText('A post that somebody reports').count()).toBe(0)
    await ada.page.goto(path)
    await ada.page.getByText('Removed by a moderator: Spam or fraud.').waitFor()
    await ada.page.goto('/notifications')
    await ada.page
      .getByRole('link', { name: 'A moderator removed your post because of the rule against spam.' })
      .click()
    await ada.page.getByText('A post of yours was removed').waitFor()
    await ada.page.getByText('Advertising is not welcome here.').waitFor()
    await ada.page.getByRole('button', { name: /^Appeal/ }).click()
    const appeal = ada.page.getByRole('dialog', { name: 'Appeal this decision' })
    await appeal.getByLabel('Why is it wrong?').fill('It is about my own work.')
    await appeal.getByRole('button', { name: 'Appeal' }).click()
    await ada.page.getByText('You have appealed. The moderators look at it again.').waitFor()

    await alan.page.getByRole('button', { name: 'Appeals' }).click()
    await found.getByText('It is about my own work.').waitFor()
    await found.getByRole('button', { name: 'Take the decision back' }).click()
    await alan.page.getByText('Nothing waits here').waitFor()
    await town.plaza.bus.settled()
    await grace.page.goto(path)
    await grace.page.getByText('A post that somebody reports').waitFor()
  })

  test('a suspended person is told why at the sign-in, appeals there, and comes in again', async () => {
    const [grace, alan] = [await enter('grace'), await enter('alan')]
    const { data } = await town.ask(null, personBy, { username: 'joan' })
    await town.ask(grace, reportUser, { input: { userId: data.userByUsername.id, reason: 'SPAM' } })
    await town.plaza.bus.settled()
    const { nodes } = (await town.ask(alan, openCases)).data.viewer.moderation.cases
    const input = { caseId: nodes.at(-1).id, action: 'SUSPEND', rule: 'SPAM' }
    await town.ask(alan, decide, { input })
    await town.plaza.bus.settled()

    await using joan = await town.visit(null, { path: '/sign-in' })
    const { page } = joan
    const comeIn = async () => {
      await page.getByLabel('E-mail address or user name').fill('joan')
      await page.getByLabel('Password', { exact: true }).fill(password)
      await page.getByRole('button', { name: 'Sign in' }).click()
    }
    await comeIn()
    await page.getByText('something of yours broke the rule against spam').waitFor()
    await page.getByLabel('Why is the suspension wrong?').fill('It was somebody else.')
    await page.getByRole('button', { name: 'Appeal' }).click()
    await page.getByText('Your appeal is with the moderators.').waitFor()

    await using judge = await town.visit('alan', { path: '/moderation' })
    await judge.page.getByRole('button', { name: 'Appeals' }).click()
    await judge.page.getByText('It was somebody else.').waitFor()
    await judge.page.getByRole('button', { name: 'Take the decision back' }).click()
    await judge.page.getByText('Nothing waits here').waitFor()
    await town.plaza.bus.settled()
    await comeIn()
    await page.getByRole('heading', { name: 'Home' }).waitFor()
  })

  test('a picture is reported from where it opens large', async () => {
    const { data } = await town.ask(await enter('grace'), recentPosts)
    const { id } = data.viewer.homeFeed.nodes.find(
      ({ author, media }: Shown) => author.username !== 'grace' && media[0]?.kind === 'IMAGE',
    )
    await using grace = await town.visit('grace', { path: `/posts/${id}` })
    const { page } = grace
    await page
      .getByRole('button', { name: /^Open (the )?picture/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Report this picture' }).click()
    const report = page.getByRole('dialog', { name: 'Report this picture' })
    await report.getByLabel('What is wrong?').selectOption({ label: 'Violence' })
    await report.getByRole('button', { name: 'Report' }).click()
    await page.getByText('Thank you. The moderators look at it.').waitFor()
    await town.plaza.bus.settled()
    await using alan = await town.visit('alan', { path: '/moderation' })
    await alan.page
      .getByRole('article', { name: /^File of/ })
      .getByRole('img')
      .waitFor()
  })

  /** Gives an access token. */
  async function enter(username: string): Promise<string> {
    const { data } = await town.ask(null, signIn, { input: { identifier: username, password } })
    return data.signIn.tokens.accessToken
  }
})

interface Shown {
  author: { username: string }
  media: ({ kind: string } | null)[]
}

const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { tokens { accessToken } } }`
const createPost = `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } errors { code } } }`
const personBy = 'query ($username: String!) { userByUsername(username: $username) { id } }'
const reportUser = 'mutation ($input: ReportUserInput!) { reportUser(input: $input) { errors { code } } }'
const openCases = '{ viewer { moderation { cases(queue: OPEN) { nodes { id } } } } }'
const decide = `mutation ($input: DecideModerationCaseInput!) {
  decideModerationCase(input: $input) { errors { code } } }`
const recentPosts = '{ viewer { homeFeed(first: 50) { nodes { id author { username } media { kind } } } } }'
