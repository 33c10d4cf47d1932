import { type GraphQLSchema, isAbstractType, isInterfaceType } from 'graphql'

/** Every type name that a condition on `name` accepts: itself, and what implements it or belongs to it. */
export function acceptedTypes(schema: GraphQLSchema, name: string): ReadonlySet<string> {
  const accepted = new Set([name])
  const type = schema.getType(name)
  if (type && isAbstractType(type)) {
    for (const possible of schema.getPossibleTypes(type)) accepted.add(possible.name)
    if (isInterfaceType(type)) {
      for (const implementation of schema.getImplementations(type).interfaces) accepted.add(implementation.name)
    }
  }
  return accepted
}
