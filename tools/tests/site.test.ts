import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'
import { ensureWebBuild } from '../src/web/build.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const hasChromium = existsSync(executablePath)
if (!hasChromium) console.warn(`SKIPPED: no Chromium at ${executablePath}; set CHROMIUM to one to test the page`)

let town: TestPlaza
beforeAll(async () => {
  town = await startTestPlaza({}, { site: await ensureWebBuild() })
})
afterAll(() => town[Symbol.asyncDispose]())

const portOf = (name: 'gateway' | 'media') =>
  name === 'gateway' ? town.plaza.gateway.port : Number(new URL(town.plaza.subgraphs.get(name)!.url).port)
const origins = () => ['localhost', '127.0.0.1'].map((host) => `http://${host}:${portOf('gateway')}`)

test('the page may have files from media and its storage, and nothing else from elsewhere', async () => {
  const response = await fetch(`http://127.0.0.1:${portOf('gateway')}/`)
  const policy = response.headers.get('content-security-policy')
  expect(policy).toContain(`img-src 'self' blob: data: http://localhost:${portOf('media')};`)
  expect(await response.text()).toContain('<div id="root">')

  const S3 = { S3_ENDPOINT: 'http://s3:7070', S3_PUBLIC_ENDPOINT: 'https://files.plaza.test/of', S3_BUCKET: 'files' }
  const env = {
    ...S3,
    S3_ACCESS_KEY_ID: 'key',
    S3_SECRET_ACCESS_KEY: 'secret',
    MEDIA_URL: 'https://media.plaza.test/m',
  }
  await using other = await startTestPlaza(env, { site: await ensureWebBuild() })
  const { headers } = await fetch(new URL('/', other.plaza.gateway.url))
  const files = 'https://media.plaza.test https://files.plaza.test'
  expect(headers.get('content-security-policy')).toContain(`connect-src 'self' blob: ${files} ws://`)
})

test.each([0, 1])('media takes files from a page at either name of this machine (%i)', async (which) => {
  const response = await fetch(`http://127.0.0.1:${portOf('media')}/files/any`, {
    method: 'OPTIONS',
    headers: {
      origin: origins()[which]!,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type',
    },
  })
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-methods')).toContain('PUT')
})

describe.skipIf(!hasChromium)('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  })
  afterAll(() => browser.close())

  test.each([0, 1])('the page runs under its policy, at either name of this machine (%i)', async (which) => {
    const page = await browser.newPage()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on(
      'console',
      (message) => /Content Security Policy|Trusted/i.test(message.text()) && problems.push(message.text()),
    )
    await page.goto(`${origins()[which]}/people/nobody`)
    await page.waitForSelector('#root > *')

    const reached = await page.evaluate(async (media) => {
      const { location } = globalThis as unknown as { location: { host: string } }
      const socket = new WebSocket(`ws://${location.host}/graphql`, 'graphql-transport-ws')
      const opened = new Promise((resolve) => {
        socket.onopen = () => resolve(true)
        socket.onerror = () => resolve(false)
      })
      const signedOut = await fetch('/session/refresh', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      const file = await fetch(`http://localhost:${media}/files/any`).then(
        (response) => response.status,
        () => 'refused',
      )
      const isOpen = await opened
      socket.close()
      return { isOpen, session: signedOut.status, file }
    }, portOf('media'))
    expect(reached).toEqual({ isOpen: true, session: 200, file: expect.any(Number) })
    expect(problems).toEqual([])

    // What must not be, is not: an address that nobody named, and a text that becomes markup.
    const kept = await page.evaluate(async () => {
      const { document } = globalThis as unknown as { document: { body: { innerHTML: string } } }
      const elsewhere = await fetch('https://evil.test/').then(
        () => 'reached',
        () => 'refused',
      )
      try {
        document.body.innerHTML = '<img src="x" onerror="alert(1)">'
        return { elsewhere, markup: 'written' }
      } catch (error) {
        return { elsewhere, markup: (error as Error).name }
      }
    })
    expect(kept).toEqual({ elsewhere: 'refused', markup: 'TypeError' })
    await page.close()
  })
})
