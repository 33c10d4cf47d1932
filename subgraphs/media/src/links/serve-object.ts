import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { badRequest } from '@plaza/server'
import { contentDisposition } from '../storage/content-disposition.ts'
import type { StoredObject } from '../storage/object-storage.ts'
import { parseByteRange } from './byte-range.ts'
import type { Download } from './signed-links.ts'

/**
 * Answers `GET` and `HEAD` with an object, a part of it, or that the client has it already.
 * @throws GraphQLError when the object has nothing of the range
 */
export async function serveObject(
  request: IncomingMessage,
  response: ServerResponse,
  { link, object }: { link: Download; object: StoredObject },
): Promise<void> {
  const etag = etagOf(link.key, object.size)
  const secondsLeft = Math.max(0, Math.floor((link.expiresAt.getTime() - Date.now()) / 1000))
  response.setHeader('etag', etag)
  response.setHeader('cache-control', `private, max-age=${secondsLeft}, immutable`)
  if (isKnown(request.headers['if-none-match'], etag)) {
    response.writeHead(304).end()
    return
  }
  const range = rangeOf(request, { etag, size: object.size })
  if (range === 'UNSATISFIABLE') {
    const headers = { 'content-range': `bytes */${object.size}` }
    throw badRequest(`The file has ${object.size} bytes, none of them in this range.`, {}, { status: 416, headers })
  }
  response.writeHead(range ? 206 : 200, {
    'content-type': link.mimeType,
    'content-length': range ? range.end - range.start + 1 : object.size,
    'content-disposition': contentDisposition(link),
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${object.size}` }),
  })
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  await pipeline(object.read(range), response).catch((error: NodeJS.ErrnoException) => {
    // The reader went away half-way, as players of videos do.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

/** Strong, because an object is never written twice. */
const etagOf = (key: string, size: number) =>
  `"${createHash('sha256').update(`${key}\n${size}`).digest('base64url').slice(0, 22)}"`

/** `If-None-Match` compares weakly, so that a proxy may have weakened what it passed on. */
const isKnown = (header: string | undefined, etag: string) =>
  header?.split(',').some((known) => known.trim() === '*' || known.trim().replace(/^W\//, '') === etag) ?? false

function rangeOf({ method, headers }: IncomingMessage, { etag, size }: { etag: string; size: number }) {
  const isOfAnother = headers['if-range'] !== undefined && headers['if-range'] !== etag
  return method === 'GET' && !isOfAnother ? parseByteRange(headers.range, size) : undefined
}
