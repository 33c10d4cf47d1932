import { request } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import { CommandError } from '../../command.ts'

export interface PageLoad {
  /** From the navigation until the first post has been painted. */
  firstFeedMs: number
  /** From a press on the first post's like until the next paint. */
  interactionMs: number
  /** The sum of the scores, of the load and of one page's scrolling. */
  layoutShift: number
  /** Of all scripts of the load, gzipped. */
  scriptBytes: number
  styleBytes: number
}

const throttling = 4

export async function openChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  try {
    return await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] })
  } catch (error) {
    throw new CommandError(`There is no Chromium at ${executablePath}; set CHROMIUM to one.`, { cause: error })
  }
}

/** Ada opens the page in a browser that has never seen it, reads the first posts and likes one. */
export async function visitHome(browser: Browser, origin: string): Promise<PageLoad> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 900 } })
  try {
    await context.request.post('/session/sign-in', {
      data: { identifier: 'ada', password: 'plaza-demo-password' },
      headers: { origin },
    })
    const page = await context.newPage()
    await page.addInitScript("localStorage.setItem('plaza.signed-in', 'yes')")
    await page.addInitScript(observe)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttling })
    await page.goto('/')
    await until(page, 'measured.firstFeedMs > 0')
    const firstFeedMs = await page.evaluate<number>('measured.firstFeedMs')
    await page.waitForLoadState('networkidle')
    const files = await page.evaluate<string[]>("performance.getEntriesByType('resource').map(({ name }) => name)")
    await page.getByRole('article').first().getByRole('button', { name: /like/i }).first().click()
    await until(page, 'measured.interactionMs > 0')
    await page.mouse.wheel(0, 2_000)
    await page.waitForLoadState('networkidle')
    const { interactionMs, layoutShift } = await page.evaluate<PageLoad>('measured')
    const sizes = await Promise.all(files.map(async (url) => ({ url, bytes: await gzippedBytes(url) })))
    const sumOf = (ending: RegExp) =>
      sizes.filter(({ url }) => ending.test(new URL(url).pathname)).reduce((sum, { bytes }) => sum + bytes, 0)
    return { firstFeedMs, interactionMs, layoutShift, scriptBytes: sumOf(/\.js$/), styleBytes: sumOf(/\.css$/) }
  } finally {
    await context.close()
  }
}

/** The page's content security policy forbids Playwright's own `waitForFunction`. */
async function until(page: Page, expression: string): Promise<void> {
  const giveUpAt = Date.now() + 60_000
  while (!(await page.evaluate<boolean>(expression))) {
    if (Date.now() > giveUpAt) throw new Error(`The page never came to ${expression}.`)
    await setTimeout(20)
  }
}

/** Runs in the page, before anything of its own. */
const observe = `
globalThis.measured = { firstFeedMs: 0, interactionMs: 0, layoutShift: 0 }
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) measured.layoutShift += entry.value
}).observe({ type: 'layout-shift', buffered: true })
new PerformanceObserver((list) => {
  for (const { name, duration } of list.getEntries()) if (name === 'click') measured.interactionMs = duration
}).observe({ type: 'event', durationThreshold: 16 })
new MutationObserver((_, observer) => {
  if (!document.querySelector('main article')) return
  observer.disconnect()
  requestAnimationFrame(() => setTimeout(() => { measured.firstFeedMs = performance.now() }))
}).observe(document, { childList: true, subtree: true })
`

/** What the file takes on the wire to a client that knows gzip. */
function gzippedBytes(url: string): Promise<number> {
  if (!/\.(js|css)$/.test(new URL(url).pathname)) return Promise.resolve(0)
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve(bytes))
      response.on('error', reject)
    })
      .on('error', reject)
      .end()
  })
}
