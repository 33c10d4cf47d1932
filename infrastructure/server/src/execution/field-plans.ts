import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNullableType,
  isAbstractType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql'
import { completeLeaves, completerOf } from './complete-values.ts'
import type { Arguments, FieldPlan, OperationSetup, SelectionPlan, Variables } from './operation-run.ts'

/**
 * Plans what selection sets select of objects of one type.
 * @throws GraphQLError for a condition that is null
 */
export function planFields(
  setup: OperationSetup,
  variables: Variables,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): SelectionPlan {
  const collected = new Map<string, [FieldNode, ...FieldNode[]]>()
  const seen = new Set<string>()
  for (const selectionSet of selectionSets) collect(setup, variables, type, selectionSet, collected, seen)
  const fields = [...collected].flatMap(([key, nodes]) => {
    const definition = definitionOf(setup.schema, type, nodes[0].name.value)
    return definition ? [planField(setup, type, definition, key, nodes)] : []
  })
  return { fields, hasProtoKey: collected.has('__proto__') }
}

function planField(
  setup: OperationSetup,
  parentType: GraphQLObjectType,
  definition: GraphQLField<unknown, unknown>,
  key: string,
  nodes: readonly [FieldNode, ...FieldNode[]],
): FieldPlan {
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  const byType = new Map<GraphQLObjectType, SelectionPlan>()
  return {
    key,
    nodes,
    parentType,
    definition,
    resolve: definition.resolve ?? (definition.args.length > 0 ? defaultFieldResolver : undefined),
    isComplete: completeLeaves.get(getNullableType(definition.type)),
    complete: completerOf(definition.type),
    argumentsOf: argumentReader(definition, nodes[0]),
    selectionOf: (type, variables) => {
      const known = byType.get(type)
      if (known) return known
      const planned = planFields(setup, variables, type, selectionSets)
      byType.set(type, planned)
      return planned
    },
  }
}

/**
 * Reads arguments once a run, and once for all where no variable is in them: a field of a list has them for every item. A
 * resolver may change what it is given, so it gets an object of its own, and values that can be changed are read anew.
 */
function argumentReader(definition: GraphQLField<unknown, unknown>, node: FieldNode): FieldPlan['argumentsOf'] {
  if (definition.args.length === 0) return () => ({})
  const readsVariables = (node.arguments ?? []).some(({ value }) => !constants.has(value.kind))
  let constant: Arguments | undefined
  const read: FieldPlan['argumentsOf'] = ({ variables, knownArguments }) => {
    const known = constant ?? knownArguments.get(read)
    if (known) return { ...known }
    const values = getArgumentValues(definition, node, variables)
    if (Object.values(values).some((value) => Object(value) === value)) return values
    if (readsVariables) knownArguments.set(read, values)
    else constant = values
    return { ...values }
  }
  return read
}

const constants: ReadonlySet<Kind> = new Set([Kind.NULL, Kind.INT, Kind.FLOAT, Kind.STRING, Kind.BOOLEAN, Kind.ENUM])

function definitionOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef
  }
  return type.getFields()[name]
}

function collect(
  setup: OperationSetup,
  variables: Variables,
  type: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  fields: Map<string, [FieldNode, ...FieldNode[]]>,
  seen: Set<string>,
): void {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD && seen.has(selection.name.value)) continue
    if (!isIncluded(selection, variables)) continue
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value
      const nodes = fields.get(key)
      if (nodes) nodes.push(selection)
      else fields.set(key, [selection])
      continue
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) seen.add(selection.name.value)
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? setup.fragments[selection.name.value] : selection
    if (!fragment || !applies(setup.schema, fragment.typeCondition?.name.value, type)) continue
    collect(setup, variables, type, fragment.selectionSet, fields, seen)
  }
}

function isIncluded(node: SelectionNode, variables: Variables): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true
  const conditional = schema.getType(condition)
  return conditional !== undefined && isAbstractType(conditional) && schema.isSubType(conditional, type)
}
