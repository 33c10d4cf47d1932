import { createHmac, timingSafeEqual } from 'node:crypto'

const halfHourMs = 30 * 60_000

interface Sight {
  readonly mediaId: string
  readonly viewerId: string
}

/**
 * Tokens that say that somebody has been shown a file, for 60 to 90 minutes; as links, they stay the same for half an hour. They
 * open nothing: a report is taken with one.
 */
export interface SightTokens {
  sign(sight: Sight): string
  verify(sight: Sight, token: string): boolean
}

/** Makes and reads them with the secret of links; the first word keeps the two apart. */
export function createSightTokens({ secret, now = Date.now }: { secret: string; now?: () => number }): SightTokens {
  const signatureOf = ({ mediaId, viewerId }: Sight, expires: string) =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['SEEN', mediaId, viewerId, expires]))
      .digest()
  return {
    sign(sight) {
      const expires = String((Math.floor(now() / halfHourMs) + 3) * halfHourMs)
      return `${expires}.${signatureOf(sight, expires).toString('base64url')}`
    },
    verify(sight, token) {
      const [expires = '', signature = ''] = token.split('.', 2)
      const offered = Buffer.from(signature, 'base64url')
      const expected = signatureOf(sight, expires)
      return offered.length === expected.length && timingSafeEqual(offered, expected) && Number(expires) > now()
    },
  }
}
