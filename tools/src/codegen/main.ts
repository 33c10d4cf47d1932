import { isSubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { CommandError, runCommand } from '../command.ts'
import { composeContract } from '../contract/compose.ts'
import { renderManifest, webDocuments } from '../contract/manifest.ts'
import { readOperations } from '../contract/operations.ts'
import { templateFolder, templateName } from '../new-subgraph/template.ts'
import { type Artifacts, contractArtifacts, findStale, writeArtifacts } from './artifacts.ts'
import { databaseArtifacts } from './database-types.ts'
import { resolverArtifacts } from './resolver-types.ts'

const help = `Writes every generated file from its source.

  pnpm codegen              all of them
  pnpm codegen posts users  database types of these subgraphs, and all that needs no database
  pnpm codegen --check      writes nothing; says what is stale and exits 1

  migrations        -> subgraphs/<name>/src/generated/database.ts
  schema.graphql    -> subgraphs/<name>/src/generated/resolvers.ts (as codegen.yml says)
  *.graphql of web  -> web/src/generated/ (as codegen.yml says), schema/operations.manifest.json
  all of them       -> schema/supergraph.graphql, schema/api.graphql
  event contracts   -> schema/events/json/, schema/events/consumers.json
  the sources       -> docs/reference/{errors,not-implemented,schema-rules,settings}.md
`

const own = (name: string) => ({ name, folder: `subgraphs/${name}/` })
const template = { name: templateName, folder: `${templateFolder}subgraphs/${templateName}/` }

const options = { check: { type: 'boolean', default: false } } as const

await runCommand({ help, options, takesWords: true }, async ({ check }, words) => {
  const unknown = words.filter((word) => !isSubgraphName(word))
  if (unknown.length > 0) {
    throw new CommandError(`There is no subgraph ${unknown.join(', ')}; there are ${subgraphNames.join(', ')}.`)
  }
  const chosen = words.length > 0 ? words.filter(isSubgraphName).map(own) : [...subgraphNames.map(own), template]
  const contract = await contractArtifacts()
  const staleContract = await findStale(contract)
  // The front end's types are made from the contract's file.
  if (!check) await writeArtifacts(contract)
  const made = await Promise.all([resolverArtifacts(), databaseArtifacts(chosen)])
  const artifacts: Artifacts = new Map(made.flatMap((one) => [...one]))
  const { apiSchema } = await composeContract()
  const manifest = await renderManifest(artifacts.get(webDocuments) ?? '', await readOperations(), apiSchema)
  artifacts.set('schema/operations.manifest.json', manifest)
  const stale = [...staleContract, ...(await findStale(artifacts))]
  if (check && stale.length > 0) {
    throw new CommandError(`${stale.length} generated files are stale; run \`pnpm codegen\`:\n  ${stale.join('\n  ')}`)
  }
  if (check) return
  await writeArtifacts(artifacts)
  process.stdout.write(stale.length > 0 ? `changed:\n  ${stale.join('\n  ')}\n` : 'everything was up to date\n')
})
