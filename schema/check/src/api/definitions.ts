import {
  type DirectiveDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isIntrospectionType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  Kind,
  type OperationTypeNode,
  parse,
  printType,
  type TypeDefinitionNode,
  visit,
} from 'graphql'

/** The definitions of a schema, by name. What reads them reads few: a view may make each of them when it is asked for. */
export interface Definitions {
  type(name: string): TypeDefinitionNode | undefined
  directive(name: string): DirectiveDefinitionNode | undefined
  root(operation: OperationTypeNode): string | undefined
  /** The names of the types that implement an interface. */
  implementers(name: string): readonly string[]
}

/** Some definitions that stand in the place of others; `null` where there is none any more. */
export interface Patch {
  readonly types?: ReadonlyMap<string, TypeDefinitionNode | null>
  readonly directives?: ReadonlyMap<string, DirectiveDefinitionNode | null>
  readonly roots?: ReadonlyMap<OperationTypeNode, string | undefined>
}

/** The definitions of a schema as it is. */
export class SchemaDefinitions implements Definitions {
  readonly types: ReadonlyMap<string, TypeDefinitionNode>
  readonly directives: ReadonlyMap<string, DirectiveDefinitionNode>
  readonly #schema: GraphQLSchema
  readonly #implementers: ReadonlyMap<string, readonly string[]>

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
    const types = Object.values(schema.getTypeMap()).filter(
      (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
    )
    this.types = new Map(types.map((type) => [type.name, definitionOf(type)]))
    this.directives = new Map(
      schema
        .getDirectives()
        .filter((directive) => !isSpecifiedDirective(directive) && directive.astNode)
        .map((directive) => [directive.name, directive.astNode!]),
    )
    this.#implementers = implementersIn(this.types.values())
  }

  type(name: string): TypeDefinitionNode | undefined {
    return this.types.get(name)
  }

  directive(name: string): DirectiveDefinitionNode | undefined {
    return this.directives.get(name)
  }

  root(operation: OperationTypeNode): string | undefined {
    return this.#schema.getRootType(operation)?.name
  }

  implementers(name: string): readonly string[] {
    return this.#implementers.get(name) ?? []
  }
}

function definitionOf(type: GraphQLNamedType): TypeDefinitionNode {
  if (type.astNode && !type.extensionASTNodes.length) return type.astNode
  return parse(printType(type), { noLocation: true }).definitions[0] as TypeDefinitionNode
}

function implementersIn(definitions: Iterable<TypeDefinitionNode>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const definition of definitions)
    for (const name of interfacesOf(definition)) {
      const others = found.get(name)
      if (others) others.push(definition.name.value)
      else found.set(name, [definition.name.value])
    }
  return found
}

/** The names of the interfaces that a type implements. */
export const interfacesOf = (definition: TypeDefinitionNode | null | undefined): readonly string[] =>
  definition && 'interfaces' in definition ? (definition.interfaces ?? []).map(({ name }) => name.value) : []

/** The definitions with some of them replaced. */
export function patched(definitions: Definitions, { types, directives, roots }: Patch): Definitions {
  const added = implementersIn([...(types?.values() ?? [])].filter((definition) => definition !== null))
  return {
    type: (name) => (types?.has(name) ? (types.get(name) ?? undefined) : definitions.type(name)),
    directive: (name) => (directives?.has(name) ? (directives.get(name) ?? undefined) : definitions.directive(name)),
    root: (operation) => (roots?.has(operation) ? roots.get(operation) : definitions.root(operation)),
    implementers: (name) => {
      const others = definitions.implementers(name)
      return types ? [...others.filter((each) => !types.has(each)), ...(added.get(name) ?? [])] : others
    },
  }
}

/** Definitions with what only others have. */
export const completed = (one: Definitions, other: Definitions): Definitions => ({
  type: (name) => one.type(name) ?? other.type(name),
  directive: (name) => one.directive(name) ?? other.directive(name),
  root: (operation) => one.root(operation),
  implementers: (name) => one.implementers(name),
})

/** The definitions with types under other names, given as old name to new. */
export function renamed(definitions: Definitions, names: ReadonlyMap<string, string>): Definitions {
  const former = new Map([...names].map(([from, to]) => [to, from]))
  const nameOf = (name: string) => names.get(name) ?? name
  const formerOf = (name: string) => former.get(name) ?? name
  const made = new Map<string, TypeDefinitionNode | undefined>()
  return {
    type: (name) => {
      if (names.has(name) && !former.has(name)) return undefined
      if (!made.has(name)) {
        const definition = definitions.type(formerOf(name))
        made.set(name, definition && withNames(definition, names))
      }
      return made.get(name)
    },
    directive: (name) => {
      const definition = definitions.directive(name)
      return definition && withNames(definition, names)
    },
    root: (operation) => {
      const root = definitions.root(operation)
      return root && nameOf(root)
    },
    implementers: (name) => definitions.implementers(formerOf(name)).map(nameOf),
  }
}

/** A definition in which types have other names, its own included. */
export function withNames<Node extends TypeDefinitionNode | DirectiveDefinitionNode>(
  definition: Node,
  names: ReadonlyMap<string, string>,
): Node {
  const replaced: Node = visit(definition, {
    NamedType: (node) => {
      const name = names.get(node.name.value)
      return name === undefined ? undefined : { ...node, name: { kind: Kind.NAME, value: name } }
    },
  })
  const name = definition.kind === Kind.DIRECTIVE_DEFINITION ? undefined : names.get(definition.name.value)
  return name === undefined ? replaced : { ...replaced, name: { kind: Kind.NAME, value: name } }
}
