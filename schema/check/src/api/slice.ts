import {
  buildASTSchema,
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  type TypeDefinitionNode,
  type TypeNode,
  visit,
} from 'graphql'
import { type Definitions, interfacesOf } from './definitions.ts'
import { type Parts, partsOf } from './judge/positions.ts'
import { fieldAt, named } from './place.ts'

/** A document taken apart, and the names that it writes. */
export interface Uses {
  readonly parts: Parts
  readonly fields: ReadonlySet<string>
  readonly types: ReadonlySet<string>
  readonly directives: ReadonlySet<string>
}

/** The name of the type that a field of introspection asks for, where the document writes it. */
export function introspected({ name, arguments: written }: FieldNode): string | null {
  const value = name.value === '__type' ? named(written, 'name')?.value : undefined
  return value?.kind === Kind.STRING ? value.value : null
}

/** What a document names. */
export function usesOf(document: DocumentNode): Uses {
  const fields = new Set<string>()
  const types = new Set<string>()
  const directives = new Set<string>()
  visit(document, {
    Field: (node) => {
      fields.add(node.name.value)
      const name = introspected(node)
      if (name !== null) types.add(name)
    },
    NamedType: ({ name }) => void types.add(name.value),
    Directive: ({ name }) => void directives.add(name.value),
  })
  return { parts: partsOf(document), fields, types, directives }
}

/** The part of a schema that matters to a document. */
export interface Slice {
  readonly types: ReadonlyMap<string, TypeDefinitionNode>
  readonly directives: ReadonlyMap<string, DirectiveDefinitionNode>
  readonly roots: ReadonlyMap<OperationTypeNode, string>
  /** The names of the fields that the document selects on each type, whether the type has them or not. */
  readonly asked: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * The types that a document names, selects on or sends, with the fields that it selects there, and the objects that it may
 * meet. Schemas have thousands of types and an operation a few dozen, so that a schema can be made for each operation and
 * change.
 */
export function sliceOf(definitions: Definitions, uses: Uses): Slice {
  const { parts } = uses
  const roots = new Map<OperationTypeNode, string>()
  // A schema without the type that queries start at is none.
  for (const kind of new Set([parts.operation.operation, OperationTypeNode.QUERY])) {
    const root = definitions.root(kind)
    if (root !== undefined) roots.set(kind, root)
  }
  const found = [...uses.directives].flatMap((name) => definitions.directive(name) ?? [])
  const selected = selectedIn(definitions, parts, roots.get(parts.operation.operation))
  const waiting = [...uses.types, ...roots.values(), ...selected.types, ...found.flatMap(argumentTypes)]
  const types = new Map<string, TypeDefinitionNode>()
  const met = new Set<string>()
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const definition = types.has(name) ? undefined : definitions.type(name)
    if (!definition) continue
    types.set(name, partOf(definition, selected.fields.get(name)))
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) waiting.push(...(definition.fields ?? []).map(typeOf))
    for (const object of objectsOf(definition, definitions)) {
      met.add(object)
      waiting.push(...argumentsOf(definitions.type(object), uses.fields).flatMap(argumentTypes))
    }
  }
  for (const name of met) {
    const definition = definitions.type(name)
    if (types.has(name) || definition?.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    types.set(name, { ...definition, fields: argumentsOf(definition, uses.fields) })
  }
  return {
    types: closed(types),
    directives: new Map(found.map((each) => [each.name.value, each])),
    roots,
    asked: selected.fields,
  }
}

interface Selected {
  /** The names of the types of the selected fields and their arguments. */
  readonly types: ReadonlySet<string>
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>
}

function selectedIn(definitions: Definitions, { operation, fragments }: Parts, root: string | undefined): Selected {
  const types = new Set<string>()
  const fields = new Map<string, Set<string>>()
  const walked = new Map<SelectionSetNode, Set<string>>()

  const go = (set: SelectionSetNode, type: string): void => {
    const before = walked.get(set) ?? new Set()
    if (before.has(type)) return
    walked.set(set, before.add(type))
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) field(selection, type)
      else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
        if (fragment) go(fragment.selectionSet, fragment.typeCondition?.name.value ?? type)
      }
    }
  }

  const field = ({ name, selectionSet }: FieldNode, type: string): void => {
    fields.set(type, (fields.get(type) ?? new Set()).add(name.value))
    const definition = fieldAt(definitions.type(type), name.value)
    if (definition?.kind !== Kind.FIELD_DEFINITION) return
    const answer = namedIn(definition.type)
    for (const each of [answer, ...argumentTypes(definition)]) types.add(each)
    if (selectionSet) go(selectionSet, answer)
  }

  if (root !== undefined) go(operation.selectionSet, root)
  return { types, fields }
}

function partOf(definition: TypeDefinitionNode, fields: ReadonlySet<string> | undefined): TypeDefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION)
    return definition
  return { ...definition, fields: (definition.fields ?? []).filter(({ name }) => fields?.has(name.value)) }
}

/** The object types that may be met where an interface or a union is selected on. */
function objectsOf(definition: TypeDefinitionNode, definitions: Definitions): readonly string[] {
  const { name } = definition
  if (definition.kind === Kind.UNION_TYPE_DEFINITION) return (definition.types ?? []).map((each) => each.name.value)
  if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) return []
  return definitions.implementers(name.value)
}

/**
 * Of an object type that is met but never selected on: the interface says what its fields answer, and it says itself what
 * their arguments are where they are left out.
 */
function argumentsOf(
  definition: TypeDefinitionNode | undefined,
  names: ReadonlySet<string>,
): readonly FieldDefinitionNode[] {
  if (definition?.kind !== Kind.OBJECT_TYPE_DEFINITION) return []
  return (definition.fields ?? [])
    .filter((field) => field.arguments?.length && names.has(field.name.value))
    .map((field) => ({ ...field, type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'String' } } }))
}

const argumentTypes = ({ arguments: all }: FieldDefinitionNode | DirectiveDefinitionNode): string[] =>
  (all ?? []).map(typeOf)

const typeOf = ({ type }: { readonly type: TypeNode }): string => namedIn(type)

/** The name inside lists and non-nulls. */
export const namedIn = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedIn(type.type)

/** An interface that is only implemented, and that no field or document leads to, has no say in what comes out. */
function closed(types: Map<string, TypeDefinitionNode>): Map<string, TypeDefinitionNode> {
  for (const [name, definition] of types) {
    if (!('interfaces' in definition) || interfacesOf(definition).every((each) => types.has(each))) continue
    types.set(name, { ...definition, interfaces: definition.interfaces!.filter((each) => types.has(each.name.value)) })
  }
  return types
}

/** The slice as a schema that documents can be validated against; it need not be a valid one itself. */
export function schemaOf({ types, directives, roots }: Omit<Slice, 'asked'>): GraphQLSchema {
  const definitions: DefinitionNode[] = [...types.values(), ...directives.values()]
  if (roots.size)
    definitions.push({
      kind: Kind.SCHEMA_DEFINITION,
      operationTypes: [...roots].map(([operation, name]) => ({
        kind: Kind.OPERATION_TYPE_DEFINITION,
        operation,
        type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
      })),
    })
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValid: true, assumeValidSDL: true })
}
