import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type StringValueNode,
  type TypeDefinitionNode,
} from 'graphql'
import type { Definitions } from './definitions.ts'

/** What a change is about. A field of an input type is a field; an argument may be a directive's. */
export interface Place {
  readonly type?: string | undefined
  readonly field?: string | undefined
  readonly argument?: string | undefined
  readonly value?: string | undefined
  readonly directive?: string | undefined
}

/** As schema coordinate. */
export function coordinateOf({ type, field, argument, value, directive }: Place): string {
  const owner = directive === undefined ? type : `@${directive}`
  if (owner === undefined) return 'schema'
  const member = field ?? value
  const named = member === undefined ? owner : `${owner}.${member}`
  return argument === undefined ? named : `${named}(${argument}:)`
}

/** The coordinate of what a place stands in, or null for what stands in nothing. */
export function ownerOf(place: Place): Place | null {
  if (place.argument !== undefined) return { ...place, argument: undefined }
  if (place.field !== undefined || place.value !== undefined) return { type: place.type }
  return null
}

interface Described {
  readonly description?: StringValueNode | undefined
  readonly directives?: readonly ConstDirectiveNode[] | undefined
}

/** The node that stands at a place. */
export function nodeAt(definitions: Definitions, place: Place): Described | undefined {
  if (place.directive !== undefined) {
    const directive = definitions.directive(place.directive)
    return place.argument === undefined ? directive : named(directive?.arguments, place.argument)
  }
  const type = place.type === undefined ? undefined : definitions.type(place.type)
  if (place.value !== undefined)
    return type?.kind === Kind.ENUM_TYPE_DEFINITION ? named(type.values, place.value) : undefined
  if (place.field === undefined) return type
  return place.argument === undefined ? fieldAt(type, place.field) : argumentAt(type, place.field, place.argument)
}

/** A field of an output or an input type. */
export function fieldAt(
  type: TypeDefinitionNode | undefined,
  name: string,
): FieldDefinitionNode | InputValueDefinitionNode | undefined {
  return type && 'fields' in type ? named<FieldDefinitionNode | InputValueDefinitionNode>(type.fields, name) : undefined
}

const argumentAt = (type: TypeDefinitionNode | undefined, field: string, name: string) => {
  const found = fieldAt(type, field)
  return found?.kind === Kind.FIELD_DEFINITION ? named(found.arguments, name) : undefined
}

/** The node of a list that has a name. */
export const named = <Node extends { readonly name: { readonly value: string } }>(
  nodes: readonly Node[] | undefined,
  name: string,
): Node | undefined => nodes?.find((node) => node.name.value === name)
