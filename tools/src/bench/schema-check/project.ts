import { cp, glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { repositoryPath } from '../../repository.ts'

/** A change to judge: the folder of the head, which holds `schema-check.yml`, and the folder of the base. */
export interface Project {
  head: string
  base: string
}

/** Plaza's contract with a new field and a new optional argument, against the contract as it is. */
export async function plazaWithAnEdit(folder: string): Promise<Project> {
  const { head, base } = await foldersIn(folder)
  const contract = [
    'schema-check.yml',
    'schema-approvals.yml',
    'subgraphs/*/schema.graphql',
    'schema/operations/*.graphql',
    'schema/operations.manifest.json',
    'schema/events/**/*.json',
    'web/src/**/*.graphql',
  ]
  for await (const path of glob(contract, { cwd: repositoryPath })) {
    for (const side of [head, base]) await cp(join(repositoryPath, path), join(side, path))
  }
  await edit(join(head, 'subgraphs/users/schema.graphql'))
  return { head, base }
}

/** Adds a field, as most changes do; called again it adds another. */
export async function edit(sdlFile: string): Promise<void> {
  const sdl = await readFile(sdlFile, 'utf8')
  const name = `edit${sdl.length}`
  await writeFile(sdlFile, `${sdl}\nextend type Query {\n  "A field that nobody asks for yet."\n  ${name}: String\n}\n`)
}

/** Subgraphs whose types refer to those of their neighbours, an operation for each, and one field that is gone in the head. */
export async function largeProject(folder: string, size: { subgraphs: number; types: number }): Promise<Project> {
  const { head, base } = await foldersIn(folder)
  const config = 'subgraphs: subgraphs/*.graphql\noperations: operations/*.graphql\n'
  await writeFile(join(head, 'schema-check.yml'), config)
  for (let index = 0; index < size.subgraphs; index++) {
    const sdl = subgraphSdl(index, size)
    const gone = index === 0 ? sdl.replace('  words: [String!]!\n', '') : sdl
    await write(join(base, `subgraphs/s${index}.graphql`), sdl)
    await write(join(head, `subgraphs/s${index}.graphql`), gone)
    for (const side of [base, head]) await write(join(side, `operations/o${index}.graphql`), operation(index, size))
  }
  return { head, base }
}

function subgraphSdl(index: number, { subgraphs, types }: { subgraphs: number; types: number }): string {
  const neighbour = (index + 1) % subgraphs
  const own = Array.from({ length: types }, (_, type) => {
    return `type S${index}T${type} @key(fields: "id") {
  id: ID!
  name(upper: Boolean = false): String
  words: [String!]!
  size: Int
  next: S${index}T${(type + 1) % types}
  neighbour: S${neighbour}T${type}
}`
  })
  const references = Array.from(
    { length: types },
    (_, type) => `type S${neighbour}T${type} @key(fields: "id", resolvable: false) { id: ID! }`,
  )
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
type Query { s${index}(id: ID!): S${index}T0 }
${own.join('\n')}
${references.join('\n')}
`
}

function operation(index: number, { subgraphs }: { subgraphs: number }): string {
  return `query Q${index}($id: ID!) { s${index}(id: $id) { id words next { name size } neighbour { name(upper: true) } } }
# ${(index + 1) % subgraphs} answers for the neighbour.
`
}

async function foldersIn(folder: string): Promise<Project> {
  const project = { head: join(folder, 'head'), base: join(folder, 'base') }
  for (const side of Object.values(project)) await mkdir(side, { recursive: true })
  return project
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}
