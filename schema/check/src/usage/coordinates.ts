import {
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'
import type { UseOf } from './use.ts'

/** Something of a schema that may be used. */
export interface Element {
  readonly coordinate: string
  /** The coordinate of what it belongs to; nobody uses it where nobody uses that. */
  readonly parent: string | null
  readonly isDeprecated: boolean
}

/** All types, fields, arguments, input fields and enum values, each after what it belongs to. */
export function elementsOf(schema: GraphQLSchema): Element[] {
  const elements: Element[] = []
  const add = (coordinate: string, parent: string | null, deprecationReason?: string | null) =>
    elements.push({ coordinate, parent, isDeprecated: deprecationReason != null })
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  )
  for (const type of types.sort((one, another) => (one.name < another.name ? -1 : 1))) {
    add(type.name, null)
    if (isEnumType(type))
      for (const value of type.getValues()) add(`${type.name}.${value.name}`, type.name, value.deprecationReason)
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields()))
        add(`${type.name}.${field.name}`, type.name, field.deprecationReason)
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`
      add(coordinate, type.name, field.deprecationReason)
      for (const argument of field.args) add(`${coordinate}(${argument.name}:)`, coordinate, argument.deprecationReason)
    }
  }
  return elements
}

/**
 * The coordinates whose use is use of this one: its own, and those of the interfaces through which it is asked for. Of a type,
 * all that belongs to it as well.
 */
export function sameUse(coordinate: string, schema: GraphQLSchema): (used: string) => boolean {
  const [type = '', ...rest] = coordinate.split('.')
  const member = rest.join('.')
  const named = schema.getType(type)
  const interfaces = isObjectType(named) || isInterfaceType(named) ? named.getInterfaces() : []
  const owners = [type, ...interfaces.map(({ name }) => name)]
  if (member === '') return (used) => used === type || owners.some((owner) => used.startsWith(`${owner}.`))
  const names = new Set(owners.map((owner) => `${owner}.${member}`))
  return (used) => names.has(used)
}

/**
 * Where a value of an enum may have been sent or received without being recorded: values are not. In variables of its type and
 * in input fields that variables hold, and in fields that give it.
 */
export function unseenUse(coordinate: string, schema: GraphQLSchema): (used: string, use: UseOf) => boolean {
  const [type = '', value] = coordinate.split('.')
  if (value === undefined || !isEnumType(schema.getType(type))) return () => false
  const fields = new Set(
    Object.values(schema.getTypeMap()).flatMap((owner) =>
      isInputObjectType(owner)
        ? Object.values(owner.getFields())
            .filter((field) => getNamedType(field.type).name === type)
            .map((field) => `${owner.name}.${field.name}`)
        : [],
    ),
  )
  const isSent = ({ given }: UseOf) => given.variable.given > 0
  const mayUse = (use: UseOf) => isSent(use) || use.hows.includes('output') || use.hows.includes('unknown')
  return (used, use) => (used === type ? mayUse(use) : fields.has(used) && use.hows.includes('inside') && isSent(use))
}
