import { hash, parseOptions, verify } from '@node-rs/argon2'

/** OWASP's floor for argon2id, the package's default algorithm: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash of a password nobody has, made with today's cost. */
let nobody: Promise<string> | undefined

/** One spelling for what looks and types alike on every keyboard. */
const canonical = (password: string) => password.normalize('NFKC')

export function hashPassword(password: string): Promise<string> {
  return hash(canonical(password), cost)
}

/**
 * Whether the password is the account's. Without an account it takes as long, and is false.
 * @param passwordHash null when there is no such account
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(crypto.randomUUID())
  const matches = await verify(passwordHash ?? (await nobody), canonical(password))
  return matches && passwordHash !== null
}

/** Makes the hash that stands in for unknown accounts, so that the first of them costs no more than the next. */
export async function prepareHashing(): Promise<void> {
  await verifyPassword(null, '')
}

/** Whether a hash was made at another cost than today's; it is then replaced when its password is next seen. */
export function isOutdatedHash(passwordHash: string): boolean {
  const made = parseOptions(passwordHash)
  return made.memoryCost !== cost.memoryCost || made.timeCost !== cost.timeCost || made.parallelism !== cost.parallelism
}
