import { bootstrapDatabases } from '@plaza/database'
import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { parseConfig } from '@plaza/server'
import { z } from 'zod'
import { CommandError, runCommand } from '../command.ts'
import { databaseUrlVariable } from '../databases.ts'

const help = `Makes the databases and their roles on a PostgreSQL of yours; run \`pnpm migrate\` after it.
What is there already is brought into the state it should be in.

  pnpm bootstrap

  ADMIN_DATABASE_URL     of a role that may create databases and roles
  AUTH_DATABASE_URL …    of each subgraph, as it will use it:
                         postgres://auth_owner:<password>@host/auth_db; the password is set to this one
`

await runCommand({ help }, async () => {
  const url = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' })
  const shape = {
    ADMIN_DATABASE_URL: url,
    ...Object.fromEntries(subgraphNames.map((service) => [databaseUrlVariable(service), url])),
  }
  const config = parseConfig(z.object(shape), process.env) as Record<string, string>
  const problems = subgraphNames.flatMap((service) => {
    const { username, password, pathname } = new URL(config[databaseUrlVariable(service)]!)
    const isRight = username === `${service}_owner` && pathname === `/${service}_db` && password !== ''
    return isRight
      ? []
      : [`  ${databaseUrlVariable(service)}: must be postgres://${service}_owner:<password>@…/${service}_db`]
  })
  if (problems.length) throw new CommandError(`These settings need mending:\n${problems.join('\n')}`)
  await bootstrapDatabases(config.ADMIN_DATABASE_URL!, subgraphNames, {
    passwordOf: (service) =>
      decodeURIComponent(new URL(config[databaseUrlVariable(service as SubgraphName)]!).password),
  }).catch((error) => {
    throw new CommandError(`The server said: ${error.message}`)
  })
  process.stdout.write(`Ready: ${subgraphNames.map((service) => `${service}_db`).join(', ')}.\n`)
})
