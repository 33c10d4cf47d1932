import { isSubgraphName, type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { CommandError, runCommand } from '../command.ts'
import { findDatabases } from '../databases.ts'
import { type Command, commands, isCommand } from './commands.ts'

const help = `Brings the subgraphs' databases to the state that their migrations describe.

  pnpm migrate                    runs what has not been run, in all databases
  pnpm migrate posts              runs what has not been run, in one subgraph's database
  pnpm migrate [subgraph] status  what has been run and when, and what waits
  pnpm migrate posts down         takes the last migration of one subgraph back

Migrations are subgraphs/<name>/migrations, after those that every subgraph shares
(infrastructure/database/migrations). Two that run at once wait for each other.

Which database, by environment variables:

  POSTS_DATABASE_URL …   of one subgraph, for its owner role
  DATABASE_TLS           verify-full checks the server's certificate (off)
  DATABASE_TLS_CA_FILE   PEM file of the authority behind it
  DATA_DIR               for subgraphs without a URL: the embedded PostgreSQL there (.data)
  PORT_OFFSET            added to its port 15432 (0)
`

await runCommand({ help, takesWords: true }, async (_, words) => {
  const { names, command } = parseWords(words)
  await using databases = await findDatabases(names, process.env)
  for (const name of names) {
    const lines = await commands[command](name, databases.targets[name])
    process.stdout.write(`${name}\n${lines.map((line) => `  ${line}\n`).join('')}`)
  }
})

function parseWords(words: string[]): { names: readonly SubgraphName[]; command: Command } {
  const named = words.filter(isSubgraphName)
  const [command = 'up', ...rest] = words.filter((word) => !isSubgraphName(word))
  if (!isCommand(command) || rest.length > 0) {
    throw new CommandError(`\`${words.join(' ')}\` is not understood; \`pnpm migrate --help\` tells what is.`)
  }
  if (command === 'down' && named.length !== 1) {
    throw new CommandError('Name the one subgraph whose last migration is to be taken back: `pnpm migrate posts down`.')
  }
  return { names: named.length === 0 ? subgraphNames : named, command }
}
