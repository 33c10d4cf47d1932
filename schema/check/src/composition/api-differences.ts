import { isExecutableDirectiveLocation } from '@apollo/federation-internals'
import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  isUnionType,
  print,
} from 'graphql'

/** Where two schemas say different things; null where one of them says nothing. */
export interface ApiDifference {
  readonly coordinate: string
  readonly one: string | null
  readonly other: string | null
}

/** Compares what clients can ask for and what comes back; descriptions and the order of definitions don't count. */
export function apiDifferences(one: GraphQLSchema, other: GraphQLSchema): ApiDifference[] {
  const [first, second] = [signaturesOf(one), signaturesOf(other)]
  const coordinates = [...new Set([...first.keys(), ...second.keys()])].sort()
  return coordinates
    .map((coordinate) => ({
      coordinate,
      one: first.get(coordinate) ?? null,
      other: second.get(coordinate) ?? null,
    }))
    .filter((difference) => difference.one !== difference.other)
}

/** Everything that has a schema coordinate, with what is said of it. */
function signaturesOf(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const signatures = new Map<string, string>()
  const addInput = (
    coordinate: string,
    { type, defaultValue, deprecationReason }: GraphQLArgument | GraphQLInputField,
  ) => {
    const value = defaultValue === undefined ? null : astFromValue(defaultValue, type)
    signatures.set(coordinate, `${type}${value ? ` = ${print(value)}` : ''}${deprecation(deprecationReason)}`)
  }
  for (const [operation, type] of [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const)
    if (type) signatures.set(`schema.${operation}`, type.name)
  for (const directive of schema.getDirectives()) {
    if (isSpecifiedDirective(directive) || !directive.locations.some(isExecutableDirectiveLocation)) continue
    const { name, locations, isRepeatable } = directive
    signatures.set(`@${name}`, `${isRepeatable ? 'repeatable ' : ''}on ${[...locations].sort().join(' | ')}`)
    for (const argument of directive.args) addInput(`@${name}(${argument.name}:)`, argument)
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue
    signatures.set(type.name, kindOf(type))
    if (isEnumType(type))
      for (const { name, deprecationReason } of type.getValues())
        signatures.set(`${type.name}.${name}`, `value${deprecation(deprecationReason)}`)
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) addInput(`${type.name}.${field.name}`, field)
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`
      signatures.set(coordinate, `${field.type}${deprecation(field.deprecationReason)}`)
      for (const argument of field.args) addInput(`${coordinate}(${argument.name}:)`, argument)
    }
  }
  return signatures
}

const deprecation = (reason: string | null | undefined): string =>
  reason == null ? '' : ` @deprecated(reason: ${JSON.stringify(reason)})`

function kindOf(type: GraphQLNamedType): string {
  if (isScalarType(type)) return type.specifiedByURL ? `scalar @specifiedBy(url: "${type.specifiedByURL}")` : 'scalar'
  if (isEnumType(type)) return 'enum'
  if (isInputObjectType(type)) return type.isOneOf ? 'input @oneOf' : 'input'
  if (isUnionType(type)) return `union of ${namesOf(type.getTypes())}`
  const interfaces = namesOf(type.getInterfaces())
  return `${isObjectType(type) ? 'type' : 'interface'}${interfaces && ` implements ${interfaces}`}`
}

const namesOf = (types: readonly GraphQLNamedType[]): string =>
  types
    .map(({ name }) => name)
    .sort()
    .join(', ')
