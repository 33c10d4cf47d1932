import { newId } from '@plaza/database'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { createTokenVerifier, type TokenVerifier } from '../identity/token-verifier.ts'
import { accessTokenLifetimeSeconds, tokenIssuer, tokenType } from '../identity/viewer.ts'

/** A signed-in person of a test. */
export interface TestViewer {
  id: string
  sessionId: string
  token: string
}

/** A verifier and the tokens that it accepts. */
export interface TestIdentities {
  readonly verifier: TokenVerifier
  readonly jwks: { keys: JWK[] }
  /** Signs a token for the person of that id, or for a new person. `expiresAt` in the past makes an expired token. */
  signIn(id?: string, options?: { expiresAt?: Date; sessionId?: string }): Promise<TestViewer>
}

/** Stands in for auth: signs tokens that the services under test accept. */
export async function createTestIdentities(): Promise<TestIdentities> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA' }] }
  return {
    verifier: createTokenVerifier({ keys: async () => jwks }),
    jwks,
    async signIn(id = newId(), options = {}) {
      const sessionId = options.sessionId ?? newId()
      const expiresAt = options.expiresAt ?? new Date(Date.now() + accessTokenLifetimeSeconds * 1000)
      const token = await new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'test', typ: tokenType })
        .setIssuer(tokenIssuer)
        .setSubject(id)
        .setJti(newId())
        .setIssuedAt(new Date(expiresAt.getTime() - accessTokenLifetimeSeconds * 1000))
        .setExpirationTime(expiresAt)
        .sign(privateKey)
      return { id, sessionId, token }
    },
  }
}
