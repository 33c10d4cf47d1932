import { existsSync } from 'node:fs'
import { createLogger } from '@plaza/server'
import { startGateway } from 'gateway'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { connectServices } from '../../src/bulk/databases.ts'
import { targetsAt } from '../../src/databases.ts'
import { readEmbeddedSettings } from '../../src/embedded/settings.ts'
import { seedTown } from '../../src/seed/index.ts'
import { startPages } from '../../src/start/page.ts'
import { post, startTestPlaza, type TestPlaza } from '../../src/testing/test-plaza.ts'
import { ensureWebBuild } from '../../src/web/build.ts'
import { freeOffset } from '../start-lab.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

export const hasChromium = existsSync(executablePath)
if (!hasChromium) console.warn(`SKIPPED: no Chromium at ${executablePath}; set CHROMIUM to one to test the page`)

/** Of everybody in the seeded town. */
export const password = 'plaza-demo-password'

/** A person at a browser of their own. Closing it fails the test when the page has complained in its console. */
export interface Visitor extends AsyncDisposable {
  readonly page: Page
  readonly context: BrowserContext
  /** Another tab of the same browser. */
  openTab(path?: string): Promise<Page>
}

export interface VisitOptions extends Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'bypassCSP'> {
  /** Where the visit begins; `/` unless given. */
  path?: string
  /** What the console may say, because the journey brings it about: a refused request, a lost connection. */
  mayComplain?: readonly RegExp[]
}

/** The seeded town with its page, served as `pnpm start` does, to known operations alone. */
export interface Town extends TestPlaza {
  /** Of the page, without a slash at its end. */
  readonly origin: string
  /** Opens a browser; `username` is signed in, null is nobody. */
  visit(username: string | null, options?: VisitOptions): Promise<Visitor>
  /** Switches a service off or on for the gateway. */
  switchService(name: string, isOn: boolean): Promise<void>
}

/** One Chromium for the tests of a file. */
export function useBrowser(): () => Browser {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] })
  })
  afterAll(() => browser?.close())
  return () => browser
}

export async function openTown(browser: () => Browser, env: Record<string, string> = {}): Promise<Town> {
  await using cleanup = new AsyncDisposableStack()
  const { ports } = readEmbeddedSettings({ PORT_OFFSET: String(await freeOffset()) })
  const origin = `http://localhost:${ports.gateway}`
  const folder = await ensureWebBuild()
  const plaza = cleanup.use(
    await startTestPlaza(
      { WEB_URL: origin, OPERATIONS: 'safelist', TRACE: 'demo', ...env },
      {
        ports,
        site: folder,
        hasSwitches: true,
        pages: startPages(true),
        async beforeStart(urls) {
          const log = createLogger({ service: 'test', level: 'silent' })
          await using connected = connectServices(targetsAt(urls), log)
          await seedTown(connected.databases)
        },
      },
    ),
  )
  // A second door, for what a test asks of its own.
  const open = await startGateway({
    env: { NODE_ENV: 'test', PORT: '0', RATE_LIMIT_PER_ADDRESS: '0', RATE_LIMIT_PER_PERSON: '0' },
    log: createLogger({ service: 'test', level: 'silent' }),
    verifier: plaza.plaza.verifier,
    inProcess: [...plaza.plaza.subgraphs.values()],
  })
  cleanup.defer(() => open.stop())
  const kept = cleanup.move()
  return {
    ...plaza,
    origin,
    ask: (token, document, variables) => post(open.url, token, document, variables),
    visit: (username, options) => visit(browser(), origin, username, options),
    async switchService(name, isOn) {
      const response = await fetch(`${origin}/glass/services/${name}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ isOn }),
      })
      if (!response.ok) throw new Error(`${name} could not be switched: ${await response.text()}`)
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

async function visit(
  browser: Browser,
  origin: string,
  username: string | null,
  { path = '/', mayComplain = [], ...options }: VisitOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1280, height: 900 },
    ...options,
    ...(username !== null && { storageState: { cookies: [], origins: [{ origin, localStorage: signedIn }] } }),
  })
  const complaints: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(String(error.error())))
  if (username !== null) {
    const response = await context.request.post('/session/sign-in', {
      data: { identifier: username, password },
      headers: { origin },
    })
    const { data, errors } = await response.json()
    if (!data) throw new Error(`${username} could not sign in: ${JSON.stringify(errors)}`)
  }
  const openTab = async (to = '/') => {
    const tab = await context.newPage()
    await tab.goto(to)
    return tab
  }
  const page = await openTab(path)
  return {
    page,
    context,
    openTab,
    async [Symbol.asyncDispose]() {
      await context.close()
      const unexpected = complaints.filter((text) => !mayComplain.some((pattern) => pattern.test(text)))
      if (unexpected.length > 0) throw new Error(`The page has complained:\n${unexpected.join('\n')}`)
    },
  }
}

/**
 * Waits until an expression holds in the page. Playwright's own `waitForFunction` evaluates text later, which the page's content
 * security policy forbids.
 */
export const until = (page: Page, expression: string) =>
  expect.poll(() => page.evaluate<boolean>(`Boolean(${expression})`)).toBe(true)

/** What a sign-in by the page leaves behind, beside the cookie. */
const signedIn = [{ name: 'plaza.signed-in', value: 'yes' }]

/** True when no part of the page that is in sight loads. */
export const isSettled = `![...document.querySelectorAll('[data-loading]')].some((part) => {
  const { top, bottom } = part.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
})`
