import { ConfigError, unseal } from '@plaza/server'
import type { SigningKeyRow } from '../data/signing-keys.ts'

/**
 * The private key in PKCS #8.
 * @throws ConfigError when the secret is not the one it was encrypted with
 */
export function openPrivateKey(row: Pick<SigningKeyRow, 'id' | 'privateKeyEncrypted'>, sealingKey: Buffer): string {
  try {
    return unseal(row.privateKeyEncrypted, sealingKey, row.id).toString()
  } catch (error) {
    throw new ConfigError(
      'The signing key cannot be decrypted: AUTH_SECRET is not the one it was encrypted with. Set the former one, or ' +
        'run `pnpm auth:rotate-keys --withdraw` to start anew with this one.',
      { cause: error },
    )
  }
}
