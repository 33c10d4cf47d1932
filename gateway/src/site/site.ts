/** This folder: the page that the gateway serves at `/`, from a folder that a build has filled. */

import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { pipeline } from 'node:stream'
import send from '@fastify/send'
import {
  addVary,
  badRequest,
  encodingFor,
  type HttpRoute,
  type ProxyTrust,
  pathOf,
  requestedUrl,
  sendRefusal,
} from '@plaza/server'
import { pageHeaders } from './headers.ts'

/** A built page. */
export interface SiteOptions {
  /** Has `index.html`, hashed files in `assets/`, and beside files their compressed twins, `.br` and `.gz`. */
  readonly folder: string
  /** Where pictures, films and files are had and uploads go, e.g. `http://localhost:3500`. */
  readonly fileOrigins: readonly string[]
}

const twins = { br: '.br', gzip: '.gz' } as const

/** A year: a file under a hashed name is never another one. */
const forGood = 'public, max-age=31536000, immutable'

/**
 * Makes the route of a built page: its files, and `index.html` at every path without a dot that no other route has, since
 * the page itself knows its places.
 * @throws Error when the folder can't be read
 */
export async function siteRoute({ folder, fileOrigins }: SiteOptions, trusts: ProxyTrust): Promise<HttpRoute> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Set(
    entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length)),
  )
  const headersFor = pageHeaders(fileOrigins)
  const isServed = (path: string) => files.has(path) && !Object.values(twins).some((twin) => path.endsWith(twin))

  return {
    path: '/*',
    methods: ['GET', 'HEAD'],
    async handle(request, response) {
      const path = pathOf(request)
      const file = isServed(path) ? path : extname(path) === '' ? '/index.html' : undefined
      const known = file && (await open(file))
      if (!known) return sendRefusal(response, badRequest('There is no such file.', {}, { status: 404 }))
      const { statusCode, headers, stream } = known
      response.setHeader('cache-control', file.startsWith('/assets/') ? forGood : 'no-cache')
      for (const [name, value] of headersFor(requestedUrl(request, trusts))) response.setHeader(name, value)
      response.writeHead(statusCode, headers)
      // Ends either with the other; a client that leaves is nobody's fault.
      pipeline(stream, response, () => {})

      /** The file, or its twin as the client likes it best; undefined where it has gone since the start. */
      async function open(file: string) {
        addVary(response, 'accept-encoding')
        const encoding = encodingFor(response)
        const twin = encoding && files.has(file + twins[encoding]) ? twins[encoding] : ''
        if (encoding && twin) response.setHeader('content-encoding', encoding)
        const type = send.mime.getType(file) ?? 'application/octet-stream'
        response.setHeader('content-type', send.isUtf8MimeType(type) ? `${type}; charset=utf-8` : type)
        const sent = await send(request, file + twin, { root: folder, contentType: false, cacheControl: false })
        return sent.statusCode === 404 ? undefined : sent
      }
    },
  }
}
