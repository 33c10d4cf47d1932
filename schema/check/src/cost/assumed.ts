import { type CostRules, estimateCost } from 'gateway/limits'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isInputObjectType,
  isListType,
  Kind,
  TypeInfo,
  type TypeNode,
  typeFromAST,
  type VariableDefinitionNode,
  type VariableNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Operation } from '../change.ts'

/** What the gateway reads to estimate costs. */
export interface Priced {
  readonly schema: GraphQLSchema
  readonly rules: CostRules
}

/**
 * The most that the gateway may estimate for an operation, as far as operation and schema say it. What a variable holds is known
 * to nobody before: one with a default has that, one that sizes a list has the larger of the argument's default and the assumed
 * size, an input object has all its fields and a list one item, and no condition leaves anything out. A number in a recorded
 * operation is as unknown as a variable.
 */
export function costOf({ document: written, source }: Operation, { schema, rules }: Priced): number {
  // Recorded operations have an empty literal where a value stood.
  const document = source === 'recorded' ? withoutNumbers(written) : written
  const operation = getOperationAST(document)
  if (!operation) return 0
  const fragments = new Map(
    document.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
  const sizes = sizingVariables(document, { schema, rules })
  const variables = Object.fromEntries(
    (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => {
      const name = variable.name.value
      return [
        name,
        (defaultValue && valueFromASTUntyped(defaultValue)) ?? sizes.get(name) ?? assumedValue(schema, type),
      ]
    }),
  )
  return estimateCost(schema, rules, { operation, fragments, variables })
}

/** The document with a variable for each number that is an argument. */
function withoutNumbers(document: DocumentNode): DocumentNode {
  const unknown: VariableDefinitionNode[] = []
  const changed: DocumentNode = visit(document, {
    Argument(argument) {
      if (argument.value.kind !== Kind.INT) return undefined
      const variable: VariableNode = {
        kind: Kind.VARIABLE,
        name: { kind: Kind.NAME, value: `number ${unknown.length}` },
      }
      const type: TypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'Int' } }
      unknown.push({ kind: Kind.VARIABLE_DEFINITION, variable, type })
      return { ...argument, value: variable }
    },
  })
  return {
    ...changed,
    definitions: changed.definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? { ...definition, variableDefinitions: [...(definition.variableDefinitions ?? []), ...unknown] }
        : definition,
    ),
  }
}

/** By variable that gives a list's size, the largest size that the schema says for where it is used. */
function sizingVariables(document: DocumentNode, { schema, rules }: Priced): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  const types = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(types, {
      Argument({ name, value }) {
        const field = types.getFieldDef()
        const parent = types.getParentType()
        const listSize = types.getDirective() ? undefined : rules.listSizes.get(`${parent?.name}.${field?.name}`)
        if (value.kind !== Kind.VARIABLE || !listSize?.slicingArguments.includes(name.value)) return
        const known = [sizes.get(value.name.value), types.getArgument()?.defaultValue, listSize.assumedSize]
        const numbers = known.filter((size): size is number => typeof size === 'number')
        if (numbers.length > 0) sizes.set(value.name.value, Math.max(...numbers))
      },
    }),
  )
  return sizes
}

/** A value that has a cost wherever the type has one, and neither sizes a list nor answers a condition. */
function assumedValue(schema: GraphQLSchema, node: TypeNode): unknown {
  const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined
  return type && sampleOf(type, new Set())
}

/** @param seen input objects that have been filled: they may contain each other */
function sampleOf(type: GraphQLInputType, seen: Set<string>): unknown {
  const nullable = getNullableType(type)
  if (isListType(nullable)) return [sampleOf(nullable.ofType, seen)]
  const named = getNamedType(nullable)
  if (!isInputObjectType(named)) return ''
  if (seen.has(named.name)) return {}
  seen.add(named.name)
  return Object.fromEntries(Object.values(named.getFields()).map((field) => [field.name, sampleOf(field.type, seen)]))
}
