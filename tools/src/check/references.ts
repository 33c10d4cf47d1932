import { subgraphNames } from '@plaza/schema/subgraphs'
import { type DefinitionNode, type FieldDefinitionNode, Kind, parse, print, type TypeNode } from 'graphql'
import type { Sources } from './sources.ts'

/** By type, its fields in one subgraph. */
type Fields = ReadonlyMap<string, readonly FieldDefinitionNode[]>

/**
 * The places where an entity that another service does not know would take more than itself, one line each: what has
 * non-null fields of another service may be null where it is named, and so may be each item of a list.
 */
export function findReferenceFaults(sources: Sources): string[] {
  const definitions = new Map(
    subgraphNames.map((name) => [name, parse(sources.get(`subgraphs/${name}/schema.graphql`) ?? '').definitions]),
  )
  const fields = new Map([...definitions].map(([name, all]) => [name, fieldsOf(all)]))
  return [...definitions].flatMap(([name, all]) =>
    [...fields.get(name)!].flatMap(([type, own]) =>
      own.flatMap((field) => {
        const { target, isNonNull } = innermost(field.type)
        const needed = isNonNull ? membersOf(all, target).flatMap((member) => neededOf(fields, name, member)) : []
        if (needed.length === 0) return []
        const where = `subgraphs/${name}/schema.graphql: ${type}.${field.name.value}`
        return [`${where} is ${print(field.type)}, but ${needed[0]} may be absent; let it be null`]
      }),
    ),
  )
}

/** The non-null fields that only other subgraphs give, with the subgraph. */
function neededOf(fields: ReadonlyMap<string, Fields>, name: string, type: string): string[] {
  const own = new Set((fields.get(name)?.get(type) ?? []).map((field) => field.name.value))
  return [...fields].flatMap(([other, types]) =>
    (types.get(type) ?? [])
      .filter((field) => field.type.kind === Kind.NON_NULL_TYPE && !own.has(field.name.value))
      .map((field) => `${type}.${field.name.value} of ${other}`),
  )
}

function fieldsOf(definitions: readonly DefinitionNode[]): Fields {
  return new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION
        ? [[node.name.value, node.fields ?? []]]
        : [],
    ),
  )
}

/** The object types that a type stands for. */
function membersOf(definitions: readonly DefinitionNode[], name: string): string[] {
  return definitions.flatMap((node) => {
    if (node.kind === Kind.UNION_TYPE_DEFINITION && node.name.value === name) {
      return (node.types ?? []).map((type) => type.name.value)
    }
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return []
    const isOne = node.name.value === name || node.interfaces?.some((type) => type.name.value === name)
    return isOne ? [node.name.value] : []
  })
}

/** The named type, and whether its own place may not be null, be it a field's or an item's. */
function innermost(type: TypeNode): { target: string; isNonNull: boolean } {
  if (type.kind === Kind.LIST_TYPE) return innermost(type.type)
  if (type.kind === Kind.NAMED_TYPE) return { target: type.name.value, isNonNull: false }
  if (type.type.kind === Kind.LIST_TYPE) return innermost(type.type)
  return { target: type.type.name.value, isNonNull: true }
}
