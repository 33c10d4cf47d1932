import { glob, readFile } from 'node:fs/promises'
import {
  type DocumentNode,
  extendSchema,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
  visit,
} from 'graphql'
import { inRepository } from '../repository.ts'

export interface ClientOperation {
  name: string
  file: string
  /** The operation with exactly the fragments it uses, as a client sends it. */
  document: DocumentNode
}

/** The client operations of `schema/operations/`, or of the front end. */
export async function readOperations(
  from: 'schema/operations/' | 'web/src/' = 'schema/operations/',
): Promise<ClientOperation[]> {
  const folder = inRepository(from)
  const files = (await Array.fromAsync(glob('**/*.graphql', { cwd: folder }))).sort()
  const documents = await Promise.all(
    files.map(async (file) => ({ file, document: parse(await readFile(new URL(file, folder), 'utf8')) })),
  )
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const { document } of documents)
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)

  return documents.flatMap(({ file, document }) =>
    document.definitions
      .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
      .map((operation) => ({
        name: operation.name?.value ?? '',
        file,
        document: { kind: Kind.DOCUMENT, definitions: [operation, ...fragmentsOf(operation, fragments)] },
      })),
  )
}

function fragmentsOf(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): FragmentDefinitionNode[] {
  const used = new Map<string, FragmentDefinitionNode>()
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode) => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value)
        if (!fragment || used.has(name.value)) return
        used.set(name.value, fragment)
        collect(fragment)
      },
    })
  }
  collect(operation)
  return [...used.values()]
}

/** Directives that Apollo Client takes out of what it sends. */
const ofApolloClient = parse('directive @unmask(mode: String) on FRAGMENT_SPREAD')

/** What is wrong with the client operations, one line each; empty when nothing is. */
export function validateOperations(apiSchema: GraphQLSchema, operations: readonly ClientOperation[]): string[] {
  const schema = extendSchema(apiSchema, ofApolloClient)
  const names = new Set<string>()
  return operations.flatMap(({ name, file, document }) => {
    const problems = validate(schema, document).map((error) => `${file}: ${name}: ${error.message}`)
    if (!name) problems.push(`${file}: an operation has no name`)
    if (names.has(name)) problems.push(`${file}: ${name} is there twice`)
    names.add(name)
    return problems
  })
}
