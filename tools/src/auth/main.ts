import { type AuthDatabase, authConfig, deriveSecrets, readSecret, rotateSigningKeys } from '@plaza/auth'
import { connectDatabase } from '@plaza/database'
import { parseConfig } from '@plaza/server'
import { pino } from 'pino'
import { z } from 'zod'
import { CommandError, runCommand } from '../command.ts'
import { findDatabases } from '../databases.ts'
import { readEmbeddedSettings } from '../embedded/settings.ts'

const help = `Replaces the key that signs access tokens.

  pnpm auth:rotate-keys              publishes a new key now; it signs two and a half minutes later, when everybody has
                                     read it, and the former one is published until its last token has expired
  pnpm auth:rotate-keys --now        signs with the new key at once
  pnpm auth:rotate-keys --withdraw   the same, and refuses whatever the former keys have signed: for a key that has leaked.
                                     Nobody is signed out: clients refresh

auth does the first by itself every KEY_ROTATION_DAYS (90). Settings are environment variables:

  AUTH_SECRET         encrypts the keys; the one that auth runs with (DATA_DIR/auth-secret)
  AUTH_DATABASE_URL   auth's database, for its owner role
  DATA_DIR            without a URL: the embedded PostgreSQL there (.data)
  PORT_OFFSET         added to its port 15432 (0)
`

const options = {
  now: { type: 'boolean', default: false },
  withdraw: { type: 'boolean', default: false },
} as const

/** PostgreSQL's code. */
const undefinedTable = '42P01'

await runCommand({ help, options, takesWords: true }, async ({ now, withdraw }, [command, ...rest]) => {
  if (command !== 'rotate-keys' || rest.length > 0) throw new CommandError(help)
  const { dataDir } = readEmbeddedSettings(process.env)
  const config = parseConfig(z.object({ ...authConfig.shape, NODE_ENV: z.string().default('development') }), {
    ...process.env,
    DATA_DIR: dataDir,
  })
  const sealingKey = deriveSecrets(await readSecret(config)).sealing
  await using databases = await findDatabases(['auth'], process.env)
  const database = connectDatabase<AuthDatabase>(databases.targets.auth, {
    service: 'auth',
    log: pino({ level: 'error' }),
  })
  await using _ = { [Symbol.asyncDispose]: () => database.close() }
  const options = { sealingKey, withdrawsOthers: withdraw, ...(now && { overlapMs: 0 }) }
  const { keyId, signsFrom } = await rotateSigningKeys(database.system, options).catch((error) => {
    const isMissing = error.code === undefinedTable
    throw isMissing ? new CommandError('The database is not migrated yet; run `pnpm migrate auth`.') : error
  })
  const when = signsFrom.getTime() > Date.now() ? `signs from ${signsFrom.toISOString()}` : 'signs from now'
  process.stdout.write(`Key ${keyId} is published and ${when}.\n`)
  if (withdraw) process.stdout.write('What the former keys have signed is refused within two minutes.\n')
})
