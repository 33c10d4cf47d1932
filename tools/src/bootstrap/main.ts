import { parseArgs } from 'node:util'
import { bootstrapDatabases } from '@plaza/database'
import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { ConfigError, parseConfig } from '@plaza/server'
import { z } from 'zod'

const help = `Makes the databases and their roles on a PostgreSQL of yours; run \`pnpm migrate\` after it.
What is there already is brought into the state it should be in.

  pnpm bootstrap

  ADMIN_DATABASE_URL     of a role that may create databases and roles
  AUTH_DATABASE_URL …    of each service, as the service will use it:
                         postgres://auth_owner:<password>@host/auth_db; the password is set to this one
`

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } })
if (values.help) process.stdout.write(help)
else await main().catch(explain)

async function main(): Promise<void> {
  const urlOf = (service: SubgraphName) => `${service.toUpperCase()}_DATABASE_URL`
  const url = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' })
  const shape = {
    ADMIN_DATABASE_URL: url,
    ...Object.fromEntries(subgraphNames.map((service) => [urlOf(service), url])),
  }
  const config = parseConfig(z.object(shape), process.env) as Record<string, string>
  const problems = subgraphNames.flatMap((service) => {
    const { username, password, pathname } = new URL(config[urlOf(service)]!)
    const isRight = username === `${service}_owner` && pathname === `/${service}_db` && password !== ''
    return isRight ? [] : [`  ${urlOf(service)}: must be postgres://${service}_owner:<password>@…/${service}_db`]
  })
  if (problems.length) throw new ConfigError(`These settings need mending:\n${problems.join('\n')}`)
  await bootstrapDatabases(config.ADMIN_DATABASE_URL!, subgraphNames, {
    passwordOf: (service) => decodeURIComponent(new URL(config[urlOf(service as SubgraphName)]!).password),
  })
  process.stdout.write(`Ready: ${subgraphNames.map((service) => `${service}_db`).join(', ')}.\n`)
}

function explain(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${error instanceof ConfigError ? message : `The server said: ${message}`}\n`)
  process.exitCode = 1
}
