import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SignedUploadOptions, SignedUrlOptions } from '../storage/object-storage.ts'

/** What a link to `GET` one object says. */
export interface Download extends SignedUrlOptions {
  readonly key: string
}

/** What a link to `PUT` one object says. */
export interface Upload extends SignedUploadOptions {
  readonly key: string
}

/** Why a link opens nothing: it was never made here as it is, or its time is over. */
export type LinkRefusal = 'FORGED' | 'EXPIRED'

/**
 * Links to `<baseUrl>/files/<key>`, which carry all that their answer needs: serving one asks no database. The HMAC is over
 * all of it and over the method, so a link can be changed to nothing else, and one to read never writes.
 */
export interface SignedLinks {
  download(key: string, options: SignedUrlOptions): string
  upload(key: string, options: SignedUploadOptions): string
  openDownload(pathAndQuery: string): Download | LinkRefusal
  openUpload(pathAndQuery: string): Upload | LinkRefusal
}

export const linkPath = '/files/'

type Method = 'GET' | 'PUT'

/** What is signed beside the method, the key, the type and the time. */
const detailName = { GET: 'name', PUT: 'size' } as const

export function createSignedLinks(options: { baseUrl: string; secret: string; now?: () => number }): SignedLinks {
  const { baseUrl, secret, now = Date.now } = options

  // As JSON, so that no name of a file can pass for the end of one field and the start of the next.
  const signatureOf = (method: Method, key: string, ...fields: string[]) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([method, key, ...fields]))
      .digest()

  function sign(method: Method, key: string, type: string, detail: string, expiresAt: Date): string {
    const expires = String(Math.ceil(expiresAt.getTime() / 1000))
    const signature = signatureOf(method, key, type, detail, expires).toString('base64url')
    const query = new URLSearchParams({ type, [detailName[method]]: detail, expires, signature })
    return `${baseUrl}${linkPath}${key.split('/').map(encodeURIComponent).join('/')}?${query}`
  }

  function open(method: Method, link: string) {
    const [path = '', search = ''] = link.split('?', 2)
    const key = path.startsWith(linkPath) ? decode(path.slice(linkPath.length)) : undefined
    if (key === undefined) return 'FORGED'
    const query = new URLSearchParams(search)
    const field = (name: string) => query.get(name) ?? ''
    const [mimeType, detail, expires] = [field('type'), field(detailName[method]), field('expires')]
    const expected = signatureOf(method, key, mimeType, detail, expires)
    const offered = Buffer.from(field('signature'), 'base64url')
    if (offered.length !== expected.length || !timingSafeEqual(offered, expected)) return 'FORGED'
    const expiresAt = new Date(Number(expires) * 1000)
    return expiresAt.getTime() > now() ? { key, mimeType, detail, expiresAt } : 'EXPIRED'
  }

  return {
    download: (key, { mimeType, filename, expiresAt }) =>
      sign('GET', key, mimeType, filename.toWellFormed(), expiresAt),
    upload: (key, { mimeType, byteSize, expiresAt }) => sign('PUT', key, mimeType, String(byteSize), expiresAt),
    openDownload(pathAndQuery) {
      const link = open('GET', pathAndQuery)
      if (typeof link === 'string') return link
      const { detail: filename, ...rest } = link
      return { ...rest, filename }
    },
    openUpload(pathAndQuery) {
      const link = open('PUT', pathAndQuery)
      if (typeof link === 'string') return link
      const { detail: byteSize, ...rest } = link
      return { ...rest, byteSize: Number(byteSize) }
    },
  }
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
