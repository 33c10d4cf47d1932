import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'
import type { SubgraphSpecs } from './support/subgraphs.ts'

const specs: SubgraphSpecs = { a: { sdl: 'type Query { ping: String }', root: { ping: 'pong' } } }
const html = '<!doctype html><title>The page</title>'
const script = `console.log(${JSON.stringify('a word '.repeat(1000))})`

let folder: string
let gateway: StartedGateway
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plaza-site-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), html)
  await writeFile(join(folder, 'plaza.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(folder, '.secret'), 'not for anybody')
  await writeFile(join(folder, 'assets/index-abc.js'), script)
  await writeFile(join(folder, 'assets/index-abc.js.br'), brotliCompressSync(script))
  await writeFile(join(folder, 'assets/index-abc.js.gz'), gzipSync(script))
  await writeFile(join(folder, 'assets/gone-abc.js'), script)
  const site = { folder, fileOrigins: ['http://localhost:3500/', 'https://files.plaza.test/bucket'] }
  gateway = await startOnSpecs(specs, { TRUST_PROXY: '1' }, { site })
})
afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const at = (path: string) => new URL(path, gateway.url)
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') => fetch(at(path), { method, headers })

/** As it came: fetch decompresses, and resolves `..`. */
function raw(path: string, headers: Record<string, string> = {}) {
  const { port } = new URL(gateway.url)
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path, headers }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk as Buffer)
      resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) })
    })
    asked.once('error', reject)
    asked.end()
  })
}

