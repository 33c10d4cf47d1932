import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import { request } from 'undici'
import { percentile } from '../buffers.ts'
import type { Figure } from '../frame.ts'
import { keptBy, startChild } from '../gateway/child.ts'
import { startPlaza } from '../plaza.ts'
import { askerOf, signInAs } from '../seeded.ts'
import { forgetPeak, peakMegabytes } from './memory.ts'

const megabyte = 1_000_000
const large = randomBytes(100 * megabyte)
const small = large.subarray(0, 20 * megabyte)
const atOnce = 20

/** Uploads through the signed links of the file system's storage, beside the same bytes to a server that only stores them. */
export async function measureUploads(say: (line: string) => void, rounds: number): Promise<Figure[]> {
  await using cleanup = new AsyncDisposableStack()
  const folder = await makeTemporaryFolder('plaza-bench-media-')
  cleanup.defer(() => rm(folder, { recursive: true, force: true }))
  say('PostgreSQL, migrations, the demo town')
  const plaza = cleanup.use(
    await startPlaza(join(folder, 'data'), { RATE_LIMIT_PER_PERSON: '0', RATE_LIMIT_PER_ADDRESS: '0' }),
  )
  await mkdir(join(folder, 'plain'))
  const plain = await keptBy(cleanup)(startChild('plain-uploads', [join(folder, 'plain')]))
  const ask = await askerOf(plaza.url)
  const { accessToken } = await signInAs(ask, 'ada')

  const announce = async (byteSize: number) => {
    const input = { filename: 'bench.mp4', mimeType: 'video/mp4', byteSize }
    const { upload, errors } = (await ask(accessToken, 'CreateUpload', { input })).createUpload
    if (!upload) throw new Error(JSON.stringify(errors))
    const headers = Object.fromEntries(
      upload.headers.map(({ name, value }: { name: string; value: string }) => [name, value]),
    )
    return { url: upload.url as string, headers: headers as Record<string, string> }
  }
  const megabytesPerSecond: Record<'plain' | 'media', number[]> = { plain: [], media: [] }
  for (let round = 0; round < rounds; round++) {
    say(`an upload of ${large.length / megabyte} MB to each, ${round + 1} of ${rounds}`)
    const to = { plain: { url: `${plain.url}/${round}`, headers: {} }, media: await announce(large.length) }
    for (const which of ['plain', 'media'] as const) {
      megabytesPerSecond[which].push(large.length / megabyte / (await put(to[which], large)))
    }
  }

  say(`${atOnce} uploads of ${small.length / megabyte} MB at once`)
  const links = await Promise.all(Array.from({ length: atOnce }, () => announce(small.length)))
  forgetPeak(plaza.pid)
  const before = await plaza.residentMegabytes()
  const seconds = await Promise.all(links.map((link) => put(link, small)))
  const peak = peakMegabytes(plaza.pid)

  const [ours, theirs] = [percentile(megabytesPerSecond.media, 0.5), percentile(megabytesPerSecond.plain, 0.5)]
  return [
    { name: 'media.upload_mb_per_s', value: ours, unit: 'MB/s', topology: '1 process, one upload at a time' },
    { name: 'media.upload_vs_plain', value: ours / theirs, unit: '×', topology: 'of node:http into a file' },
    {
      name: 'media.upload_at_once_mb_per_s',
      value: (atOnce * small.length) / megabyte / Math.max(...seconds),
      unit: 'MB/s',
    },
    {
      name: 'media.rss_peak_mb',
      value: peak,
      unit: 'MB',
      topology: `all of Plaza, ${atOnce} uploads of 20 MB at once`,
    },
    { name: 'media.rss_growth_mb', value: peak - before, unit: 'MB', topology: 'of which during these uploads' },
  ]
}

/** Seconds that it took. */
async function put({ url, headers }: { url: string; headers: Record<string, string> }, body: Buffer): Promise<number> {
  const begun = performance.now()
  const answer = await request(url, { method: 'PUT', headers, body })
  const text = await answer.body.text()
  if (answer.statusCode !== 200) throw new Error(`PUT answered ${answer.statusCode}: ${text}`)
  return (performance.now() - begun) / 1000
}
