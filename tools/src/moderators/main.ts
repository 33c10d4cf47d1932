import { type AuthDatabase, changeRole, listBrokenEntries, listModerators } from '@plaza/auth'
import { connectDatabase } from '@plaza/database'
import { pino } from 'pino'
import { CommandError, runCommand } from '../command.ts'
import { findDatabases } from '../databases.ts'

const help = `Says who moderates.

  pnpm moderators                     lists the moderators
  pnpm moderators grant <username>    makes somebody a moderator, from their next request on
  pnpm moderators revoke <username>   takes the role back
  pnpm moderators audit               checks that nobody has changed or removed an entry of the audit log

Settings are environment variables:

  AUTH_DATABASE_URL   auth's database, for its owner role
  DATA_DIR            without a URL: the embedded PostgreSQL there (.data)
  PORT_OFFSET         added to its port 15432 (0)
`

/** PostgreSQL's code. */
const undefinedTable = '42P01'

await runCommand({ help, takesWords: true }, async (_, [command = 'list', username, ...rest]) => {
  const takesName = command === 'grant' || command === 'revoke'
  const isKnown = takesName || command === 'list' || command === 'audit'
  if (!isKnown || takesName !== (username !== undefined) || rest.length > 0) throw new CommandError(help)
  await using databases = await findDatabases(['auth'], process.env)
  const database = connectDatabase<AuthDatabase>(databases.targets.auth, {
    service: 'auth',
    log: pino({ level: 'error' }),
  })
  await using _closing = { [Symbol.asyncDispose]: () => database.close() }
  const say = (line: string) => process.stdout.write(`${line}\n`)
  try {
    if (username !== undefined) {
      const isModerator = command === 'grant'
      const hasChanged = await changeRole(database.system, username, { isModerator })
      if (hasChanged === null) throw new CommandError(`There is no account with the user name "${username}".`)
      say(`${username} is ${hasChanged ? '' : 'already '}${isModerator ? 'a moderator' : 'no moderator'}.`)
    } else if (command === 'audit') {
      const broken = await listBrokenEntries(database.system)
      if (broken.length > 0) throw new CommandError(`The audit log was changed: see its entries ${broken.join(', ')}.`)
      say('The audit log is whole.')
    } else {
      const moderators = await listModerators(database.system)
      for (const one of moderators) say(`${one.username}  since ${one.grantedAt.toISOString()}`)
      if (moderators.length === 0) say('There are no moderators: `pnpm moderators grant <username>`.')
    }
  } catch (error) {
    const isMissing = (error as { code?: string }).code === undefinedTable
    throw isMissing ? new CommandError('The database is not migrated yet; run `pnpm migrate auth`.') : error
  }
})
