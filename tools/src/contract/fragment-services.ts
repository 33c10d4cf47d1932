import { glob, readFile } from 'node:fs/promises'
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { inRepository } from '../repository.ts'

/**
 * A module that says of each fragment of the front end which services its own fields come from, the one with most fields
 * first: what the page's glass colours a component by. Fields of a fragment that it spreads are that one's.
 */
export async function renderFragmentServices(supergraphSdl: string, apiSchema: GraphQLSchema): Promise<string> {
  const serviceOf = ownersOf(parse(supergraphSdl, { noLocation: true }))
  const fragments: FragmentDefinitionNode[] = []
  for await (const file of glob('src/**/*.graphql', { cwd: inRepository('web/') })) {
    const { definitions } = parse(await readFile(inRepository(`web/${file}`), 'utf8'))
    fragments.push(...definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION))
  }
  const entries = fragments
    .map((fragment) => [fragment.name.value, servicesOf(fragment, apiSchema, serviceOf)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `export const fragmentServices: Record<string, readonly string[]> = ${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
}

type ServiceOf = (type: string, field: string) => string | undefined

function servicesOf(fragment: FragmentDefinitionNode, schema: GraphQLSchema, serviceOf: ServiceOf): string[] {
  const counts = new Map<string, number>()
  const info = new TypeInfo(schema)
  visit(
    fragment,
    visitWithTypeInfo(info, {
      Field({ name }) {
        const parent = info.getParentType()
        const types = isAbstractType(parent) ? schema.getPossibleTypes(parent) : parent ? [parent] : []
        for (const service of new Set(types.map((type) => serviceOf(type.name, name.value)))) {
          if (service) counts.set(service, (counts.get(service) ?? 0) + 1)
        }
      },
    }),
  )
  return [...counts].sort(([, one], [, other]) => other - one).map(([service]) => service)
}

/** The one service that answers a field; undefined for what several can answer, as keys. */
function ownersOf(supergraph: DocumentNode): ServiceOf {
  const owners = new Map<string, string>()
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    const all = graphsOf(type.directives ?? [], 'join__type')
    for (const { name, directives = [] } of type.fields ?? []) {
      const own = graphsOf(directives, 'join__field')
      const [service, another] = own.length > 0 ? own : all
      if (service && !another) owners.set(`${type.name.value}.${name.value}`, service)
    }
  }
  return (type, field) => owners.get(`${type}.${field}`)
}

function graphsOf(directives: readonly ConstDirectiveNode[], name: string): string[] {
  const graphs = directives
    .filter((directive) => directive.name.value === name && !argument(directive, 'external'))
    .flatMap((directive) => {
      const graph = argument(directive, 'graph')
      return graph?.kind === Kind.ENUM ? [graph.value.toLowerCase()] : []
    })
  return [...new Set(graphs)]
}

const argument = (directive: ConstDirectiveNode, name: string) =>
  directive.arguments?.find((one) => one.name.value === name)?.value
