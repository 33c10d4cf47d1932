import { outageOf } from '@plaza/database'
import { createMailTransport, type ServiceInstance } from '@plaza/subgraph'
import type { AuthConfig } from './config.ts'
import { insertSecurityEvent } from './data/security-events.ts'
import type { DB } from './generated/database.ts'
import { KeyRing } from './keys/key-ring.ts'
import { deriveSecrets, readSecret, type Secrets } from './keys/secrets.ts'
import { Mailer } from './mail/mailer.ts'
import { prepareHashing } from './passwords/hashing.ts'
import { Throttle } from './throttle/throttle.ts'

/** What lives as long as the service does. */
export interface AuthSetup {
  readonly accessTokenSeconds: number
  readonly secrets: Secrets
  readonly keyRing: KeyRing
  readonly throttle: Throttle
  readonly mailer: Mailer
}

export async function setUp(service: Omit<ServiceInstance<DB, AuthConfig>, 'setup'>): Promise<AuthSetup> {
  const { config, database, log } = service
  const secrets = deriveSecrets(await readSecret(config))
  const keyRing = new KeyRing(database.system, secrets.sealing)
  const throttle = new Throttle(database.pool, {
    secret: secrets.throttling,
    factor: config.THROTTLE_FACTOR ?? (config.NODE_ENV === 'test' ? 100 : 1),
    onStrike: (policy) => insertSecurityEvent(database.system, { type: 'THROTTLED', reason: inCapitals(policy) }),
  })
  const mailer = new Mailer({
    db: database.system,
    transport: createMailTransport(config, log),
    webUrl: config.WEB_URL,
    log,
  })
  // A secret that does not fit, or a database that is not migrated, shows now and not at the first sign-in; one that is away
  // is there when it is needed, or the sign-in says so.
  const readKeys = async () => {
    try {
      await keyRing.current()
    } catch (error) {
      const away = outageOf(error)
      if (!away) throw error
      database.outages.failed(away, error)
    }
  }
  await Promise.all([readKeys(), prepareHashing()])
  return { accessTokenSeconds: config.ACCESS_TOKEN_SECONDS, secrets, keyRing, throttle, mailer }
}

const inCapitals = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
