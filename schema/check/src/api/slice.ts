import {
  buildASTSchema,
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  Kind,
  type OperationTypeNode,
  type TypeDefinitionNode,
  type TypeNode,
  visit,
} from 'graphql'
import { type Definitions, interfacesOf } from './definitions.ts'

/** The names that a document writes. */
export interface Uses {
  readonly kinds: ReadonlySet<OperationTypeNode>
  readonly fields: ReadonlySet<string>
  readonly types: ReadonlySet<string>
  readonly directives: ReadonlySet<string>
}

/** What a document names. */
export function usesOf(document: DocumentNode): Uses {
  const kinds = new Set<OperationTypeNode>()
  const fields = new Set<string>()
  const types = new Set<string>()
  const directives = new Set<string>()
  visit(document, {
    OperationDefinition: ({ operation }) => void kinds.add(operation),
    Field: ({ name }) => void fields.add(name.value),
    NamedType: ({ name }) => void types.add(name.value),
    Directive: ({ name }) => void directives.add(name.value),
  })
  return { kinds, fields, types, directives }
}

/** The part of a schema that can matter to a document. */
export interface Slice {
  readonly types: ReadonlyMap<string, TypeDefinitionNode>
  readonly directives: ReadonlyMap<string, DirectiveDefinitionNode>
  readonly roots: ReadonlyMap<OperationTypeNode, string>
}

/**
 * The types that a document names or can meet, with the fields whose names it writes. Schemas have thousands of types and
 * an operation meets a few dozen, so that a schema can be made for each operation and change.
 */
export function sliceOf(definitions: Definitions, uses: Uses): Slice {
  const types = new Map<string, TypeDefinitionNode>()
  const directives = new Map<string, DirectiveDefinitionNode>()
  const roots = new Map<OperationTypeNode, string>()
  const waiting: string[] = [...uses.types]
  for (const kind of uses.kinds) {
    const root = definitions.root(kind)
    if (root === undefined) continue
    roots.set(kind, root)
    waiting.push(root)
  }
  for (const name of uses.directives) {
    const definition = definitions.directive(name)
    if (!definition) continue
    directives.set(name, definition)
    waiting.push(...(definition.arguments ?? []).map(typeOf))
  }
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const definition = types.has(name) ? undefined : definitions.type(name)
    if (!definition) continue
    const part = partOf(definition, uses.fields)
    types.set(name, part)
    waiting.push(...mentionsOf(part))
    if (part.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    for (const implementer of definitions.implementers(name)) {
      const other = definitions.type(implementer)
      if (interfacesOf(other).includes(name)) waiting.push(implementer)
    }
  }
  return { types: closed(types), directives, roots }
}

function partOf(definition: TypeDefinitionNode, fields: ReadonlySet<string>): TypeDefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION)
    return definition
  return { ...definition, fields: (definition.fields ?? []).filter(({ name }) => fields.has(name.value)) }
}

/** An interface that is only implemented, and that no field, union or document leads to, has no say in what comes out. */
function mentionsOf(definition: TypeDefinitionNode): string[] {
  if (definition.kind === Kind.UNION_TYPE_DEFINITION) return (definition.types ?? []).map(({ name }) => name.value)
  if (!('fields' in definition)) return []
  return (definition.fields ?? []).flatMap((field: FieldDefinitionNode | InputValueDefinitionNode) => [
    typeOf(field),
    ...('arguments' in field ? (field.arguments ?? []).map(typeOf) : []),
  ])
}

const typeOf = ({ type }: { readonly type: TypeNode }): string => namedIn(type)

/** The name inside lists and non-nulls. */
export const namedIn = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedIn(type.type)

/** Without the interfaces that are not in it. */
function closed(types: Map<string, TypeDefinitionNode>): Map<string, TypeDefinitionNode> {
  for (const [name, definition] of types)
    if ('interfaces' in definition && definition.interfaces?.length)
      types.set(name, {
        ...definition,
        interfaces: definition.interfaces.filter((each) => types.has(each.name.value)),
      })
  return types
}

/** The slice as a schema that documents can be validated against; it need not be a valid one itself. */
export function schemaOf({ types, directives, roots }: Slice): GraphQLSchema {
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
