import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { landingPage } from '../src/start/page.ts'
import { startTestPlaza, type TestPlaza } from './testkit.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const hasChromium = existsSync(executablePath)
if (!hasChromium) console.warn(`SKIPPED: no Chromium at ${executablePath}; set CHROMIUM to one to test the pages`)

let town: TestPlaza
beforeAll(async () => {
  town = await startTestPlaza(
    {},
    { landingPage: { ...landingPage(true), demo: { people: ['ada'], password: 'a long enough one' } } },
  )
  await town.signUp('ada')
})
afterAll(() => town[Symbol.asyncDispose]())

test.skipIf(!hasChromium)('a browser without a network still gets an editor, and acts as a demo person', async () => {
  // Nothing but this machine is resolved, so that Sandbox cannot be loaded wherever this runs.
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ]
  const browser = await chromium.launch({ executablePath, args })
  try {
    const page = await browser.newPage()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(town.plaza.gateway.url)
    await page.waitForSelector('#local:not([hidden])')
    expect(await page.inputValue('#document')).toContain('homeFeed')

    await page.click('#run')
    await expect.poll(() => page.inputValue('#answer'), { timeout: 10_000 }).toContain('"viewer": null')
    await page.selectOption('#person', 'ada')
    await expect.poll(() => page.inputValue('#answer'), { timeout: 10_000 }).toContain('"displayName": "ada"')
    expect(problems).toEqual([])
  } finally {
    await browser.close()
  }
})

test('what the page is told cannot break out of its script', async () => {
  const page = await fetch(town.plaza.gateway.url, { headers: { accept: 'text/html' } })
  const html = await page.text()
  expect(html).toContain("script-src 'nonce-")
  expect(html.match(/id="options">(.*)<\/script>/)?.[1]).not.toContain('<')
})
