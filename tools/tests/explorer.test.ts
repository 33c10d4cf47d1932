import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { startPages } from '../src/start/page.ts'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const hasChromium = existsSync(executablePath)
if (!hasChromium) console.warn(`SKIPPED: no Chromium at ${executablePath}; set CHROMIUM to one to test the explorer`)

const people = ['ada', 'grace'].map((username) => ({ username, displayName: username }))
const pages = { ...startPages(true), demo: { people, password: 'a long enough one' } }

const secret = () => randomBytes(32).toString('base64')

let town: TestPlaza
let ada: { id: string; token: string }
let grace: { id: string; token: string }
beforeAll(async () => {
  town = await startTestPlaza({}, { pages })
  ada = await town.signUp('ada')
  grace = await town.signUp('grace')
})
afterAll(() => town[Symbol.asyncDispose]())

describe.skipIf(!hasChromium)('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    // Nothing but this machine is resolved, so that Sandbox cannot be loaded wherever this runs.
    const args = ['--no-sandbox', '--disable-gpu', '--disable-quic']
    args.push('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1')
    browser = await chromium.launch({ executablePath, args })
  })
  afterAll(() => browser.close())

  /** A page at a URL, whose errors and refusals by the Content Security Policy fail the test. */
  async function open(url: string, prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
    const page = await browser.newPage()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => /Content Security Policy/.test(message.text()) && problems.push(message.text()))
    await prepare?.(page)
    await page.goto(url)
    onTestFinished(async () => {
      await page.close()
      expect(problems).toEqual([])
    })
    return page
  }

  const answerIn = (page: Page) => async () =>
    // The editor sets spaces that do not break.
    // biome-ignore lint/performance/useDomNodeTextContent: the lines are elements
    (await page.locator('.result-window').innerText()).replaceAll('\u00a0', ' ')

  async function run(page: Page): Promise<void> {
    await page.click('.graphiql-execute-button')
  }

  test('without a network GraphiQL takes the place of Sandbox, says so, and acts as ada', async () => {
    const page = await open(town.plaza.gateway.url.replace('/graphql', '/'))
    await page.waitForSelector('.graphiql-execute-button')
    expect(await page.textContent('#note')).toContain('Apollo Sandbox could not be loaded')
    expect(await page.isDisabled('#use-sandbox')).toBe(true)
    expect(await page.inputValue('#person')).toBe('ada')

    await run(page)
    await expect.poll(answerIn(page)).toContain('"displayName": "ada"')
    await page.selectOption('#person', 'grace')
    await run(page)
    await expect.poll(answerIn(page)).toContain('"displayName": "grace"')
    await page.selectOption('#person', '')
    await run(page)
    await expect.poll(answerIn(page)).toContain('"viewer": null')
  })

  test('a link to an operation opens it, with its variables', async () => {
    const search = new URLSearchParams({
      query: 'query Linked($name: String!) { userByUsername(username: $name) { displayName } }',
      variables: '{ "name": "grace" }',
    })
    const page = await open(`${town.plaza.gateway.url}?${search}`)
    await page.waitForSelector('.graphiql-execute-button')
    await run(page)
    await expect.poll(answerIn(page)).toContain('"displayName": "grace"')
  })

  test('it says what is the matter with the server, and when nothing is any more', async () => {
    const answer = { status: 'not ready', checks: { disk: 'failed' }, problems: { disk: 'The disk is full.' } }
    let isFull = true
    const page = await open(town.plaza.gateway.url, async (page) => {
      await page.clock.install()
      await page.route('**/health/ready', (route) =>
        isFull ? route.fulfill({ status: 503, json: answer }) : route.continue(),
      )
    })
    await expect.poll(() => page.textContent('#problems')).toBe('The disk is full.')
    isFull = false
    await page.clock.fastForward(11_000)
    await expect.poll(() => page.isVisible('#problems')).toBe(false)
  })

  test('it documents the schema, and keeps a history', async () => {
    const page = await open(town.plaza.gateway.url)
    await page.waitForSelector('.graphiql-execute-button')
    await run(page)
    await page.click('[aria-label="Show History"]')
    await expect.poll(() => page.textContent('.graphiql-plugin')).toContain('Home')
    await page.click('[aria-label="Show Documentation Explorer"]')
    await page.click('a:text-is("Subscription")')
    await expect
      .poll(() => page.textContent('.graphiql-plugin'))
      .toContain('A notification has just reached the viewer.')
  })

  test('variables and headers are sent, and a header of the person is not replaced', async () => {
    const query = 'query ($id: ID!) { user(id: $id) { displayName } viewer { id } }'
    const page = await open(`${town.plaza.gateway.url}?query=${encodeURIComponent(query)}`)
    const type = async (tab: string, text: string) => {
      await page.click(`button:text-is("${tab}")`)
      await page.locator('.graphiql-editor-tool .monaco-editor:visible').click()
      await page.keyboard.insertText(text)
    }
    await page.waitForSelector('.graphiql-execute-button')
    await type('Variables', JSON.stringify({ id: ada.id }))
    await type('Headers', JSON.stringify({ Authorization: `Bearer ${grace.token}` }))
    await run(page)
    await expect.poll(answerIn(page)).toContain('"displayName": "ada"')
    expect(await answerIn(page)()).toContain(grace.id)
  })

  for (const [where, url] of [
    ['the gateway', () => town.plaza.gateway.url],
    ["a subgraph's port", () => town.plaza.subgraphs.get('posts')!.url],
  ] as const) {
    test(`a subscription streams at ${where}`, async () => {
      const post = await town.ask(
        ada.token,
        'mutation { createPost(input: { content: "a post", privacyLevel: PUBLIC }) { post { id } } }',
      )
      const postId = post.data.createPost.post.id
      const query = `subscription { commentAdded(postId: "${postId}") { content } }`
      const page = await open(`${url()}?query=${encodeURIComponent(query)}`)
      await page.waitForSelector('.graphiql-execute-button')
      const streaming = page.waitForResponse((response) =>
        /event-stream/.test(response.headers()['content-type'] ?? ''),
      )
      await run(page)
      await streaming
      const comment = (content: string) =>
        town.ask(
          ada.token,
          'mutation ($input: AddCommentInput!) { addComment(input: $input) { errors { message } } }',
          { input: { postId, content } },
        )
      // The gateway answers before its stream has begun, so what is written until then is not shown.
      let written = 0
      const answer = answerIn(page)
      await expect
        .poll(async () => {
          await comment(`an early one, ${++written}`)
          return answer()
        })
        .toContain('an early one')
      await comment('the last')
      await expect.poll(answer).toContain('the last')
    })
  }

  test('a token that is refused is replaced by a fresh one', async () => {
    const page = await open(town.plaza.gateway.url)
    await page.waitForSelector('.graphiql-execute-button')
    const { data } = await town.ask(ada.token, 'mutation { revokeOtherSessions { errors { message } } }')
    expect(data.revokeOtherSessions.errors).toEqual([])
    await town.plaza.bus.settled()
    await run(page)
    await expect.poll(answerIn(page)).toContain('"displayName": "ada"')
  })

  test('Sandbox is the default where it loads, and asks as ada', async () => {
    const page = await open(town.plaza.gateway.url, (page) =>
      page.route('https://embeddable-sandbox.cdn.apollographql.com/**', (route) =>
        route.fulfill({
          contentType: 'text/javascript',
          body: 'window.EmbeddedSandbox = class { constructor(options) { window.sandbox = options } }',
        }),
      ),
    )
    await expect.poll(() => page.getAttribute('#use-sandbox', 'aria-pressed')).toBe('true')
    const answer = await page.evaluate(async () => {
      // biome-ignore lint/suspicious/noExplicitAny: the class above has put it there
      const { initialEndpoint, handleRequest } = (globalThis as any).sandbox
      const response = await handleRequest(initialEndpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ viewer { id } }' }),
      })
      return response.json()
    })
    expect(answer).toEqual({ data: { viewer: { id: ada.id } } })
    await page.click('#use-graphiql')
    await page.waitForSelector('.graphiql-execute-button')
    expect(await page.isVisible('#sandbox')).toBe(false)
  })
})

