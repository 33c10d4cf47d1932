import { describe, expect, test } from 'vitest'
import { MyAccount, RefreshSession, startAuth } from './testkit.ts'

describe('refreshing a session', () => {
  test('trades the token for a fresh pair', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    await auth.letTimePass(600)
    const { tokens, errors } = await auth.ask({ ipAddress: '203.0.113.9' }, RefreshSession, {
      refreshToken: ada.tokens.refreshToken,
    })
    expect(errors).toEqual([])
    expect(tokens.refreshToken).not.toBe(ada.tokens.refreshToken)
    expect(tokens.accessToken).not.toBe(ada.tokens.accessToken)
    const { sessions } = (await auth.ask({ token: tokens.accessToken }, MyAccount)).account
    expect(sessions).toMatchObject([{ isCurrent: true, ipAddress: '203.0.113.9' }])
    expect(Date.parse(sessions[0].expiresAt)).toBe(Date.parse(tokens.refreshTokenExpiresAt))
    expect(Date.parse(sessions[0].lastUsedAt)).toBeGreaterThan(Date.parse(sessions[0].createdAt))
  })

  test('gives racing tabs the same pair to the letter', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const refresh = () => auth.ask({}, RefreshSession, { refreshToken: ada.tokens.refreshToken })
    const answers = await Promise.all(Array.from({ length: 12 }, refresh))
    await auth.letTimePass(15)
    answers.push(await refresh())
    expect(answers[0].errors).toEqual([])
    // Time passes by shifting the rows, and with them the pair's times.
    expect(new Set(answers.slice(0, 12).map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(new Set(answers.map(({ tokens }) => tokens.refreshToken)).size).toBe(1)
    const { count } = await auth.subgraph.database.system
      .selectFrom('refreshTokens')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(2)
  })

  test('ends the family when a token comes again after 30 seconds', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const refresh = (refreshToken: string) => auth.ask({}, RefreshSession, { refreshToken })
    const { tokens } = await refresh(ada.tokens.refreshToken)
    await auth.letTimePass(31)
    const reused = await refresh(ada.tokens.refreshToken)
    expect(reused).toMatchObject({ tokens: null, errors: [{ code: 'EXPIRED', path: ['input', 'refreshToken'] }] })
    expect(await refresh(tokens.refreshToken)).toEqual(reused)
    expect((await auth.verifier.verify(tokens.accessToken)).refused).toBe('REVOKED')
    expect((await auth.subgraph.outbox()).at(-1)).toMatchObject({
      type: 'session.ended',
      data: { userId: ada.id, reason: 'TOKEN_REUSED' },
    })
    expect((await auth.securityEvents()).slice(-2)).toMatchObject([
      { type: 'TOKEN_REUSED', accountId: ada.id },
      { type: 'SESSION_ENDED', reason: 'TOKEN_REUSED' },
    ])
  })

  test('ends with the token’s 30 days', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    await auth.letTimePass(30 * 24 * 60 * 60 + 1)
    const { errors } = await auth.ask({}, RefreshSession, { refreshToken: ada.tokens.refreshToken })
    expect(errors).toMatchObject([{ code: 'EXPIRED' }])
    expect((await auth.ask({}, RefreshSession, { refreshToken: 'made up' })).errors).toEqual(errors)
  })

  test('stores nothing that opens a session', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const { tokens } = await auth.ask({}, RefreshSession, { refreshToken: ada.tokens.refreshToken })
    const rows = await auth.subgraph.database.system.selectFrom('refreshTokens').selectAll().execute()
    const stored = JSON.stringify(rows.map((row) => ({ ...row, tokenHash: row.tokenHash.toString('latin1') })))
    for (const secret of [ada.tokens.refreshToken, tokens.refreshToken, tokens.accessToken]) {
      expect(stored).not.toContain(secret)
    }
  })

  test('gives the same pair on another replica, also across a key rotation', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const first = await auth.ask({}, RefreshSession, { refreshToken: ada.tokens.refreshToken })
    const { rotateSigningKeys } = await import('../src/index.ts')
    await rotateSigningKeys(auth.subgraph.database.system, { sealingKey: auth.setup.secrets.sealing, overlapMs: 0 })
    await auth.setup.keyRing.reload()
    const again = await auth.ask({}, RefreshSession, { refreshToken: ada.tokens.refreshToken })
    expect(again).toEqual(first)
  })
})
