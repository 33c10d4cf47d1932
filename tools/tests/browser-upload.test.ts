import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, connect, createServer as createRelay } from 'node:net'
import { s3ForTests } from '@plaza/media/versitygw'
import { print } from 'graphql'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOperations } from '../src/contract/operations.ts'
import { inRepository, repositoryPath } from '../src/repository.ts'
import { startTestPlaza } from '../src/testing/test-plaza.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const hasChromium = existsSync(executablePath)
if (!hasChromium) console.warn(`SKIPPED: no Chromium at ${executablePath}; set CHROMIUM to one to test uploads`)

const s3 = hasChromium ? await s3ForTests() : null
afterAll(() => s3?.[Symbol.asyncDispose]())

/** Where the bytes go, and the settings by which they do. */
const places: [string, () => Promise<Record<string, string>>][] = [['the file system', async () => ({})]]
if (s3) places.push(['a bucket of S3', () => s3.settings()])

describe.skipIf(!hasChromium)('a page of another origin', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] })
  })
  afterAll(() => browser.close())

  test.each(places)('uploads a photo to %s, sees how far it is, and shows it', async (_, settings) => {
    await using media = await relay()
    await using app = await servePage()
    await using town = await startTestPlaza({ CORS_ORIGINS: app.origin, MEDIA_URL: media.url, ...(await settings()) })
    media.leadTo(new URL(town.plaza.subgraphs.get('media')!.url).port)
    const ada = await town.signUp('ada')
    const texts = (await readOperations()).map(({ name, document }) => [name, print(document)])

    const page = await browser.newPage()
    const problems: string[] = []
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    await page.goto(app.origin)
    // So slowly that it takes a while.
    const network = await page.context().newCDPSession(page)
    await network.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 500_000 },
    })

    await page.addScriptTag({ content: await uploadScript() })
    await page.addScriptTag({ path: `${repositoryPath}tools/tests/browser-upload/page.js` })
    const given = { gateway: town.plaza.gateway.url, token: ada.token, operations: Object.fromEntries(texts) }
    const { id, progress, total }: Uploaded = await page.evaluate(`uploadPhoto(${JSON.stringify(given)})`)
    expect(progress.some((loaded) => loaded > 0 && loaded < total)).toBe(true)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
    expect(progress.at(-1)).toBe(total)

    const file = async () => {
      const { data } = await town.ask(ada.token, 'query ($id: ID!) { mediaFile(id: $id) { status url } }', { id })
      return data.mediaFile
    }
    await expect.poll(file, { timeout: 30_000 }).toMatchObject({ status: 'READY' })
    expect(await page.evaluate(`show(${JSON.stringify((await file()).url)})`)).toEqual({ width: 800, height: 600 })
    expect(problems).toEqual([])
    await page.close()
  })
})

interface Uploaded {
  id: string
  /** Bytes at each event. */
  progress: number[]
  total: number
}

async function uploadScript(): Promise<string> {
  const guide = await readFile(inRepository('docs/guides/files.md'), 'utf8')
  return /^```js\n(\/\/ upload\.js\n.*?)^```$/ms.exec(guide)![1]!
}

/** An application on an origin of its own. */
async function servePage() {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>app</title>')
  })
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** An address that is known before media has its port. */
async function relay() {
  let target = 0
  const server = createRelay((socket) => {
    const inner = connect(target, '127.0.0.1')
    socket.pipe(inner).pipe(socket)
    socket.on('error', () => inner.destroy())
    inner.on('error', () => socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo(port: string) {
      target = Number(port)
    },
    async [Symbol.asyncDispose]() {
      server.close()
    },
  }
}
