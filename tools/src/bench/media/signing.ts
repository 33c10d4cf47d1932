import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import { createSignedLinks, withRememberedLinks } from '@plaza/media/links'
import { createS3Storage } from '@plaza/media/s3'
import type { Figure } from '../frame.ts'
import { ownCpuMs } from '../gateway/child.ts'
import { startPlaza } from '../plaza.ts'
import { askerOf, signInAs } from '../seeded.ts'

const feeds = 300
const links = 5_000

/** What the links of a home feed cost of the CPU time that Node takes for the whole of it. */
export async function measureSigning(say: (line: string) => void): Promise<Figure[]> {
  const { linksPerFeed, feedMs } = await measureFeed(say)
  say('links alone')
  const fileSystem = createSignedLinks({ baseUrl: 'http://localhost:3500', secret: randomUUID() })
  const s3 = createS3Storage({
    ...{ endpoint: 'http://localhost:9000', publicEndpoint: 'http://localhost:9000', region: 'us-east-1' },
    ...{ bucket: 'plaza', accessKeyId: 'plaza', secretAccessKey: randomUUID() },
  })
  const fileSystemMs = await cpuOfEach(async (key, options) => fileSystem.download(key, options))
  const s3Ms = await cpuOfEach(s3.signedUrl)
  const againMs = await cpuOfEach(withRememberedLinks(s3).signedUrl, { again: true })
  const share = (linkMs: number) =>
    (100 * linksPerFeed * linkMs) / (feedMs - linksPerFeed * againMs + linksPerFeed * linkMs)
  const feed = `${linksPerFeed} links in a feed that takes ${feedMs.toFixed(1)} ms of Node`
  return [
    { name: 'media.link_us', value: fileSystemMs * 1000, unit: 'µs', topology: 'file system' },
    { name: 'media.feed_signing_pct', value: share(againMs), unit: '%', topology: `links remembered, ${feed}` },
    {
      name: 'media.first_feed_signing_pct',
      value: share(fileSystemMs),
      unit: '%',
      topology: 'file system, none remembered',
    },
    { name: 'media.s3_link_us', value: s3Ms * 1000, unit: 'µs', topology: 'S3, the first time' },
    { name: 'media.s3_first_feed_signing_pct', value: share(s3Ms), unit: '%', topology: 'S3, none remembered' },
  ]
}

type Sign = (key: string, options: { filename: string; mimeType: string; expiresAt: Date }) => Promise<string>

/** Milliseconds of CPU for a link, to a file that nobody has asked for before unless `again`. */
async function cpuOfEach(sign: Sign, { again = false } = {}): Promise<number> {
  const expiresAt = new Date(Date.now() + 3_600_000)
  const keys = Array.from({ length: links * 2 }, () => `files/${randomUUID()}/${randomUUID()}/1280x853`)
  const signAll = async (some: readonly string[]) => {
    for (const key of some) await sign(key, { filename: 'hills.webp', mimeType: 'image/webp', expiresAt })
  }
  await signAll(keys.slice(0, links))
  const start = process.cpuUsage()
  await signAll(again ? keys.slice(0, links) : keys.slice(links))
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000 / links
}

async function measureFeed(say: (line: string) => void): Promise<{ linksPerFeed: number; feedMs: number }> {
  const folder = await makeTemporaryFolder('plaza-bench-feed-')
  try {
    say('PostgreSQL, migrations, the demo town')
    await using plaza = await startPlaza(folder, { RATE_LIMIT_PER_PERSON: '0', RATE_LIMIT_PER_ADDRESS: '0' })
    const ask = await askerOf(plaza.url)
    const { accessToken } = await signInAs(ask, 'ada')
    const read = () => ask(accessToken, 'HomeFeed', { ranking: 'LATEST' })
    say(`${feeds} home feeds, one after the other`)
    for (let n = 0; n < feeds / 2; n++) await read()
    const before = ownCpuMs(plaza.pid)
    for (let n = 0; n < feeds; n++) await read()
    const feedMs = (ownCpuMs(plaza.pid) - before) / feeds
    return { feedMs, linksPerFeed: JSON.stringify(await read()).split('/files/').length - 1 }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
