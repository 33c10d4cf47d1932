import { hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '@plaza/server'
import type { AuthConfig } from '../config.ts'

/** A key for each purpose, all derived from `AUTH_SECRET`, so that no use of one weakens another. */
export interface Secrets {
  /** Encrypts private signing keys. */
  readonly sealing: Buffer
  /** Makes the successor of a refresh token. */
  readonly succession: Buffer
  /** Turns addresses and names into keys of the throttle. */
  readonly throttling: Buffer
}

export function deriveSecrets(secret: string): Secrets {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `plaza auth ${purpose}`, 32))
  return { sealing: derive('sealing'), succession: derive('succession'), throttling: derive('throttling') }
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
  const file = join(config.DATA_DIR, 'auth-secret')
  await mkdir(config.DATA_DIR, { recursive: true })
  const secret = (await readFile(file, 'utf8').catch(() => makeSecret(file))).trim()
  if (secret.length < 32) throw new ConfigError(`${file} holds no secret; delete it, or set AUTH_SECRET.`)
  return secret
}

/** Of several processes that start together, one makes the secret and the others read it, never half-written. */
async function makeSecret(file: string): Promise<string> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  try {
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await unlink(draft)
  }
  return readFile(file, 'utf8')
}
