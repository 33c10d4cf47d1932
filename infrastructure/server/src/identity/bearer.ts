/**
 * The token of an `Authorization: Bearer` header: null without a header, '' when there is one that holds no bearer token
 * (which no verifier accepts, so a wrong header is never taken for a signed-out request).
 */
export function readBearerToken(authorization: string | null | undefined): string | null {
  if (authorization == null || authorization.trim() === '') return null
  const match = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i.exec(authorization)
  return match?.[1] ?? ''
}
