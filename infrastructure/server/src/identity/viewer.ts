/** The person a request acts for, as read from a verified access token. */
export interface Viewer {
  /** The person's user id: the token's `sub`. */
  readonly id: string
  /** The signed-in device: the token's `sid`. */
  readonly sessionId: string
  /** The token's own id: `jti`. */
  readonly tokenId: string
  /** When the token ends: `exp`. */
  readonly expiresAt: Date
  /** Until when the person may not write, as the token says: `rst`. What was decided since is in the restrictions. */
  readonly restrictedUntil?: Date
}

/** Every access token names this issuer; a JWT made for anything else is refused. */
export const tokenIssuer = 'plaza'

/** RFC 9068's media type, so that no other JWT signed with the same key passes for an access token. */
export const tokenType = 'at+jwt'

/** How long an access token lives at most; a session that ended longer ago than this need not be remembered. */
export const accessTokenLifetimeSeconds = 15 * 60

/** The claim of an access token whose person may not write until then, in seconds since 1970. */
export const restrictedClaim = 'rst'
