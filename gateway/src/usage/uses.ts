import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  Kind,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/**
 * What an operation uses of a schema, by coordinate. For arguments and input fields it is said how each is given: `value`,
 * `null`, or the variable as `$name`. Of types: the variables that have them, `condition` for fragments on them, `output` for
 * fields that give them. Empty for the rest.
 */
export type Uses = Readonly<Record<string, readonly string[]>>

/** What a document of one operation and its fragments uses; the document must be valid. */
export function usesOf(document: DocumentNode, schema: GraphQLSchema): Uses {
  const types = new TypeInfo(schema)
  const uses = new Map<string, Set<string>>()
  const use = (coordinate: string, how?: string): void => {
    const known = uses.get(coordinate) ?? new Set()
    uses.set(coordinate, known)
    if (how !== undefined) known.add(how)
  }
  const condition = (node: { readonly typeCondition?: { readonly name: { readonly value: string } } | undefined }) => {
    if (node.typeCondition) use(node.typeCondition.name.value, 'condition')
  }
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const parent = types.getParentType()
        if (!parent || parent.name.startsWith('__') || name.value.startsWith('__')) return
        use(`${parent.name}.${name.value}`)
        const type = getNamedType(types.getType())
        if (isCompositeType(type) || isEnumType(type)) use(type.name, 'output')
      },
      InlineFragment: condition,
      FragmentDefinition: condition,
      Directive: ({ name }) => use(`@${name.value}`),
      VariableDefinition({ variable }) {
        const type = getNamedType(types.getInputType())
        if (type) use(type.name, `$${variable.name.value}`)
      },
      Argument({ name, value }) {
        const directive = types.getDirective()
        const parent = types.getParentType()
        if (directive) use(`@${directive.name}(${name.value}:)`, howOf(value))
        else if (parent && !types.getFieldDef()?.name.startsWith('__'))
          use(`${parent.name}.${types.getFieldDef()?.name}(${name.value}:)`, howOf(value))
      },
      ObjectField({ name, value }) {
        const parent = getNamedType(types.getParentInputType())
        if (isInputObjectType(parent)) use(`${parent.name}.${name.value}`, howOf(value))
      },
      EnumValue({ value }) {
        const type = getNamedType(types.getInputType())
        if (isEnumType(type)) use(`${type.name}.${value}`)
      },
    }),
  )
  return Object.fromEntries([...uses].sort(byName).map(([coordinate, hows]) => [coordinate, [...hows].sort()]))
}

const byName = ([one]: [string, unknown], [another]: [string, unknown]) => (one < another ? -1 : 1)

function howOf(value: ValueNode): string {
  if (value.kind === Kind.VARIABLE) return `$${value.name.value}`
  return value.kind === Kind.NULL ? 'null' : 'value'
}
