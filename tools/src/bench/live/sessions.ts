import { type Ask, askerOf, signInAs } from '../seeded.ts'

/** People who are signed in. */
export interface Sessions {
  /** A fresh access token of each, in the order of the names. */
  tokensOf(names: readonly string[]): Promise<readonly string[]>
}

/** Signing in is meant to take long, so that everybody does it once. */
export async function createSessions(url: string, names: readonly string[]): Promise<Sessions> {
  const ask = await askerOf(url)
  const refreshTokens = new Map<string, string>()
  await inTurns(names, async (name) => refreshTokens.set(name, (await signInAs(ask, name)).refreshToken))
  const renew = async (name: string): Promise<string> => {
    const { accessToken, refreshToken } = await refresh(ask, refreshTokens.get(name)!)
    refreshTokens.set(name, refreshToken)
    return accessToken
  }
  return { tokensOf: (wanted) => inTurns(wanted, renew) }
}

async function refresh(ask: Ask, refreshToken: string): Promise<{ accessToken: string; refreshToken: string }> {
  const { refreshSession } = await ask(null, 'RefreshSession', { refreshToken })
  if (!refreshSession.tokens) throw new Error(JSON.stringify(refreshSession.errors))
  return refreshSession.tokens
}

/** Some at once. */
async function inTurns<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  const atOnce = 4
  for (let from = 0; from < items.length; from += atOnce)
    results.push(...(await Promise.all(items.slice(from, from + atOnce).map(work))))
  return results
}
