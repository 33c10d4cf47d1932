import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createSignedLinks } from '../src/links/signed-links.ts'
import { placeholderPicture } from '../src/placeholder/placeholder.ts'
import { withPlaceholders } from '../src/storage/placeholder-storage.ts'
import { startFileSystem } from './storage/file-system-server.ts'
import { startMedia } from './testkit.ts'

const Links = /* GraphQL */ `query ($id: ID!) { mediaFile(id: $id) { url thumbnailUrl byteSize width height } }`

async function webpSize(bytes: Buffer): Promise<{ width: number; height: number }> {
  const { format, width, height } = await sharp(bytes).metadata()
  expect(format).toBe('webp')
  return { width, height }
}

test('a link serves the picture it promises', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const id = await media.addPicture(ada.id, { filename: 'Hügel & Täler.webp' })
  const { mediaFile } = (await media.execute(ada, Links, { id })).data
  const fetchPath = (link: string, init?: RequestInit) => {
    const { pathname, search } = new URL(link)
    return fetch(media.origin + pathname + search, init)
  }
  const answer = await fetchPath(mediaFile.url)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('image/webp')
  expect(answer.headers.get('content-disposition')).toBe(
    `inline; filename="H_gel & T_ler.webp"; filename*=UTF-8''H%C3%BCgel%20%26%20T%C3%A4ler.webp`,
  )
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(bytes).toHaveLength(mediaFile.byteSize)
  expect(await webpSize(bytes)).toEqual({ width: mediaFile.width, height: mediaFile.height })

  const thumbnail = await webpSize(Buffer.from(await (await fetchPath(mediaFile.thumbnailUrl)).arrayBuffer()))
  expect(Math.max(thumbnail.width, thumbnail.height)).toBe(320)

  const part = await fetchPath(mediaFile.url, { headers: { range: 'bytes=10-19' } })
  expect(part.status).toBe(206)
  expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20))
  expect((await fetchPath(mediaFile.url, { headers: { range: `bytes=${bytes.length}-` } })).status).toBe(416)
  expect((await fetchPath(mediaFile.url, { method: 'HEAD' })).headers.get('content-length')).toBe(String(bytes.length))
})

test('a link to a file with the longest name that is taken serves it, under as much of the name as can be saved', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const family = '👩‍👩‍👧'
  const id = await media.addPicture(ada.id, { filename: `${family.repeat(251)}.png` })
  const { url } = (await media.execute(ada, Links, { id })).data.mediaFile
  const { pathname, search } = new URL(url)
  const answer = await fetch(media.origin + pathname + search)
  expect(answer.status).toBe(200)
  const name = decodeURIComponent(answer.headers.get('content-disposition')!.split("UTF-8''")[1]!)
  expect(name).toBe(`${family.repeat(13)}.png`)
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
})

test('a link that was changed serves nothing', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const [id, other] = (await media.addPictures(ada.id, 2)) as [string, string]
  const { url } = (await media.execute(ada, Links, { id })).data.mediaFile
  const { pathname, searchParams } = new URL(url)
  const changed = (name: string, value: string) => {
    const query = new URLSearchParams(searchParams)
    query.set(name, value)
    return `${pathname}?${query}`
  }
  const attempts = [
    pathname,
    pathname.replace(id, other) + new URL(url).search,
    changed('expires', String(Number(searchParams.get('expires')) + 3_600)),
    changed('type', 'text/html'),
    changed('name', 'other.png'),
    changed('signature', 'AAAA'),
    `/files/../url-secret?${searchParams}`,
  ]
  for (const attempt of attempts) {
    expect((await fetch(media.origin + attempt)).status, attempt).toBeGreaterThanOrEqual(403)
  }
})

test('any page may read what a link leads to, and why it leads nowhere', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const { url } = (await media.execute(ada, Links, { id: await media.addPicture(ada.id) })).data.mediaFile
  const { pathname, search } = new URL(url)
  const fromPage = (path: string, init: RequestInit = {}) =>
    fetch(media.origin + path, { ...init, headers: { origin: 'https://app.example.com', ...init.headers } })

  const served = await fromPage(pathname + search)
  expect(served.headers.get('access-control-allow-origin')).toBe('*')
  expect(served.headers.get('access-control-expose-headers')).toContain('content-range')
  await served.arrayBuffer()

  const refused = await fromPage(pathname)
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, '*'])
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })

  const asked = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'range' }
  const preflight = await fromPage(pathname + search, { method: 'OPTIONS', headers: asked })
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([204, 'range'])
})

test('a link ends with its hour', () => {
  const clock = { time: Date.UTC(2026, 0, 1) }
  const links = createSignedLinks({ baseUrl: 'http://media', secret: 's'.repeat(32), now: () => clock.time })
  const expiresAt = new Date(clock.time + 3_600_000)
  const link = links.download('a/b.png', { filename: 'b.png', mimeType: 'image/png', expiresAt })
  clock.time += 3_599_000
  expect(links.openDownload(link.slice('http://media'.length))).toEqual({
    key: 'a/b.png',
    filename: 'b.png',
    mimeType: 'image/png',
    expiresAt,
  })
  clock.time += 1_000
  expect(links.openDownload(link.slice('http://media'.length))).toBe('EXPIRED')
})

test('a placeholder is served here, wherever other objects are kept', async () => {
  await using elsewhere = await startFileSystem()
  const links = createSignedLinks({ baseUrl: 'http://media', secret: 's'.repeat(32) })
  const storage = withPlaceholders(elsewhere.storage, links)
  const { objectKey } = placeholderPicture('019b0000-0000-7000-8000-0000000000ff')
  const signed = { filename: 'a.webp', mimeType: 'image/webp', expiresAt: new Date(Date.now() + 3_600_000) }
  expect(new URL(await storage.signedUrl(objectKey, signed)).origin).toBe('http://media')
  expect(new URL(await storage.signedUrl('files/a', signed)).origin).toBe(elsewhere.origin)
})
