import { type GraphQLNamedType, isScalarType } from 'graphql'
import { risk, type Said } from './effect.ts'

/** What another specification of a scalar means to whoever reads or writes its values. */
export function specificationChanges(was: GraphQLNamedType, is: GraphQLNamedType, what: string): Said[] {
  if (!isScalarType(was) || !isScalarType(is)) return []
  // Where none was named, nothing was promised.
  if (!was.specifiedByURL || was.specifiedByURL === is.specifiedByURL) return []
  return [risk(`${what} is a ${is.name}, whose values are specified by ${is.specifiedByURL ?? 'nothing'} now.`)]
}