describe('the page', () => {
  test.each(['/', '/?a=b', '/index.html', '/people/ada', '/people/ada/', '/tags/a%20b', '/session/nothing', '/assets'])(
    'is at %s, and asked for each time',
    async (path) => {
      const response = await get(path)
      expect([response.status, await response.text()]).toEqual([200, html])
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(response.headers.get('cache-control')).toBe('no-cache')
    },
  )

  test('has nothing to send again to who has it', async () => {
    const first = await get('/people/ada')
    const etag = first.headers.get('etag')!
    for (const [path, known] of [
      ['/', etag],
      ['/people/grace', `"other", ${etag}`],
    ] as const) {
      const { status, headers, body } = await raw(path, { 'if-none-match': known })
      expect([status, body.length, headers['cache-control']]).toEqual([304, 0, 'no-cache'])
    }
    expect((await raw('/', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test('leaves every other route where it is', async () => {
    expect((await gateway.ask('{ ping }')).data).toEqual({ ping: 'pong' })
    expect(await (await get('/health/live')).json()).toEqual({ status: 'ok' })
    expect(await (await get('/graphql', { accept: 'text/html' })).text()).toContain('/explorer/page.js')
    expect((await get('/explorer/page.js')).headers.get('content-type')).toContain('javascript')
    expect((await get('/explorer/nothing.js')).status).toBe(404)
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const response = await get('/people/ada', {}, method)
      expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD'])
    }
  })

  test('is not there without a folder: the explorer is', async () => {
    await using plain = await startOnSpecs(specs)
    const response = await fetch(new URL('/', plain.url), { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql'])
    expect((await fetch(new URL('/people/ada', plain.url))).status).toBe(404)
  })
})

describe('a file of the page', () => {
  test('is kept for good under a hashed name, and asked for each time under another', async () => {
    const hashed = await get('/assets/index-abc.js')
    expect([hashed.status, await hashed.text()]).toEqual([200, script])
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(hashed.headers.get('content-type')).toMatch(/^(?:text|application)\/javascript; charset=utf-8$/)
    const plain = await get('/plaza.svg')
    expect([plain.status, plain.headers.get('content-type'), plain.headers.get('cache-control')]).toEqual([
      200,
      'image/svg+xml',
      'no-cache',
    ])
  })

  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
    ['zstd', undefined, (body: Buffer) => body],
    ['', undefined, (body: Buffer) => body],
  ])('comes compressed as it is accepted: %s', async (accepted, encoding, decompress) => {
    const { status, headers, body } = await raw('/assets/index-abc.js', { 'accept-encoding': accepted })
    expect([status, headers['content-encoding'], headers.vary]).toEqual([200, encoding, 'accept-encoding'])
    expect(headers['content-length']).toBe(String(body.length))
    expect(decompress(body).toString()).toBe(script)
  })

  test('says by HEAD what it is', async () => {
    for (const path of ['/', '/assets/index-abc.js', '/people/ada']) {
      const [asked, got] = await Promise.all([get(path, {}, 'HEAD'), get(path)])
      const told = ({ status, headers }: Response) => [
        status,
        ...['content-type', 'content-length', 'etag', 'cache-control', 'content-security-policy'].map((name) =>
          headers.get(name),
        ),
      ]
      expect(told(asked)).toEqual(told(got))
      expect(await asked.text()).toBe('')
    }
  })

  test('that is not there is a 404, and never the page', async () => {
    for (const path of [
      '/assets/index-old.js',
      '/nothing.png',
      '/assets/index-abc.js.br',
      '/.secret',
      '/people/ada/nothing.css',
      '/../package.json',
      '/assets/../../package.json',
      '/%2e%2e/package.json',
      '/assets/..%2f..%2fpackage.json',
      '/..%5cpackage.json',
      '/%00.js',
      '/%ff.js',
    ]) {
      const { status, headers, body } = await raw(path)
      expect([path, status]).toEqual([path, 404])
      expect(headers['cache-control'] ?? '').not.toContain('immutable')
      expect(body.toString()).not.toContain('The page')
    }
  })

  test('that has gone since the start is a 404, and the gateway lives', async () => {
    await rm(join(folder, 'assets/gone-abc.js'))
    expect((await get('/assets/gone-abc.js')).status).toBe(404)
    expect((await get('/')).status).toBe(200)
  })
})

describe('the policy', () => {
  const rulesOf = (response: { headers: Headers }) =>
    Object.fromEntries(
      (response.headers.get('content-security-policy') ?? '').split('; ').map((rule) => {
        const [name = '', ...sources] = rule.split(/ +/)
        return [name, sources]
      }),
    )

  test('lets nothing run but the files of the page, and reaches files and the gateway alone', async () => {
    const { host } = new URL(gateway.url)
    const files = ['http://localhost:3500', 'https://files.plaza.test']
    for (const path of ['/', '/people/ada', '/assets/index-abc.js']) {
      expect(rulesOf(await get(path))).toEqual({
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'font-src': ["'self'"],
        'img-src': ["'self'", 'blob:', 'data:', ...files],
        'media-src': ["'self'", 'blob:', ...files],
        'connect-src': ["'self'", 'blob:', ...files, `ws://${host}`, `wss://${host}`],
        'manifest-src': ["'self'"],
        'worker-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
        'require-trusted-types-for': ["'script'"],
        'trusted-types': ['push-worker'],
      })
    }
  })

  test('has the other headers beside it', async () => {
    const { headers } = await get('/')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
  })

  test('knows the host behind a proxy, and takes no rule out of a host', async () => {
    const sockets = async (host: string) =>
      rulesOf(await get('/', { 'x-forwarded-host': host }))['connect-src']?.filter((source) => source.startsWith('ws'))
    expect(await sockets('plaza.test')).toEqual(['ws://plaza.test', 'wss://plaza.test'])
    expect(await sockets('[::1]:4000')).toEqual(['ws://[::1]:4000', 'wss://[::1]:4000'])
    for (const host of ["a;script-src'*'", 'a b', "a';x", 'a,b']) expect(await sockets(host)).not.toContain(host)
    expect(Object.keys(rulesOf(await get('/', { 'x-forwarded-host': "a;script-src-elem'*'" })))).toHaveLength(14)
  })
})

describe('a page that settings name', () => {
  test('is served as one that the process was given', async () => {
    await using own = await startOnSpecs(specs, {
      SITE_FOLDER: folder,
      SITE_FILE_ORIGINS: 'https://files.plaza.test, http://localhost:3500',
    })
    const response = await fetch(new URL('/people/ada', own.url))
    expect([response.status, await response.text()]).toEqual([200, html])
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("img-src 'self' blob: data: https://files.plaza.test http://localhost:3500;")
  })

  test.each([
    [{ SITE_FOLDER: '/nowhere' }, "SITE_FOLDER: /nowhere/index.html can't be read; name the folder of a built page."],
    [{ SITE_FILE_ORIGINS: '*' }, 'SITE_FILE_ORIGINS: must be origins of http or https, each by its name'],
    [{ SITE_FILE_ORIGINS: 'https://files.plaza.test/bucket' }, 'https://files.plaza.test would do'],
  ])('that can not be served keeps the gateway from starting: %o', async (env, why) => {
    await expect(startOnSpecs(specs, env)).rejects.toThrow(why)
  })
})
