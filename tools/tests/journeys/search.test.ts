import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openTown, type Town, useBrowser } from './lab.ts'

describe.skipIf(!hasChromium)('finding and going by keyboard', () => {
  const browser = useBrowser()
  let town: Town
  beforeAll(async () => {
    town = await openTown(browser)
  })
  afterAll(() => town?.[Symbol.asyncDispose]())

  test('a search goes on as one types, asks for the last of it alone, and is kept', async () => {
    await using ada = await town.visit('ada')
    const { page } = ada
    await page
      .getByLabel(/^Post by/)
      .first()
      .waitFor()
    await page.keyboard.press('/')
    await page.waitForURL('**/search')
    const box = page.getByLabel('Search people, posts and tags')
    await expect.poll(() => box.evaluate((input) => input === input.ownerDocument.activeElement)).toBe(true)
    // Before one types there is what is talked about.
    await page.getByRole('heading', { name: 'Talked about today' }).waitFor()

    const asked: string[] = []
    page.on('request', (request) => {
      const { operationName, variables } = (request.postDataJSON() ?? {}) as {
        operationName?: string
        variables?: { query: string }
      }
      if (operationName === 'SearchPeople') asked.push(variables!.query)
    })
    await page.keyboard.type('grace', { delay: 20 })
    await page.getByRole('main').getByRole('link', { name: 'Grace Hopper' }).waitFor()
    expect(asked).toEqual(['grace'])

    // An answer that nobody waits for any more is not waited for.
    const cancelled = page.waitForEvent(
      'requestfailed',
      (request) => request.postData()?.includes('"query":"alan"') ?? false,
    )
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('"query":"alan"')) return route.fallback()
    })
    await box.fill('alan')
    await expect.poll(() => asked.includes('alan')).toBe(true)
    await box.fill('ada')
    await cancelled
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.getByRole('main').getByRole('link', { name: 'Ada Lovelace' }).waitFor()

    await box.fill('zzzyx')
    await page.getByText('No people for “zzzyx”').waitFor()
    await box.fill('engine')
    await page.getByRole('link', { name: 'Posts', exact: true }).click()
    await page.waitForURL('**/search?q=engine&tab=posts')
    await page
      .getByRole('main')
      .getByLabel(/^Post by/)
      .first()
      .waitFor()
    await page.getByRole('link', { name: 'Tags', exact: true }).click()
    await page
      .getByRole('main')
      .getByRole('link', { name: /engine/i })
      .first()
      .click()
    await page.waitForURL('**/tags/*')
    await box.waitFor({ state: 'detached' })

    await page.keyboard.press('/')
    await page.getByRole('heading', { name: 'Recent searches' }).waitFor()
    await page.getByRole('button', { name: 'engine', exact: true }).click()
    await page.waitForURL('**/search?q=engine*')
    await page.getByLabel('Clear').click()
    await page.getByRole('button', { name: 'Clear all' }).click()
    await expect.poll(() => page.getByRole('heading', { name: 'Recent searches' }).count()).toBe(0)
  })

  test('keys lead to the pages, their help says so, and they can be switched off', async () => {
    await using ada = await town.visit('ada')
    const { page } = ada
    await page
      .getByLabel(/^Post by/)
      .first()
      .waitFor()
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await help.getByText('Notifications').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => help.count()).toBe(0)
    await page.keyboard.press('g')
    await page.keyboard.press('n')
    await page.waitForURL('**/notifications')

    await page.keyboard.press('?')
    await help.getByLabel('Single keys').click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.press('?')
    await help.waitFor()
    expect(page.url()).toMatch(/\/notifications$/)
  })

  test('an address that leads nowhere says so, and the way back is there', async () => {
    await using ada = await town.visit('ada', { path: '/nowhere/at/all' })
    await ada.page.getByText('Nothing lives here').waitFor()
    await ada.page.getByRole('link', { name: 'To your feed' }).click()
    await ada.page
      .getByLabel(/^Post by/)
      .first()
      .waitFor()
  })
})
