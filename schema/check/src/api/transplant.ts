import {
  type DirectiveDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  OperationTypeNode,
  type TypeDefinitionNode,
} from 'graphql'
import { type Definitions, interfacesOf, patched } from './definitions.ts'
import { fieldAt, named, nodeAt, type Place } from './place.ts'
import type { ApiRuleId } from './rules.ts'

/** What changed, so that it can be made alone. */
export interface Piece {
  readonly rule: ApiRuleId
  readonly place: Place
  readonly member: string | null
}

/**
 * The definitions with one piece as other definitions have it, and all else as it is.
 * @returns null where no operation can depend on the piece
 */
export function transplanted(piece: Piece, into: Definitions, from: Definitions): Definitions | null {
  const { place } = piece
  if (piece.rule === 'root-type-changed') return withRoots(into, from)
  if (place.directive !== undefined) return withDirective(piece, place.directive, into, from)
  const name = place.type
  const type = name === undefined ? undefined : into.type(name)
  if (name === undefined || !type) return null
  const changed = typesWith(piece, name, type, into, from)
  return changed && patched(into, { types: new Map(changed.map((each) => [each.name.value, each])) })
}

function withRoots(into: Definitions, from: Definitions): Definitions {
  const roots = Object.values(OperationTypeNode).map((operation) => [operation, from.root(operation)] as const)
  return patched(into, { roots: new Map(roots) })
}

function ofDirective(
  rule: ApiRuleId,
  member: string | null,
  was: DirectiveDefinitionNode,
  is: DirectiveDefinitionNode,
): DirectiveDefinitionNode {
  if (rule.startsWith('directive-repeatable-')) return { ...was, repeatable: is.repeatable }
  const location = is.locations.find(({ value }) => value === member)
  const others = was.locations.filter(({ value }) => value !== member)
  return { ...was, locations: location ? [...others, location] : others }
}

function withDirective(
  { rule, place, member }: Piece,
  name: string,
  into: Definitions,
  from: Definitions,
): Definitions | null {
  if (rule === 'description-changed' || rule === 'directive-added') return null
  const was = into.directive(name)
  const is = from.directive(name)
  const part: DirectiveDefinitionNode | undefined =
    was && is && place.argument !== undefined
      ? { ...was, arguments: replaced(was.arguments, place.argument, named(is.arguments, place.argument)) }
      : was && is && ofDirective(rule, member, was, is)
  return patched(into, { directives: new Map([[name, part ?? null]]) })
}

function typesWith(
  { rule, place, member }: Piece,
  name: string,
  was: TypeDefinitionNode,
  into: Definitions,
  from: Definitions,
): TypeDefinitionNode[] | null {
  const is = from.type(name)
  if (!is) return null
  // What may be left out is left out by all who do not know it.
  if ((rule === 'argument-added' || rule === 'input-field-added') && !isRequired(nodeAt(from, place))) return null
  switch (rule) {
    case 'type-added':
    case 'one-of-added':
    case 'one-of-removed':
    case 'scalar-specification-changed':
      return [rule.startsWith('one-of') ? ({ ...was, directives: is.directives ?? [] } as TypeDefinitionNode) : is]
    case 'type-kind-changed':
      return [is, ...implementersOf(name, into, from)]
    case 'field-removed':
    case 'input-field-added':
    case 'input-field-removed':
    case 'input-field-type-changed':
    case 'input-field-default-changed':
      return [withField(was, place.field!, fieldAt(is, place.field!))]
    case 'field-type-changed':
      return fieldsMerged(was, is, place.field!, (field, other) => ({ ...field, type: other.type }))
    case 'argument-added':
    case 'argument-removed':
    case 'argument-type-changed':
    case 'argument-default-changed':
      return fieldsMerged(was, is, place.field!, (field, other) => ({
        ...field,
        arguments: replaced(field.arguments, place.argument!, named(other.arguments, place.argument!)),
      }))
    case 'enum-value-added':
    case 'enum-value-removed':
      if (was.kind !== Kind.ENUM_TYPE_DEFINITION || is.kind !== Kind.ENUM_TYPE_DEFINITION) return null
      return [{ ...was, values: replaced(was.values, place.value!, named(is.values, place.value!)) }]
    case 'union-member-added':
    case 'union-member-removed':
      if (was.kind !== Kind.UNION_TYPE_DEFINITION || is.kind !== Kind.UNION_TYPE_DEFINITION) return null
      return [{ ...was, types: replaced(was.types, member!, named(is.types, member!)) }]
    case 'interface-added':
    case 'interface-removed':
      return [withInterface(was, member!, interfacesOf(is).includes(member!))]
    default:
      return null
  }
}

const isRequired = (node: object | undefined): boolean =>
  (node as InputValueDefinitionNode | undefined)?.type.kind === Kind.NON_NULL_TYPE &&
  (node as InputValueDefinitionNode).defaultValue === undefined

/** Which types implement a type is a part of its kind. */
const implementersOf = (name: string, into: Definitions, from: Definitions): TypeDefinitionNode[] =>
  [...new Set([...into.implementers(name), ...from.implementers(name)])].flatMap((implementer) => {
    const was = into.type(implementer)
    const is = from.type(implementer)
    return was && is ? [withInterface(was, name, interfacesOf(is).includes(name))] : []
  })

function withInterface(type: TypeDefinitionNode, name: string, implemented: boolean): TypeDefinitionNode {
  if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) return type
  const others = (type.interfaces ?? []).filter((each) => each.name.value !== name)
  const node = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } } as const
  return { ...type, interfaces: implemented ? [...others, node] : others }
}

const withField = (
  type: TypeDefinitionNode,
  name: string,
  field: FieldDefinitionNode | InputValueDefinitionNode | undefined,
): TypeDefinitionNode =>
  'fields' in type
    ? ({ ...type, fields: replaced<typeof field & {}>(type.fields, name, field) } as TypeDefinitionNode)
    : type

function fieldsMerged(
  was: TypeDefinitionNode,
  is: TypeDefinitionNode,
  name: string,
  merge: (field: FieldDefinitionNode, other: FieldDefinitionNode) => FieldDefinitionNode,
): TypeDefinitionNode[] | null {
  const field = fieldAt(was, name)
  const other = fieldAt(is, name)
  if (field?.kind !== Kind.FIELD_DEFINITION || other?.kind !== Kind.FIELD_DEFINITION) return null
  return [withField(was, name, merge(field, other))]
}

/** A list of nodes in which the one of a name is another, or is missing. */
function replaced<Node extends { readonly name: { readonly value: string } }>(
  nodes: readonly Node[] | undefined,
  name: string,
  node: Node | undefined,
): Node[] {
  const all = [...(nodes ?? [])]
  const at = all.findIndex((each) => each.name.value === name)
  if (at < 0) return node ? [...all, node] : all
  return node ? all.with(at, node) : all.toSpliced(at, 1)
}
