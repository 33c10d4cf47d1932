import { parseArgs } from 'node:util'
import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { type Artifacts, contractArtifacts, findStale, writeArtifacts } from './artifacts.ts'
import { databaseArtifacts } from './database-types.ts'
import { resolverArtifacts } from './resolver-types.ts'

const help = `Writes every generated file from its source.

  pnpm codegen              all of them
  pnpm codegen posts users  database types of these subgraphs, and all that needs no database
  pnpm codegen --check      writes nothing; says what is stale and exits 1

  migrations        -> subgraphs/<name>/src/generated/database.ts
  schema.graphql    -> subgraphs/<name>/src/generated/resolvers.ts (as codegen.yml says)
  all of them        -> schema/supergraph.graphql, schema/api.graphql
  event contracts   -> schema/events/json/
  the sources       -> docs/reference/not-implemented.md, docs/reference/settings.md
`

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => !subgraphNames.includes(name as SubgraphName))
if (values.help) process.stdout.write(help)
else if (unknown.length) {
  process.stderr.write(`There is no subgraph ${unknown.join(', ')}; there are ${subgraphNames.join(', ')}.\n`)
  process.exitCode = 1
} else {
  const services = positionals.length ? (positionals as SubgraphName[]) : subgraphNames
  const made = await Promise.all([contractArtifacts(), resolverArtifacts(), databaseArtifacts(services)])
  const artifacts: Artifacts = new Map(made.flatMap((one) => [...one]))
  const stale = await findStale(artifacts)
  if (values.check && stale.length) {
    process.stderr.write(`${stale.length} generated files are stale; run \`pnpm codegen\`:\n  ${stale.join('\n  ')}\n`)
    process.exitCode = 1
  } else if (!values.check) {
    await writeArtifacts(artifacts)
    process.stdout.write(stale.length ? `written:\n  ${stale.join('\n  ')}\n` : 'everything was up to date\n')
  }
}
