import { hkdfSync } from 'node:crypto'
import { join } from 'node:path'
import { ConfigError, readOrMakeSecret } from '@plaza/server'
import type { AuthConfig } from '../config.ts'

/** A key for each purpose, all derived from `AUTH_SECRET`, so that no use of one weakens another. */
export interface Secrets {
  /** Encrypts private signing keys. */
  readonly sealing: Buffer
  /** Makes the successor of a refresh token. */
  readonly succession: Buffer
  /** Turns addresses and names into keys of the throttle. */
  readonly throttling: Buffer
  /** Signs what lets a suspended person appeal. */
  readonly appeals: Buffer
}

export function deriveSecrets(secret: string): Secrets {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `plaza auth ${purpose}`, 32))
  return {
    sealing: derive('sealing'),
    succession: derive('succession'),
    throttling: derive('throttling'),
    appeals: derive('appeals'),
  }
}

/**
 * The configured secret, or one that is made once and kept beside the data.
 * @throws ConfigError in production when none is configured
 */
export async function readSecret(config: AuthConfig): Promise<string> {
  if (config.AUTH_SECRET) return config.AUTH_SECRET
  if (config.NODE_ENV === 'production') {
    throw new ConfigError('AUTH_SECRET must be set in production, e.g. to the output of `openssl rand -base64 32`.')
  }
  return readOrMakeSecret(join(config.DATA_DIR, 'auth-secret'), 'AUTH_SECRET')
}
