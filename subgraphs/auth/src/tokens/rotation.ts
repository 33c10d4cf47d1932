import type { RefreshTokenState } from '../data/refresh-tokens.ts'

/** Racing tabs and lost answers may repeat a refresh for so long. */
export const repeatWindowMs = 30_000

/**
 * What a refresh token still opens: a fresh pair, once more the pair it was replaced by, nothing, or an alarm.
 *
 * A token that comes again after the window has two holders. Nothing tells which of them is the thief, so the whole family
 * ends.
 */
export type RefreshVerdict = 'ROTATE' | 'REPEAT' | 'EXPIRED' | 'REUSED'

export function judgeRefresh(
  token: Pick<RefreshTokenState, 'usedAt' | 'expiresAt' | 'sessionEndedAt'>,
  now: Date,
): RefreshVerdict {
  if (token.sessionEndedAt !== null || token.expiresAt <= now) return 'EXPIRED'
  if (token.usedAt === null) return 'ROTATE'
  return now.getTime() - token.usedAt.getTime() <= repeatWindowMs ? 'REPEAT' : 'REUSED'
}
