import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSignedLinks } from '../../src/links/signed-links.ts'
import { testObjectStorage } from './conformance.ts'
import { startFileSystem } from './file-system-server.ts'

testObjectStorage({ name: 'the file system', start: () => startFileSystem(), secondPut: 200 })

const type = 'image/png'
const inAnHour = () => new Date(Date.now() + 3_600_000)
const read = { filename: 'hills.png', mimeType: type }

test('no path leads out of the folder, and no symbolic link is followed', async () => {
  await using files = await startFileSystem()
  await writeFile(join(files.folder, '..', `outside-${process.pid}`), 'secret')
  const outside = `outside-${process.pid}`
  for (const key of [
    `../${outside}`,
    `a/../../${outside}`,
    `/${outside}`,
    'a//b',
    'a/./b',
    'a\0',
    'a\\b',
    '',
    'drafts/x',
  ]) {
    await expect(files.storage.put(key, Buffer.from('x'), { mimeType: type, byteSize: 1 }), key).rejects.toThrow()
    await expect(files.storage.get(key), key).rejects.toThrow('leads out of the store')
  }
  await mkdir(join(files.folder, 'tests'))
  await symlink(join(files.folder, '..'), join(files.folder, 'tests', 'folder'))
  await symlink(join(files.folder, '..', outside), join(files.folder, 'tests', 'file'))
  for (const key of ['tests/file', `tests/folder/${outside}`]) {
    expect(await files.storage.get(key)).toBeUndefined()
    expect((await fetch(await files.storage.signedUrl(key, { ...read, expiresAt: inAnHour() }))).status).toBe(404)
    await files.storage.delete([key])
  }
  await expect(files.storage.put('tests/folder/x', Buffer.from('x'), { mimeType: type, byteSize: 1 })).rejects.toThrow()
  expect(await readdir(join(files.folder, '..'))).toContain(outside)
  await rm(join(files.folder, '..', outside))
})

test.each([
  '/files/../objects/a',
  '/files/%2e%2e/a',
  '/files/tests/..%2f..%2fa',
  '/files/a%00',
  '/files/a%5c..%5cb',
  '/files/%',
  '/files/',
])('the path %s, sent as it is, serves and stores nothing', async (path) => {
  await using files = await startFileSystem()
  await files.storage.put('a', Buffer.from('secret'), { mimeType: type, byteSize: 6 })
  const { search } = new URL(await files.storage.signedUrl('a', { ...read, expiresAt: inAnHour() }))
  for (const method of ['GET', 'PUT']) {
    const sent = request({ port: new URL(files.origin).port, path: path + search, method })
    sent.end()
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    expect([method, response.statusCode]).toEqual([method, expect.toSatisfy((s: number) => s === 403 || s === 404)])
    response.resume()
  }
})

test('conditions and ranges are those of RFC 9110', async () => {
  await using files = await startFileSystem()
  const bytes = randomBytes(1_000)
  await files.storage.put('a', bytes, { mimeType: type, byteSize: 1_000 })
  const url = await files.storage.signedUrl('a', { ...read, expiresAt: inAnHour() })
  const ask = (headers: Record<string, string>, method = 'GET') => fetch(url, { method, headers })
  const etag = (await ask({})).headers.get('etag')!
  const cases: [Record<string, string>, number, Buffer?][] = [
    [{ range: 'bytes=0-0' }, 206, bytes.subarray(0, 1)],
    [{ range: 'Bytes=5-' }, 206, bytes.subarray(5)],
    [{ range: 'bytes=-10' }, 206, bytes.subarray(-10)],
    [{ range: 'bytes=-5000' }, 206, bytes],
    [{ range: 'bytes= 7-8 ,' }, 206, bytes.subarray(7, 9)],
    [{ range: 'bytes=0-1,5-6' }, 200, bytes],
    [{ range: 'bytes=6-5' }, 200, bytes],
    [{ range: 'bytes=-' }, 200, bytes],
    [{ range: 'bytes=a-b' }, 200, bytes],
    [{ range: 'lines=1-2' }, 200, bytes],
    [{ range: 'bytes=1000-' }, 416],
    [{ range: 'bytes=-0' }, 416],
    [{ range: `bytes=${'9'.repeat(400)}-` }, 416],
    [{ range: 'bytes=1-2', 'if-range': etag }, 206, bytes.subarray(1, 3)],
    [{ range: 'bytes=1-2', 'if-range': '"another"' }, 200, bytes],
    [{ range: 'bytes=1-2', 'if-range': `W/${etag}` }, 200, bytes],
    [{ range: 'bytes=1-2', 'if-range': new Date().toUTCString() }, 200, bytes],
    [{ 'if-none-match': `"a", W/${etag}` }, 304],
    [{ 'if-none-match': '*' }, 304],
    [{ 'if-none-match': '"another"', range: 'bytes=1-2' }, 206, bytes.subarray(1, 3)],
  ]
  for (const [headers, status, body] of cases) {
    const answer = await ask(headers)
    const received = Buffer.from(await answer.arrayBuffer())
    expect([headers, answer.status]).toEqual([headers, status])
    if (body) expect([headers, received.equals(body)]).toEqual([headers, true])
  }
  expect((await ask({ range: 'bytes=1000-' })).headers.get('content-range')).toBe('bytes */1000')
  const head = await ask({ range: 'bytes=1-2' }, 'HEAD')
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '1000'])
  expect(head.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
})

test('what broke off with its process is taken away, unless it is still written to', async () => {
  await using files = await startFileSystem()
  const old = new Date(Date.now() - 7_200_000)
  for (const name of ['old', 'older', 'new']) {
    await writeFile(join(files.folder, 'drafts', name), 'x')
    if (name !== 'new') await utimes(join(files.folder, 'drafts', name), old, old)
  }
  const anHourAgo = new Date(Date.now() - 3_600_000)
  expect(await files.storage.deleteUnfinished(anHourAgo, { isDryRun: true })).toEqual({ count: 2, bytes: 2 })
  expect(await files.storage.deleteUnfinished(anHourAgo, { most: 1 })).toEqual({ count: 1, bytes: 1 })
  expect(await readdir(join(files.folder, 'drafts'))).toHaveLength(2)
  expect(await files.storage.deleteUnfinished(anHourAgo)).toEqual({ count: 1, bytes: 1 })
  expect(await readdir(join(files.folder, 'drafts'))).toEqual(['new'])
})

test('a deleted object leaves no empty folder', async () => {
  await using files = await startFileSystem()
  for (const key of ['files/1/a/main', 'files/1/b/main'])
    await files.storage.put(key, Buffer.from('x'), { mimeType: type, byteSize: 1 })
  await files.storage.delete(['files/1/a/main'])
  expect(await readdir(join(files.folder, 'files', '1'))).toEqual(['b'])
  await files.storage.delete(['files/1/b/main'])
  expect(await readdir(join(files.folder, 'files'))).toEqual([])
})

test('no name of a file passes for another field of the link', () => {
  const links = createSignedLinks({ baseUrl: '', secret: 's'.repeat(32) })
  const link = new URL(
    links.download('a', { mimeType: 'a', filename: 'b\n1\nc', expiresAt: new Date(10_000) }),
    'http://h',
  )
  for (const [name, value] of Object.entries({ type: 'a\nb', name: 'c', expires: '1' }))
    link.searchParams.set(name, value)
  expect(links.openDownload(link.pathname + link.search)).toBe('FORGED')
})
