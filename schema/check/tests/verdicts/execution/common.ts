import {
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'

/** What data and arguments may be on both sides of a change, so that a difference is not one of the data. */
export interface Common {
  /** Whether a place is non-null on some side; the depth counts the lists around it. */
  isFilled(field: string, depth: number): boolean
  /** Of the object types that a side may put at a field, those that each may; all where there is none. */
  typesAt(field: string, types: readonly string[]): readonly string[]
  valuesOf(enumType: string, values: readonly string[]): readonly string[]
  /** The type whose values both sides can give at a field of leaves: what one says is a Float may be an Int for the other. */
  leafAt(field: string, own: GraphQLLeafType): GraphQLLeafType
  /** Whether a field's argument or an input type's field is there on both sides. */
  isInput(owner: string, name: string): boolean
}

/** @param sides each with its API schema first and then the schemas of its subgraphs */
export function commonOf(sides: readonly (readonly GraphQLSchema[])[]): Common {
  const filled = new Set<string>()
  const types = new Map<string, Set<string>>()
  const values = new Map<string, Set<string>>()
  const leaves = new Map<string, GraphQLLeafType[]>()
  const inputs = sides.map(([api]) => inputsOf(api!))
  for (const [api, ...subgraphs] of sides) {
    for (const schema of [api!, ...subgraphs]) {
      for (const type of Object.values(schema.getTypeMap())) {
        if (type.name.startsWith('_')) continue
        if (isEnumType(type))
          narrow(
            values,
            type.name,
            type.getValues().map(({ name }) => name),
          )
        if (!isObjectType(type) && !isInterfaceType(type)) continue
        for (const field of Object.values(type.getFields())) {
          const coordinate = `${type.name}.${field.name}`
          for (const depth of filledDepths(field.type)) filled.add(`${coordinate} ${depth}`)
          const named = getNamedType(field.type)
          if (isLeafType(named)) leaves.set(coordinate, [...(leaves.get(coordinate) ?? []), named])
          // In a subgraph with @interfaceObject an object stands for all of an interface's.
          const isStandIn = isObjectType(named) && isInterfaceType(api!.getType(named.name))
          const possible = isAbstractType(named) ? schema.getPossibleTypes(named) : isObjectType(named) ? [named] : []
          if (!isStandIn && possible.length > 0)
            narrow(
              types,
              coordinate,
              possible.map(({ name }) => name),
            )
        }
      }
    }
  }
  return {
    isFilled: (field, depth) => filled.has(`${field} ${depth}`),
    typesAt: (field, own) => keep(own, types.get(field)),
    valuesOf: (enumType, own) => keep(own, values.get(enumType)),
    leafAt: (field, own) => (leaves.get(field) ?? []).find((other) => isNarrower(other, own)) ?? own,
    isInput: (owner, name) => inputs.every((of) => of.get(owner)?.has(name) ?? true),
  }
}

function narrow(all: Map<string, Set<string>>, key: string, names: readonly string[]): void {
  const known = all.get(key)
  all.set(key, known ? new Set(names.filter((name) => known.has(name))) : new Set(names))
}

function keep(own: readonly string[], allowed: ReadonlySet<string> | undefined): readonly string[] {
  const kept = allowed ? own.filter((name) => allowed.has(name)) : own
  return kept.length > 0 ? kept : own
}

/** Whether all values of one leaf type are also values of the other, and look the same in JSON. */
function isNarrower(one: GraphQLLeafType, other: GraphQLLeafType): boolean {
  if (isEnumType(other)) return false
  if (!isSpecifiedScalarType(other)) return isEnumType(one) || isSpecifiedScalarType(one)
  if (isEnumType(one)) return other.name === 'String' || other.name === 'ID'
  return one.name === 'Int' && other.name === 'Float'
}

function filledDepths(type: GraphQLOutputType, depth = 0): number[] {
  if (isNonNullType(type)) return [depth, ...filledDepths(type.ofType, depth)]
  return isListType(type) ? filledDepths(type.ofType, depth + 1) : []
}

function inputsOf(schema: GraphQLSchema): Map<string, Set<string>> {
  const inputs = new Map<string, Set<string>>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type)) inputs.set(type.name, new Set(Object.keys(type.getFields())))
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields()))
      inputs.set(`${type.name}.${field.name}`, new Set(field.args.map(({ name }) => name)))
  }
  return inputs
}
