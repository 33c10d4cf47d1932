import {
  type GraphQLEnumType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isSpecifiedScalarType,
} from 'graphql'
import { broken, risk, type Said } from './effect.ts'
import { specificationChanges } from './scalars.ts'

/** What clients see of a field's value when its type changes from one to the other; what is selected below it apart. */
export function valueChanges(one: GraphQLOutputType, other: GraphQLOutputType, field: string): Said[] {
  const said: Said[] = []
  let was = one
  let is = other
  for (;;) {
    if (isNonNullType(was) && !isNonNullType(is))
      said.push(risk(`${field} may be null where it never was: its type was ${one} and is ${other}.`))
    if (isNonNullType(was)) was = was.ofType
    if (isNonNullType(is)) is = is.ofType
    if (isListType(was) !== isListType(is)) {
      const what = isListType(is) ? 'a list where one value stood' : 'one value where a list stood'
      return [broken(`${field} is ${what}: its type was ${one} and is ${other}.`)]
    }
    if (!isListType(was) || !isListType(is)) break
    was = was.ofType
    is = is.ofType
  }
  if (isLeafType(was) && isLeafType(is)) said.push(...leafChanges(was, is, field))
  return said
}

function leafChanges(was: GraphQLLeafType, is: GraphQLLeafType, field: string): Said[] {
  if (isEnumType(was) && isEnumType(is)) return enumChanges(was, is, field)
  if (was.name === is.name) return specificationChanges(was, is, field)
  const from = formOf(was)
  const to = formOf(is)
  if (from !== null && to !== null && from !== to)
    return [broken(`${field} is a ${is} where it was a ${was}, which JSON writes differently.`)]
  // String and ID write the same text.
  if (from === 'text' && to === 'text' && isSpecifiedScalarType(was) && isSpecifiedScalarType(is)) return []
  return [risk(`${field} is a ${is} where it was a ${was}, and may have values that its clients do not expect.`)]
}

/** How JSON writes the values of a type; null where nobody but the server knows. */
function formOf(type: GraphQLLeafType): 'text' | 'number' | 'boolean' | null {
  if (isEnumType(type) || type.name === 'String' || type.name === 'ID') return 'text'
  if (type.name === 'Int' || type.name === 'Float') return 'number'
  return type.name === 'Boolean' ? 'boolean' : null
}

function enumChanges(was: GraphQLEnumType, is: GraphQLEnumType, field: string): Said[] {
  const before = was.getValues().map(({ name }) => name)
  const after = is.getValues().map(({ name }) => name)
  const added = after.filter((name) => !before.includes(name))
  const removed = before.filter((name) => !after.includes(name))
  const said: Said[] = []
  if (added.length) said.push(risk(`${field} may be ${added.join(' or ')}, which its clients have not met before.`))
  if (removed.length)
    said.push(risk(`${field} can be ${removed.join(' or ')} no more, and fails where a subgraph still answers so.`))
  return said
}
