import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SignedUrlOptions } from '../storage/object-storage.ts'

export interface OpenedLink {
  readonly key: string
  readonly filename: string
  readonly mimeType: string
  readonly expiresAt: Date
}

/** Links to `<baseUrl>/files/<key>`, which carry everything their answer needs under an HMAC: serving one asks no database. */
export interface SignedLinks {
  sign(key: string, options: SignedUrlOptions): string
  /** Undefined when the link is forged, changed or out of date. */
  open(pathAndQuery: string): OpenedLink | undefined
}

export const linkPath = '/files/'

export function createSignedLinks(options: { baseUrl: string; secret: string; now?: () => number }): SignedLinks {
  const { baseUrl, secret, now = Date.now } = options
  const signature = (key: string, type: string, name: string, expires: string) =>
    createHmac('sha256', secret).update([key, type, name, expires].join('\n')).digest()

  return {
    sign(key, { filename, mimeType, expiresAt }) {
      const expires = String(Math.ceil(expiresAt.getTime() / 1000))
      const query = new URLSearchParams({ type: mimeType, name: filename, expires })
      query.set('signature', signature(key, mimeType, filename, expires).toString('base64url'))
      return `${baseUrl}${linkPath}${key}?${query}`
    },
    open(pathAndQuery) {
      const url = new URL(pathAndQuery, 'http://host')
      const key = url.pathname.slice(linkPath.length)
      const [type, name, expires, given] = ['type', 'name', 'expires', 'signature'].map((n) => url.searchParams.get(n))
      if (!url.pathname.startsWith(linkPath) || !type || !name || !expires || !given) return undefined
      const expected = signature(key, type, name, expires)
      const offered = Buffer.from(given, 'base64url')
      if (offered.length !== expected.length || !timingSafeEqual(offered, expected)) return undefined
      const expiresAt = new Date(Number(expires) * 1000)
      return expiresAt.getTime() > now() ? { key, filename: name, mimeType: type, expiresAt } : undefined
    },
  }
}
