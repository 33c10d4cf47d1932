import { isDeepStrictEqual } from 'node:util'
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql'
import { broken, risk, type Said } from './effect.ts'
import { specificationChanges } from './scalars.ts'

/** An argument or an input field. */
export type Place = GraphQLArgument | GraphQLInputField

/**
 * What an operation's arguments become that the server accepts still: where the operation leaves them out, and where what a
 * variable holds is known at run time alone.
 * @param value what the operation writes there, or undefined where it writes nothing
 * @param name of the place, as `Query.r(b:)`
 */
export function placeChanges(
  value: ValueNode | undefined,
  was: Place,
  is: Place,
  variables: ReadonlyMap<string, VariableDefinitionNode>,
  name: string,
): Said[] {
  if (value === undefined) return defaultChanges(was, is, name, 'the operation leaves it out')
  if (value.kind !== Kind.VARIABLE) return literalChanges(value, was.type, is.type, variables, name)
  const variable = variables.get(value.name.value)
  if (!variable || variable.type.kind === Kind.NON_NULL_TYPE) return []
  const said: Said[] = []
  if (isNonNullType(is.type) && !isNonNullType(was.type))
    said.push(risk(`${name} refuses null, which $${value.name.value} may be.`))
  if (!variable.defaultValue) said.push(...defaultChanges(was, is, name, `$${value.name.value} is left out`))
  return said
}

function defaultChanges(was: Place, is: Place, name: string, when: string): Said[] {
  if (isDeepStrictEqual(plain(was.defaultValue), plain(is.defaultValue))) return []
  if (is.defaultValue === undefined && isNonNullType(is.type)) return []
  return [risk(`${name} is ${text(is.defaultValue)} where ${when}; it was ${text(was.defaultValue)}.`)]
}

/** A list of one and its item are the same input. */
const plain = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? plain(value[0]) : value)

const text = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value))

/** Of a literal that both types accept: what they make of it. */
function literalChanges(
  value: ValueNode,
  one: GraphQLInputType,
  other: GraphQLInputType,
  variables: ReadonlyMap<string, VariableDefinitionNode>,
  name: string,
): Said[] {
  const was = isNonNullType(one) ? one.ofType : one
  const is = isNonNullType(other) ? other.ofType : other
  if (value.kind === Kind.LIST && isListType(was) && isListType(is))
    return value.values.flatMap((item) => literalChanges(item, was.ofType, is.ofType, variables, name))
  if (isListType(was)) return literalChanges(value, was.ofType, is, variables, name)
  if (isListType(is)) return literalChanges(value, was, is.ofType, variables, name)
  if (value.kind === Kind.NULL || value.kind === Kind.VARIABLE) return []
  if (!isInputObjectType(was) || !isInputObjectType(is) || value.kind !== Kind.OBJECT)
    return specificationChanges(was, is, name)
  const after = is.getFields()
  return Object.values(was.getFields()).flatMap((field) => {
    const now = after[field.name]
    const written = value.fields.find((each) => each.name.value === field.name)
    return now ? placeChanges(written?.value, field, now, variables, `${is.name}.${field.name}`) : []
  })
}

/** Of a variable: whether the server accepts still whatever the variable may hold, which nobody records. */
export function variableChanges(
  was: GraphQLInputType,
  is: GraphQLInputType,
  name: string,
  seen: Set<string> = new Set(),
): Said[] {
  if (isNonNullType(was)) return variableChanges(was.ofType, isNonNullType(is) ? is.ofType : is, name, seen)
  if (isNonNullType(is))
    return [broken(`${name} may hold null, which is refused.`), ...variableChanges(was, is.ofType, name, seen)]
  if (isListType(was)) {
    if (!isListType(is)) return [broken(`${name} may hold a list where one value is accepted.`)]
    return variableChanges(was.ofType, is.ofType, name, seen)
  }
  // One value is accepted where a list is.
  if (isListType(is)) return variableChanges(was, nullable(is.ofType), name, seen)
  return namedChanges(was, is, name, seen)
}

const nullable = (type: GraphQLInputType): GraphQLInputType => (isNonNullType(type) ? type.ofType : type)

function namedChanges(was: GraphQLNamedInputType, is: GraphQLNamedInputType, name: string, seen: Set<string>): Said[] {
  if (isEnumType(was) && isEnumType(is)) {
    const gone = was.getValues().filter((value) => !is.getValue(value.name))
    return gone.map((value) => broken(`${name} may hold ${value.name}, which ${is.name} has no more.`))
  }
  if (isInputObjectType(was) && isInputObjectType(is)) {
    const pair = `${was.name} ${is.name}`
    if (seen.has(pair)) return []
    // A pair says the same of the variable wherever it is met.
    seen.add(pair)
    const before = was.getFields()
    const after = is.getFields()
    const said: Said[] = []
    if (is.isOneOf && !was.isOneOf)
      said.push(broken(`${name} may hold several fields of ${is.name}, which takes exactly one.`))
    for (const field of Object.values(before)) {
      const now = after[field.name]
      if (!now) said.push(broken(`${name} may hold ${was.name}.${field.name}, which is there no more.`))
      else said.push(...fieldChanges(field, now, name, `${is.name}.${field.name}`, seen))
    }
    for (const field of Object.values(after))
      if (!before[field.name] && isRequiredInputField(field))
        said.push(broken(`${name} has no ${is.name}.${field.name}, which is required.`))
    return said
  }
  if (was.name === is.name) return specificationChanges(was, is, name)
  return scalarChanges(was, is, name)
}

function fieldChanges(
  was: GraphQLInputField,
  is: GraphQLInputField,
  variable: string,
  name: string,
  seen: Set<string>,
): Said[] {
  const said: Said[] = []
  if (isRequiredInputField(is) && !isRequiredInputField(was))
    said.push(broken(`${variable} may leave out ${name}, which is required.`))
  else if (isNonNullType(is.type) && !isNonNullType(was.type))
    said.push(risk(`${variable} may hold null for ${name}, which is refused.`))
  if (!isRequiredInputField(was)) said.push(...defaultChanges(was, is, name, `${variable} leaves it out`))
  said.push(...variableChanges(nullable(was.type), nullable(is.type), variable, seen))
  return said
}

/** What each built-in scalar takes besides its own values. */
const takes: Readonly<Record<string, readonly string[]>> = { Float: ['Int'], ID: ['Int', 'String'] }
const texts = ['String', 'ID']

function scalarChanges(was: GraphQLNamedInputType, is: GraphQLNamedInputType, name: string): Said[] {
  if (takes[is.name]?.includes(was.name) || (isEnumType(was) && texts.includes(is.name))) return []
  const said = `${name} may hold a ${was.name} that ${is.name} refuses.`
  const known = !isScalarType(is) || isSpecifiedScalarType(is)
  return [known && !(was.name === 'ID' && is.name === 'String') ? broken(said) : risk(said)]
}
