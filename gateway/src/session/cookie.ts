import type { ServerResponse } from 'node:http'
import { parseCookie, stringifySetCookie } from 'cookie'

/**
 * The cookie of an origin, in which a browser keeps a refresh token. Browsers send a cookie to every port of its host, so
 * the port is a part of its name. Where there is TLS, the prefix keeps hosts beside this one (`evil.example.com`) from
 * writing it; browsers ask such a cookie to have the path `/`.
 */
interface CookieKind {
  readonly name: string
  readonly path: string
  readonly secure: boolean
}

function kindOf({ protocol, port }: URL): CookieKind {
  const name = port ? `plaza_session_${port}` : 'plaza_session'
  return protocol === 'https:'
    ? { name: `__Host-${name}`, path: '/', secure: true }
    : { name, path: '/session', secure: false }
}

/** The refresh token that a browser has for an origin; null for none. */
export const readSessionCookie = (header: string | undefined, origin: URL): string | null =>
  parseCookie(header ?? '')[kindOf(origin).name] || null

/** Has the browser keep a refresh token until it ends, where no script can read it. */
export function keepSessionCookie(
  response: ServerResponse,
  origin: URL,
  { token, expiresAt }: { token: string; expiresAt: Date },
): void {
  const maxAge = Math.max(0, Math.floor((expiresAt.getTime() - Date.now()) / 1000))
  setCookie(response, origin, { value: token, maxAge })
}

/** Has the browser forget the refresh token that it keeps for an origin. */
export const clearSessionCookie = (response: ServerResponse, origin: URL): void =>
  setCookie(response, origin, { value: '', maxAge: 0 })

function setCookie(response: ServerResponse, origin: URL, cookie: { value: string; maxAge: number }): void {
  const text = stringifySetCookie({ ...kindOf(origin), ...cookie, httpOnly: true, sameSite: 'strict' })
  response.setHeader('set-cookie', text)
}
