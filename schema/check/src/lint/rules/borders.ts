import { type FieldDefinitionNode, Kind, print } from 'graphql'
import { z } from 'zod'
import { lint } from '../lint-rule.ts'
import { referenceOf, type Source } from '../sources.ts'

export const borders = lint({
  id: 'border-nullable',
  severity: 'risk',
  finds:
    'A field that may not be null names an entity whose other fields come from another subgraph, and may not be null either.',
  advice:
    'The other subgraph may not have the entity, or may be away. Its non-null fields are null then, and so is all around them up to the first place where null may stand. Let null stand where the entity is named: `author: User`, `[User]!`.',
  example: {
    before: 'type Post { author: User }',
    after: 'type Post { author: User! } # User.name of another subgraph is String!',
  },
  options: z.strictObject({}),
  *check(sources) {
    for (const source of sources) {
      for (const type of source.types.values()) {
        for (const field of type.fields) {
          const { name, isInnerNonNull } = referenceOf(field.type)
          if (!isInnerNonNull) continue
          const [needed] = membersOf(source, name).flatMap((member) => [...neededOf(sources, source, member)])
          if (!needed) continue
          const coordinate = `${type.name}.${field.name.value}`
          const message = `${coordinate} is ${print(field.type)}, but ${needed.field} may not be null and comes from ${needed.subgraph}, which may not have the entity. Let null stand where ${name} is named.`
          yield { source, node: field, coordinate, message }
        }
      }
    }
  },
})

/** The object types that a type stands for in a subgraph. */
function membersOf({ types }: Source, name: string): string[] {
  const type = types.get(name)
  if (type?.kind === 'object') return [name]
  if (type?.kind === 'union') return [...type.members]
  return [...types.values()]
    .filter((each) => each.kind === 'object' && each.interfaces.includes(name))
    .map((each) => each.name)
}

/** The non-null fields of a type that only other subgraphs give. */
function* neededOf(
  sources: readonly Source[],
  source: Source,
  type: string,
): Generator<{ readonly field: string; readonly subgraph: string }> {
  const own = new Set(givenBy(source, type).map((field) => field.name.value))
  for (const other of sources) {
    if (other === source) continue
    for (const field of givenBy(other, type)) {
      if (field.type.kind !== Kind.NON_NULL_TYPE || own.has(field.name.value)) continue
      yield { field: `${type}.${field.name.value}`, subgraph: other.subgraph.name }
    }
  }
}

/** The fields that a subgraph resolves, or knows because they are part of a key. */
function givenBy(source: Source, name: string): FieldDefinitionNode[] {
  const type = source.types.get(name)
  return (type?.fields ?? []).filter((field) => source.applied(field, 'external').length === 0)
}
