import {
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { coordinatesOf, nothingAsked, requiringFields } from './requirements.ts'

export interface SettledOperation {
  readonly document: DocumentNode
  /** Names the values of the document's conditions: equal values have equal texts. */
  readonly conditions: string
}

/** Undefined for an operation that can be planned with its conditions. */
export type SettleConditions = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: { readonly [name: string]: unknown } | null | undefined,
) => SettledOperation | undefined

/**
 * Makes a function that answers `@skip` and `@include` before an operation with fields that require others is planned.
 * The planner collects what two of them require into one representation; where a condition leaves one out, what it
 * alone requires is missing and the other is null. Serves clients that put a condition on such a field; README.md says
 * when it can go. Two others are answered too: a condition that is null, for which a subgraph would refuse all that it is
 * asked for, and one that is asked both ways, since the planner drops an object of which nothing can be left.
 */
export function createConditionSettler(supergraph: DocumentNode, apiSchema: GraphQLSchema): SettleConditions {
  const requiring = requiringFields(supergraph)
  const known = new WeakMap<DocumentNode, Conditions | null>()
  return (document, operation, variables) => {
    let conditions = known.get(document)
    if (conditions === undefined) {
      const names = conditionVariables(document)
      conditions = names && {
        names: new Set(names.flat()),
        mustBeSettled: isAskedBothWays(names) || asksFor(document, requiring, apiSchema),
      }
      known.set(document, conditions)
    }
    if (!conditions) return undefined
    const { names, mustBeSettled } = conditions
    if (!mustBeSettled && ![...names].some((name) => variables?.[name] === null)) return undefined
    const values = new Map([...names].map((name) => [name, isTrue(name, operation, variables)]))
    return { document: settle(document, values), conditions: [...values].map(String).join(' ') }
  }
}

interface Conditions {
  readonly names: ReadonlySet<string>
  readonly mustBeSettled: boolean
}

function asksFor(document: DocumentNode, fields: ReadonlyMap<string, unknown>, schema: GraphQLSchema): boolean {
  if (fields.size === 0) return false
  let asks = false
  const typeInfo = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: (field) => {
        asks ||= coordinatesOf(schema, typeInfo, field).some((name) => fields.has(name))
      },
    }),
  )
  return asks
}

/** The variables that @skip asks, and those that @include asks; null where there are no conditions. */
function conditionVariables(document: DocumentNode): readonly [skip: string[], include: string[]] | null {
  const names: [string[], string[]] = [[], []]
  let any = false
  visit(document, {
    Directive: (directive) => {
      const condition = conditionOf(directive)
      any ||= condition !== undefined
      if (condition?.kind === Kind.VARIABLE) names[directive.name.value === 'skip' ? 0 : 1].push(condition.name.value)
    },
  })
  return any ? names : null
}

function isAskedBothWays([skip, include]: readonly [readonly string[], readonly string[]]): boolean {
  const skips = new Set(skip)
  return include.some((name) => skips.has(name))
}

function conditionOf({ name, arguments: given = [] }: DirectiveNode): ValueNode | undefined {
  return name.value === 'skip' || name.value === 'include' ? given[0]?.value : undefined
}

/** A value that is no boolean is refused before the plan is run. */
function isTrue(
  name: string,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: { readonly [name: string]: unknown } | null | undefined,
): boolean {
  const given = variables && Object.hasOwn(variables, name) ? variables[name] : undefined
  if (given !== undefined) return given === true
  const fallback = variableDefinitions.find(({ variable }) => variable.name.value === name)?.defaultValue
  return fallback?.kind === Kind.BOOLEAN && fallback.value
}

function settle(document: DocumentNode, values: ReadonlyMap<string, boolean>): DocumentNode {
  const isMet = (condition: ValueNode | undefined) =>
    condition?.kind === Kind.VARIABLE
      ? values.get(condition.name.value)
      : condition?.kind === Kind.BOOLEAN && condition.value
  const answer = <Node extends SelectionNode>(node: Node): Node | null | undefined => {
    const { directives = [] } = node
    const conditions = directives.filter((directive) => conditionOf(directive))
    if (conditions.length === 0) return undefined
    const leavesOut = conditions.some(
      (directive) => isMet(conditionOf(directive)) === (directive.name.value === 'skip'),
    )
    return leavesOut ? null : { ...node, directives: directives.filter((directive) => !conditions.includes(directive)) }
  }
  return visit(document, {
    Field: answer,
    InlineFragment: answer,
    FragmentSpread: answer,
    SelectionSet: { leave: (set) => (set.selections.length > 0 ? undefined : { ...set, selections: [nothingAsked] }) },
  })
}
