/**
 * The token of an `Authorization: Bearer` header. Null without a header; '' for a header that holds no bearer token, which
 * no verifier accepts, so that a wrong header is never taken for a request of nobody.
 */
export function readBearerToken(authorization: string | null | undefined): string | null {
  if (authorization == null || authorization.trim() === '') return null
  const match = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i.exec(authorization)
  return match?.[1] ?? ''
}
