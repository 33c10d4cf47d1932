import { readFileSync } from 'node:fs'
import { type DocumentNode, Kind, parse, visit } from 'graphql'

const folder = new URL('../../../schema/operations/', import.meta.url)
const read = (name: string) => parse(readFileSync(new URL(name, folder), 'utf8'))

/** Fields of other services: a subgraph alone knows people and files by their ids. */
const ownFields: Record<string, string[]> = {
  PersonCard: ['id'],
  PersonName: ['id'],
  MediaParts: ['id', 'accessGrant'],
}

/** One of the clients' operations, with its fragments, as far as this subgraph answers it. */
export function clientOperation(name: string): DocumentNode {
  const fragments = new Map(
    read('fragments.graphql').definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  )
  const operation = read('posts.graphql').definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.name?.value === name,
  )
  if (!operation) throw new Error(`The clients have no operation ${name}`)
  const used = new Set<string>()
  const collect = (node: Parameters<typeof visit>[0]) =>
    visit(node, {
      FragmentSpread({ name: { value } }) {
        if (used.has(value)) return
        used.add(value)
        if (!ownFields[value]) collect(fragments.get(value)!)
      },
    })
  collect(operation)
  const definitions = [...used].map((fragment) => {
    const fields = ownFields[fragment]
    const definition = fragments.get(fragment)!
    if (!fields) return definition
    const type = definition.typeCondition.name.value
    return parse(`fragment ${fragment} on ${type} { ${fields.join(' ')} }`).definitions[0]!
  })
  return { kind: Kind.DOCUMENT, definitions: [operation, ...definitions] }
}