test('what the page is told cannot break out of its script', async () => {
  const page = await fetch(town.plaza.gateway.url, { headers: { accept: 'text/html' } })
  const html = await page.text()
  expect(html).toContain("script-src 'self' https://embeddable-sandbox")
  expect(html.match(/id="settings">(.*)<\/script>/)?.[1]).not.toContain('<')
})

test('the explorer signs in its demo people alone, and in production nobody', async () => {
  const signIn = (base: string, person: string, type = 'application/json') =>
    fetch(new URL('/explorer/sign-in', base), {
      method: 'POST',
      headers: { 'content-type': type },
      body: JSON.stringify({ person }),
    })
  expect(await (await signIn(town.plaza.gateway.url, 'ada')).json()).toEqual({ accessToken: expect.any(String) })
  expect((await signIn(town.plaza.gateway.url, 'alan')).status).toBe(400)
  // What a page of another site can send unasked.
  expect((await signIn(town.plaza.gateway.url, 'ada', 'text/plain')).status).toBe(415)

  await using production = await startTestPlaza(
    {
      NODE_ENV: 'production',
      INTROSPECTION: 'true',
      AUTH_SECRET: secret(),
      NOTIFICATIONS_SECRET: secret(),
      GATEWAY_SECRET: secret(),
    },
    { pages },
  )
  expect((await signIn(production.plaza.gateway.url, 'ada')).status).toBe(405)
  const page = await fetch(production.plaza.gateway.url, { headers: { accept: 'text/html' } })
  expect(await page.text()).not.toContain('"ada"')
})

test('a page is told who the demo people are, and in production nobody is', async () => {
  const demoAt = async (base: string) => (await fetch(new URL('/session/demo', base))).json()
  expect(await demoAt(town.plaza.gateway.url)).toEqual({ demo: pages.demo })
  await using production = await startTestPlaza(
    { NODE_ENV: 'production', AUTH_SECRET: secret(), NOTIFICATIONS_SECRET: secret(), GATEWAY_SECRET: secret() },
    { pages },
  )
  expect(await demoAt(production.plaza.gateway.url)).toEqual({ demo: null })
})

test('the demo people of a first start have the names of the town', () => {
  expect(startPages(true).demo!.people).toContainEqual({ username: 'ada', displayName: 'Ada Lovelace' })
  expect(startPages(false).demo).toBeUndefined()
})

test('where introspection is off there is no page', async () => {
  await using closed = await startTestPlaza({ INTROSPECTION: 'false' }, { pages })
  for (const { url } of [closed.plaza.gateway, closed.plaza.subgraphs.get('users')!]) {
    expect((await fetch(new URL('/', url), { redirect: 'manual' })).status).toBe(404)
    expect((await fetch(new URL('/explorer/page.js', url))).status).toBe(404)
  }
})
