import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Subgraph } from '@plaza/subgraph'
import { type FieldDefinitionNode, Kind, parse } from 'graphql'
import { repositoryPath } from '../repository.ts'
import { runProgram } from '../run-program.ts'
import type { Sources } from './sources.ts'

const roots: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription'])

interface Field {
  readonly subgraph: string
  readonly type: string
  readonly name: string
}

/**
 * The fields of the subgraphs' schemas that nobody answers, one line each: a field needs a resolver, or a property of that
 * name in what its type's resolvers are handed as their parent. TypeScript is asked for the property, by the types that
 * `pnpm codegen` has made. One that may be left out there needs code that names it.
 */
export async function findUnanswered(
  subgraphs: readonly Pick<Subgraph, 'name' | 'resolvers'>[],
  sources: Sources,
): Promise<string[]> {
  const unresolved = subgraphs.flatMap((subgraph) => unresolvedOf(subgraph, sources))
  const lost = unresolved.filter(({ type }) => roots.has(type))
  const properties = unresolved.filter(({ type }) => !roots.has(type))
  const { missing, optional } = await askTypeScript(properties)
  const unnamed = optional.filter(({ subgraph, name }) => !isNamed(subgraph, name, sources))
  return [...lost, ...missing, ...unnamed].map(({ subgraph, type, name }) => {
    const where = `subgraphs/${subgraph}/schema.graphql: ${type}.${name}`
    return `${where} is answered by nobody; give ${type} a resolver for it, or its parent a property of that name`
  })
}

function unresolvedOf({ name: subgraph, resolvers }: Pick<Subgraph, 'name' | 'resolvers'>, sources: Sources): Field[] {
  const sdl = sources.get(`subgraphs/${subgraph}/schema.graphql`) ?? ''
  return parse(sdl).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) return []
    const type = definition.name.value
    const resolved = (resolvers[type] ?? {}) as { readonly [field: string]: unknown }
    return (definition.fields ?? [])
      .filter((field) => resolved[field.name.value] === undefined && !isExternal(field))
      .map((field) => ({ subgraph, type, name: field.name.value }))
  })
}

/** Another subgraph answers it, and the gateway hands it over. */
const isExternal = ({ directives = [] }: FieldDefinitionNode) =>
  directives.some(({ name }) => name.value === 'external')

/** Writes two lines a field, of which the first is wrong where there is no property, and the second where it is optional. */
async function askTypeScript(fields: readonly Field[]): Promise<{ missing: Field[]; optional: Field[] }> {
  const cache = `${repositoryPath}node_modules/.cache/`
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(`${cache}answers-`)
  try {
    const names = [...new Set(fields.map(({ subgraph }) => subgraph))]
    await Promise.all(
      names.map((name) => {
        const lines = fields.filter(({ subgraph }) => subgraph === name).flatMap(linesOf)
        return writeFile(`${folder}/${name}.ts`, [importOf(name), ...lines].join('\n'))
      }),
    )
    const config = { extends: `${repositoryPath}tsconfig.json`, include: ['*.ts'], exclude: [] }
    await writeFile(`${folder}/tsconfig.json`, JSON.stringify(config))
    const output = (await runProgram('tsc', ['-p', folder, '--pretty', 'false'])) ?? ''
    const faults = [...output.matchAll(/(\w[\w-]*)\.ts\((\d+),\d+\): error/g)].map(
      ([, name, line]) => `${name} ${line}`,
    )
    if (output && faults.length === 0) throw new Error(output)
    const isFaulty = (field: Field, which: 0 | 1) => {
      const nth = fields.filter(({ subgraph }) => subgraph === field.subgraph).indexOf(field)
      return faults.includes(`${field.subgraph} ${2 + 2 * nth + which}`)
    }
    const missing = fields.filter((field) => isFaulty(field, 0))
    return { missing, optional: fields.filter((field) => isFaulty(field, 1) && !missing.includes(field)) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const importOf = (subgraph: string) =>
  `import type { ResolversParentTypes as Parents } from '${repositoryPath}subgraphs/${subgraph}/src/generated/resolvers.ts'`

function linesOf({ type, name }: Field, index: number): string[] {
  return [
    `export const a${index}: keyof Parents['${type}'] = '${name}'`,
    `export const b${index}: {} extends Pick<Parents['${type}'], '${name}'> ? 'optional' : 'given' = 'given'`,
  ]
}

function isNamed(subgraph: string, field: string, sources: Sources): boolean {
  const word = new RegExp(`\\b${field}\\b`)
  // Pages are made by the infrastructure's loaders, and the errors of a payload by its `userError`.
  const folders = [
    `subgraphs/${subgraph}/src/`,
    'infrastructure/database/src/',
    'infrastructure/subgraph/src/graphql/user-errors.ts',
  ]
  const isCode = (path: string) =>
    folders.some((folder) => path.startsWith(folder)) && path.endsWith('.ts') && !path.includes('/generated/')
  return [...sources].some(([path, text]) => isCode(path) && word.test(text))
}
