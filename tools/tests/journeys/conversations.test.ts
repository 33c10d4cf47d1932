import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { repositoryPath } from '../../src/repository.ts'
import { hasChromium, openTown, type Town, until, useBrowser, type Visitor } from './lab.ts'

const picture = join(repositoryPath, 'subgraphs/media/pictures/balloons/320.webp')
/** What Chromium says of a connection that a journey takes away. */
const lost = [/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/, /WebSocket connection to .* failed/]

const box = (page: Page) => page.getByRole('textbox', { name: 'Message' })
const row = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const listed = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Conversations' }).getByRole('link').filter({ hasText: name })
const openWith = async (page: Page, name: string) => {
  await listed(page, name).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}
async function write(page: Page, text: string): Promise<void> {
  await box(page).fill(text)
  await box(page).press('Enter')
}

/** The messages that stand in the thread, from the first of these on, in their order. */
const texts = (page: Page, among: RegExp) =>
  expect.poll(
    async () => (await page.getByRole('article').allInnerTexts()).flatMap((text) => text.match(among) ?? []),
    {
      timeout: 15_000,
    },
  )

describe.skipIf(!hasChromium)('conversations', () => {
  const browser = useBrowser()
  let town: Town
  beforeAll(async () => {
    town = await openTown(browser)
  })
  afterAll(() => town?.[Symbol.asyncDispose]())

  test('two people talk: typing, receipts, an edit, a reply, a picture, a deletion', async () => {
    await using ada = await town.visit('ada', { path: '/messages' })
    await using grace = await town.visit('grace', { path: '/messages' })
    await openWith(ada.page, 'Grace Hopper')

    // Grace sees in her list who types, and what comes.
    await listed(grace.page, 'Ada Lovelace').waitFor()
    await box(ada.page).pressSequentially('Is the kettle on?')
    await listed(grace.page, 'is typing').waitFor()
    await box(ada.page).press('Enter')
    await listed(grace.page, 'Is the kettle on?').getByText('1 unread').waitFor()
    await ada.page.getByRole('img', { name: 'Sent' }).last().waitFor()

    // Opened, it is read: the divider stands there, and Ada sees Grace's picture under it.
    await openWith(grace.page, 'Ada Lovelace')
    await grace.page.getByText('New since you were here').waitFor()
    await row(ada.page, 'Is the kettle on?').getByRole('img', { name: 'Read by Grace Hopper' }).waitFor()
    expect(await listed(grace.page, 'Ada Lovelace').getByText('unread').count()).toBe(0)

    // Typing shows in the thread and ends by itself, without a message.
    await box(grace.page).pressSequentially('It')
    await ada.page.getByText('Grace Hopper is typing …').waitFor()
    await expect.poll(() => ada.page.getByText('is typing').count()).toBe(0)

    // The arrow up edits the last own message, Escape leaves it as it was.
    await box(ada.page).press('ArrowUp')
    await box(ada.page).press('Escape')
    expect(await box(ada.page).inputValue()).toBe('')
    await box(ada.page).press('ArrowUp')
    await expect.poll(() => box(ada.page).inputValue()).toBe('Is the kettle on?')
    await write(ada.page, 'Is the kettle still on?')
    await row(grace.page, 'Is the kettle still on?').getByText('edited').waitFor()

    // A reply leads back to what it answers. Shift and Enter break the line.
    await row(grace.page, 'Is the kettle still on?').hover()
    await row(grace.page, 'Is the kettle still on?').getByRole('button', { name: 'Reply' }).click()
    await box(grace.page).fill('Yes.')
    await box(grace.page).press('Shift+Enter')
    await box(grace.page).pressSequentially('See https://plaza.example/tea')
    await box(grace.page).press('Enter')
    const reply = row(ada.page, 'Yes.')
    await reply.getByRole('link', { name: 'plaza.example/tea' }).waitFor()
    await reply.getByRole('button', { name: /Is the kettle still on/ }).click()

    // A reaction shows on both sides, with who gave it; the other joins in, and takes it back.
    await reply.hover()
    await reply.getByRole('button', { name: 'React' }).click()
    await ada.page.getByRole('menuitemradio', { name: 'Love' }).click()
    const love = row(grace.page, 'Yes.').getByRole('button', { name: /^Love, \d: / })
    await love.getByText('1').waitFor()
    expect(await love.getAttribute('aria-label')).toBe('Love, 1: Ada Lovelace')
    await love.click()
    await reply
      .getByRole('button', { name: /^Love, 2: .*Grace Hopper/ })
      .getByText('2')
      .waitFor()
    await love.click()
    await reply.getByRole('button', { name: 'Love, 1: Ada Lovelace', pressed: true }).waitFor()

    // A picture goes to the other window by itself.
    await ada.page.locator('input[type=file]').setInputFiles({
      name: 'kettle.webp',
      mimeType: 'image/webp',
      buffer: await readFile(picture),
    })
    await ada.page.getByText('Ready').waitFor()
    await write(ada.page, 'This one.')
    await row(grace.page, 'This one.').getByRole('button', { name: 'Open picture 1' }).waitFor()

    // A deleted one leaves its place.
    await row(ada.page, 'This one.').hover()
    await row(ada.page, 'This one.').getByRole('button', { name: 'More about this message' }).click()
    await ada.page.getByRole('menuitem', { name: 'Delete' }).click()
    await ada.page.getByRole('button', { name: 'Delete for everybody' }).click()
    await row(grace.page, 'This message was deleted.').waitFor()
    expect(await row(grace.page, 'This one.').count()).toBe(0)
  }, 60_000)

  test('what is muted and put away stays away until it is muted no more', async () => {
    await using ada = await town.visit('ada', { path: '/messages' })
    await using grace = await town.visit('grace', { path: '/messages' })
    await openWith(ada.page, 'Grace Hopper')
    await openWith(grace.page, 'Ada Lovelace')
    const act = async (name: string) => {
      await ada.page.getByRole('button', { name: 'More about this conversation' }).click()
      await ada.page.getByRole('menuitem', { name }).click()
    }
    const elsewhere = await ada.openTab('/messages')
    await listed(elsewhere, 'Grace Hopper').waitFor()
    await act('Mute for good')
    await listed(elsewhere, 'Grace Hopper').getByRole('img', { name: 'Muted' }).waitFor()
    await listed(ada.page, 'Grace Hopper').getByRole('img', { name: 'Muted' }).waitFor()
    await act('Archive')
    for (const page of [ada.page, elsewhere]) {
      await expect.poll(() => listed(page, 'Grace Hopper').count()).toBe(0)
    }
    await elsewhere.close()
    await ada.page.getByRole('button', { name: 'Archive', exact: true }).click()
    await write(grace.page, 'Psst.')
    await listed(ada.page, 'Grace Hopper').getByText('Psst.').waitFor()
    await act('Unmute')
    await write(grace.page, 'Hello?')
    await expect.poll(() => listed(ada.page, 'Grace Hopper').count()).toBe(0)
    await ada.page.getByRole('button', { name: 'Inbox', exact: true }).click()
    await listed(ada.page, 'Grace Hopper').getByText('Hello?').waitFor()
  }, 60_000)

  test('what a stranger writes waits as a request until it is accepted', async () => {
    await using ada = await town.visit('ada', { path: '/messages' })
    await using tommy = await town.visit('tommy')
    const renewed = await ada.context.request.post('/session/refresh', { data: {}, headers: { origin: town.origin } })
    await tommy.page.goto(`/messages?to=${(await renewed.json()).data.userId}`)
    await tommy.page.getByRole('heading', { level: 1, name: 'Ada Lovelace' }).waitFor()
    await until(tommy.page, "location.pathname.startsWith('/messages/') && !location.search")
    await write(tommy.page, 'We have not met.')
    await tommy.page.getByRole('img', { name: 'Sent' }).waitFor()
    for (const n of [2, 3, 4, 5]) await write(tommy.page, `Message ${n}.`)
    await tommy.page.getByText('You can write more once Ada Lovelace has answered.').waitFor()

    await ada.page.reload()
    await ada.page.getByRole('button', { name: 'Requests (1)' }).click()
    await openWith(ada.page, 'Tommy Flowers')
    await row(ada.page, 'We have not met.').waitFor()
    expect(await box(ada.page).count()).toBe(0)
    await ada.page.getByRole('button', { name: 'Accept' }).click()
    await write(ada.page, 'Now we have.')
    await row(tommy.page, 'Now we have.').waitFor()
    await write(tommy.page, 'And I may go on.')
    await row(ada.page, 'And I may go on.').waitFor()
    await ada.page.getByRole('button', { name: 'Inbox', exact: true }).click()
    await listed(ada.page, 'Tommy Flowers').getByText('And I may go on.').waitFor()
  }, 60_000)

  test('offline and back, nothing is lost, doubled or out of order, in either direction', async () => {
    await using ada = await town.visit('ada', { path: '/messages', mayComplain: lost })
    await using alan = await town.visit('alan', { path: '/messages' })
    // A profile's link begins the conversation.
    const renewed = await alan.context.request.post('/session/refresh', { data: {}, headers: { origin: town.origin } })
    await ada.page.goto(`/messages?to=${(await renewed.json()).data.userId}`)
    await ada.page.getByRole('heading', { level: 1, name: 'Alan Turing' }).waitFor()
    await until(ada.page, "location.pathname.startsWith('/messages/') && !location.search")
    await write(ada.page, 'number 1')
    await openWith(alan.page, 'Ada Lovelace')
    await texts(alan.page, /number \d/).toEqual(['number 1'])

    // The answer to one is lost on its way: it is sent again, and stands once.
    let lostAnswers = 0
    const loseAnswer = async (route: Route) => {
      const isSending = route.request().postData()?.includes('"SendMessage"')
      if (!isSending || lostAnswers > 0) return route.fallback()
      lostAnswers += 1
      await route.fetch()
      await route.abort()
    }
    await ada.page.route('**/graphql', loseAnswer)
    await write(ada.page, 'number 2')
    await expect.poll(() => lostAnswers).toBe(1)
    await expect.poll(() => ada.page.getByRole('article', { name: /^You, (not|being) sent/ }).count()).toBe(0)
    await texts(ada.page, /number \d/).toEqual(['number 1', 'number 2'])
    await ada.page.unroute('**/graphql')

    // Offline, what is written waits, and what the other writes is missed.
    await ada.context.setOffline(true)
    await write(ada.page, 'number 3')
    await write(ada.page, 'number 4')
    await ada.page.getByRole('article', { name: 'You, not sent' }).last().waitFor()
    await write(alan.page, 'number 9')
    await texts(alan.page, /number \d/).toEqual(['number 1', 'number 2', 'number 9'])
    await expect.poll(() => alan.page.getByRole('article', { name: /^You, (not|being) sent/ }).count()).toBe(0)
    await ada.context.setOffline(false)
    await texts(alan.page, /number \d/).toEqual(['number 1', 'number 2', 'number 9', 'number 3', 'number 4'])
    await texts(ada.page, /number \d/).toEqual(['number 1', 'number 2', 'number 9', 'number 3', 'number 4'])

    // What was written offline is sent by the next page too, when the one it was written in is gone.
    await ada.context.setOffline(true)
    await write(ada.page, 'number 5')
    await ada.page.getByRole('article', { name: 'You, not sent' }).last().waitFor()
    await ada.page.close()
    await ada.context.setOffline(false)
    await ada.openTab('/')
    await texts(alan.page, /number \d/).toEqual([
      'number 1',
      'number 2',
      'number 9',
      'number 3',
      'number 4',
      'number 5',
    ])
  }, 90_000)

  test('a group is founded, named anew, and left', async () => {
    await using ada = await town.visit('ada', { path: '/messages' })
    const { page } = ada
    await invite(page, ['Grace', 'Alan'])
    await page.getByRole('button', { name: 'Open the group' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByRole('textbox', { name: 'Name of the group' }).fill('Tea at four')
    await page.getByRole('button', { name: 'Open the group' }).click()
    await page.getByRole('heading', { level: 1, name: 'Tea at four' }).waitFor()

    await using grace = await town.visit('grace', { path: new URL(page.url()).pathname })
    await grace.page.getByText('3 people').waitFor()
    await page.getByRole('button', { name: 'About this group' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Tea at five')
    await page.getByRole('button', { name: 'Save' }).click()
    await grace.page.getByRole('heading', { level: 1, name: 'Tea at five' }).waitFor()

    // Who is removed sees nothing of it any more, while looking at it.
    await page.getByRole('button', { name: 'What to do with Grace Hopper' }).click()
    await page.getByRole('menuitem', { name: 'Remove from the group' }).click()
    await grace.page.getByRole('heading', { name: 'There is no such conversation' }).waitFor()

    await page.getByRole('button', { name: 'Leave the group' }).click()
    await page.getByRole('button', { name: 'Leave', exact: true }).click()
    await until(page, "location.pathname === '/messages'")
    await expect.poll(() => listed(page, 'Tea at five').count()).toBe(0)
  }, 60_000)

  test('a group is led by whom its admins make one, and never by nobody', async () => {
    await using ada = await town.visit('ada', { path: '/messages' })
    await invite(ada.page, ['Grace', 'Alan'])
    await ada.page.getByRole('textbox', { name: 'Name of the group' }).fill('Cake on Sunday')
    await ada.page.getByRole('button', { name: 'Open the group' }).click()
    await ada.page.getByRole('heading', { level: 1, name: 'Cake on Sunday' }).waitFor()
    const path = new URL(ada.page.url()).pathname
    await using grace = await town.visit('grace', { path })
    await using alan = await town.visit('alan', { path })
    const details = ({ page }: Visitor, title: 'Your group' | 'About this group') =>
      page.getByRole('dialog', { name: title })
    for (const { page } of [ada, grace, alan]) {
      await page.getByRole('button', { name: 'About this group' }).click()
    }
    await details(ada, 'Your group').waitFor()
    await details(alan, 'About this group').getByText('Grace Hopper').waitFor()
    const about = details(grace, 'About this group')
    await about.getByText('Alan Turing').waitFor()
    expect(await about.getByRole('button', { name: /^What to do with/ }).count()).toBe(0)

    // Made admin, Grace leads with the details open; Alan sees who leads.
    const act = async ({ page }: Visitor, name: string, what: string) => {
      await page.getByRole('button', { name: `What to do with ${name}` }).click()
      await page.getByRole('menuitem', { name: what }).click()
    }
    await act(ada, 'Grace Hopper', 'Make admin')
    await details(grace, 'Your group').waitFor()
    await expect.poll(() => admins(alan)).toEqual(['Ada Lovelace', 'Grace Hopper'])
    await act(ada, 'Ada Lovelace', 'Step down as admin')
    await details(ada, 'About this group').waitFor()
    expect(await ada.page.getByRole('button', { name: /^What to do with/ }).count()).toBe(0)
    await expect.poll(() => admins(alan)).toEqual(['Grace Hopper'])

    await act(grace, 'Alan Turing', 'Remove from the group')
    await alan.page.getByRole('heading', { name: 'There is no such conversation' }).waitFor()
    await details(ada, 'About this group').getByText('2 people').waitFor()
    await expect.poll(() => details(ada, 'About this group').getByText('Alan Turing').count()).toBe(0)

    // The last admin leaves, and the one who stays leads.
    await grace.page.getByRole('button', { name: 'Leave the group' }).click()
    await grace.page.getByRole('button', { name: 'Leave', exact: true }).click()
    await until(grace.page, "location.pathname === '/messages'")
    await expect.poll(() => listed(grace.page, 'Cake on Sunday').count()).toBe(0)
    await details(ada, 'Your group').getByText('1 person').waitFor()
    await expect.poll(() => admins(ada)).toEqual(['Ada Lovelace'])

    // Who is taken in again goes on where the conversation was closed, and hears what is written from then on.
    await ada.page.getByRole('button', { name: 'Add people' }).click()
    await choose(ada.page, 'Friends to add', ['Alan'])
    await ada.page.getByRole('button', { name: 'Add', exact: true }).click()
    await details(ada, 'Your group').getByText('2 people').waitFor()
    await ada.page.keyboard.press('Escape')
    await write(ada.page, 'There is a slice left.')
    await row(alan.page, 'There is a slice left.').waitFor()
    await write(ada.page, 'And tea.')
    await row(alan.page, 'And tea.').waitFor()

    // Blocked, Alan stays in the group: what he writes is folded for Ada, as it comes, where it is quoted and in the list.
    await write(alan.page, 'Is there jam?')
    await row(ada.page, 'Is there jam?').hover()
    await row(ada.page, 'Is there jam?').getByRole('button', { name: 'Reply' }).click()
    await write(ada.page, 'Plum.')
    await row(alan.page, 'Plum.').waitFor()
    await ada.page.goto('/people/alan')
    await ada.page.getByRole('button', { name: 'More about Alan' }).click()
    await ada.page.getByRole('menuitem', { name: /^Block/ }).click()
    await ada.page.getByRole('button', { name: 'Block Alan' }).click()
    await ada.page.getByText('Alan is blocked').waitFor()
    await ada.page.goto(path)
    const folded = row(ada.page, 'From somebody you blocked.')
    await expect.poll(() => folded.count()).toBe(1)
    await row(ada.page, 'Plum.').getByText('From somebody you blocked').waitFor()
    await write(alan.page, 'Or honey?')
    await expect.poll(() => folded.count()).toBe(2)
    await listed(ada.page, 'Cake on Sunday').getByText('From somebody you blocked').waitFor()
    await folded.last().getByRole('button', { name: 'Show anyway' }).click()
    await row(ada.page, 'Or honey?').waitFor()
    expect(await folded.count()).toBe(1)
  }, 60_000)
})

/** Picks people of these first names. */
async function choose(page: Page, label: string, names: string[]): Promise<void> {
  const people = page.getByRole('combobox', { name: label })
  for (const name of names) {
    await people.fill(name)
    await page
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .waitFor()
    await people.press('Enter')
  }
}

async function invite(page: Page, names: string[]): Promise<void> {
  await page.getByRole('button', { name: 'New conversation' }).click()
  await choose(page, 'With whom', names)
}

/** Whom the open details of a group call its admins. */
async function admins({ page }: Visitor): Promise<string[]> {
  const rows = await page.getByRole('dialog').getByRole('listitem').allInnerTexts()
  return rows.flatMap((text) => text.match(/(.+)\n+Admin/)?.[1] ?? []).sort()
}
