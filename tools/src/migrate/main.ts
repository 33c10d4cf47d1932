import { parseArgs } from 'node:util'
import { EmbeddedPostgresError } from '@plaza/database/embedded'
import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { ConfigError } from '@plaza/server'
import { type Command, commands, isCommand } from './commands.ts'
import { findDatabases } from './databases.ts'

const help = `Brings the services' databases to the state that their migrations describe.

  pnpm migrate                    runs what has not been run, in all databases
  pnpm migrate posts              the same for one service
  pnpm migrate [service] status   what has been run and when, and what waits
  pnpm migrate posts down         takes the last migration of one service back

Migrations are subgraphs/<service>/migrations, after those that every service shares
(infrastructure/database/migrations). Two that run at once wait for each other.

Which database, by environment variables:

  POSTS_DATABASE_URL …   of one service, for its owner role
  DATABASE_TLS           verify-full checks the server's certificate (off)
  DATABASE_TLS_CA_FILE   PEM file of the authority behind it
  DATA_DIR               for services without a URL: the embedded PostgreSQL there (.data)
  PORT_OFFSET            added to its port 15432 (0)
`

const { values, positionals } = parseArgs({
  options: { help: { type: 'boolean', short: 'h', default: false } },
  allowPositionals: true,
})

if (values.help) process.stdout.write(help)
else await main(positionals).catch(explain)

async function main(words: string[]): Promise<void> {
  const { services, command } = parseWords(words)
  await using databases = await findDatabases(services, process.env)
  for (const service of services) {
    const lines = await commands[command](service, databases.targets[service])
    process.stdout.write(`${service}\n${lines.map((line) => `  ${line}\n`).join('')}`)
  }
}

function parseWords(words: string[]): { services: readonly SubgraphName[]; command: Command } {
  const named = words.filter((word): word is SubgraphName => subgraphNames.includes(word as SubgraphName))
  const [command = 'up', ...rest] = words.filter((word) => !named.includes(word as SubgraphName))
  if (!isCommand(command) || rest.length > 0) {
    throw new ConfigError(`\`${words.join(' ')}\` is not understood; \`pnpm migrate --help\` tells what is.`)
  }
  if (command === 'down' && named.length !== 1) {
    throw new ConfigError('Name the one service whose last migration is to be taken back: `pnpm migrate posts down`.')
  }
  return { services: named.length === 0 ? subgraphNames : named, command }
}

function explain(error: unknown): void {
  const isExpected = error instanceof ConfigError || error instanceof EmbeddedPostgresError
  process.stderr.write(`${isExpected ? error.message : String(error)}\n`)
  process.exitCode = 1
}
