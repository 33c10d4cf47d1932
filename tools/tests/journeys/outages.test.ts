import { subgraphNames } from '@plaza/schema/subgraphs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, isSettled, openTown, type Town, until, useBrowser } from './lab.ts'

const places = ['Home', 'Messages', 'Notifications', 'People', 'Files', 'Settings']

describe.skipIf(!hasChromium)('with a service away', () => {
  const browser = useBrowser()
  let town: Town
  beforeAll(async () => {
    town = await openTown(browser)
  })
  afterAll(() => town?.[Symbol.asyncDispose]())

  test.each(subgraphNames)('the page works around %s, and is whole again when it is back', async (service) => {
    await using ada = await town.visit('ada')
    const { page } = ada
    const navigation = page.getByRole('navigation', { name: 'Plaza' })
    await page.getByRole('article').first().waitFor()
    await town.switchService(service, false)
    try {
      for (const place of places) {
        await navigation.getByRole('link', { name: place }).click()
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        // Each part has come to an end: it is there, or it says that it is not.
        await until(page, isSettled)
        expect(await page.locator('main').textContent(), place).not.toBe('')
      }
    } finally {
      await town.switchService(service, true)
    }
    for (const place of places) {
      await navigation.getByRole('link', { name: place }).click()
      const again = page.getByRole('button', { name: 'Try again' })
      await expect
        .poll(async () => {
          await until(page, isSettled)
          // It may mend itself meanwhile.
          if (await again.count())
            await again
              .first()
              .click({ timeout: 500 })
              .catch(() => {})
          return page.getByText('can’t be shown just now').count()
        })
        .toBe(0)
    }
  })
})
