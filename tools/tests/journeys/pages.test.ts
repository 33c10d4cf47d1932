import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { repositoryPath } from '../../src/repository.ts'
import { hasChromium, isSettled, openTown, type Town, until, useBrowser } from './lab.ts'

/** What can be opened by an address. In `path`, `:post` and `:conversation` are ones of the town. */
const pages = [
  { name: 'sign-in', path: '/sign-in', who: null },
  { name: 'sign-up', path: '/sign-up', who: null },
  { name: 'forgot-password', path: '/forgot-password', who: null },
  { name: 'reset-password', path: '/reset-password#token=none', who: null },
  { name: 'verify-email', path: '/verify-email#token=none', who: null },
  { name: 'home', path: '/', who: 'ada' },
  { name: 'home-latest', path: '/?ranking=latest', who: 'ada' },
  { name: 'post', path: '/posts/:post', who: 'ada' },
  { name: 'drafts', path: '/drafts', who: 'ada' },
  { name: 'people', path: '/people', who: 'ada' },
  { name: 'own-profile', path: '/people/ada', who: 'ada' },
  { name: 'profile', path: '/people/grace', who: 'ada' },
  { name: 'messages', path: '/messages', who: 'ada' },
  { name: 'conversation', path: '/messages/:conversation', who: 'ada' },
  { name: 'notifications', path: '/notifications', who: 'ada' },
  { name: 'search', path: '/search?q=ma', who: 'ada' },
  { name: 'search-posts', path: '/search?q=the&tab=posts', who: 'ada' },
  { name: 'tag', path: '/tags/:tag', who: 'ada' },
  { name: 'files', path: '/files', who: 'ada' },
  { name: 'settings', path: '/settings', who: 'ada' },
  { name: 'settings-sessions', path: '/settings/sessions', who: 'ada' },
  { name: 'settings-privacy', path: '/settings/privacy', who: 'ada' },
  { name: 'settings-notifications', path: '/settings/notifications', who: 'ada' },
  { name: 'not-found', path: '/nowhere', who: 'ada' },
] as const

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } }
type Size = keyof typeof sizes
type Theme = 'light' | 'dark'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** A folder to put pictures of all pages into, e.g. for docs/images. */
const { SCREENSHOTS: pictures } = process.env

describe.skipIf(!hasChromium)('each page', () => {
  const browser = useBrowser()
  let town: Town
  let addresses: Record<string, string>
  beforeAll(async () => {
    town = await openTown(browser)
    addresses = await findAddresses(town)
  })
  afterAll(() => town?.[Symbol.asyncDispose]())

  test.each(pages)('$name keeps nobody out, in light and in dark', async ({ name, path, who }) => {
    const to = path.replace(/:(\w+)/, (_, key: string) => addresses[key]!)
    await using visitor = await town.visit(who, { path: to })
    const { page } = visitor
    const shapes: [Size, Theme][] = [
      ['desktop', 'light'],
      ['phone', 'dark'],
    ]
    for (const [size, theme] of shapes) {
      await show(page, size, theme)
      expect(await findBarriers(page), `${size}, ${theme}`).toEqual([])
      expect(await overflow(page), `${size} is wider than its screen`).toBe(0)
    }
    if (pictures) await takePictures(page, join(repositoryPath, pictures), name)
  })
})

async function show(page: Page, size: Size, theme: Theme): Promise<void> {
  await page.setViewportSize(sizes[size])
  await page.emulateMedia({ colorScheme: theme })
  await page.locator('h1:visible').first().waitFor()
  await until(page, isSettled)
  await until(page, "document.fonts.status === 'loaded'")
  await until(
    page,
    'document.getAnimations().every(({ playState, effect }) => playState !== "running" || effect.getTiming().iterations === Infinity)',
  )
}

interface AxeResult {
  violations: { id: string; impact: string; nodes: { html: string }[] }[]
}

/** What axe finds that keeps people out, by rule and element. */
async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResult>('axe.run(document)')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}

/** How many pixels the page is wider than its window. */
const overflow = (page: Page) => page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)')

async function takePictures(page: Page, folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const size of Object.keys(sizes) as Size[]) {
    for (const theme of ['light', 'dark'] as const) {
      await show(page, size, theme)
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: join(folder, `${name}-${size}-${theme}.png`) })
    }
  }
}

async function findAddresses({ ask }: Town): Promise<Record<string, string>> {
  const { data: signedIn } = await ask(
    null,
    'mutation { signIn(input: { identifier: "ada", password: "plaza-demo-password" }) { tokens { accessToken } } }',
  )
  const { data } = await ask(
    signedIn.signIn.tokens.accessToken,
    `{
      viewer {
        homeFeed(first: 50) { nodes { id commentCount } }
        conversations(first: 1) { nodes { id } }
      }
      trendingTags(first: 1) { name }
    }`,
  )
  const { homeFeed, conversations } = data.viewer
  const discussed = homeFeed.nodes.toSorted(
    (one: { commentCount: number }, other: { commentCount: number }) => other.commentCount - one.commentCount,
  )
  return { post: discussed[0].id, conversation: conversations.nodes[0].id, tag: data.trendingTags[0].name }
}
