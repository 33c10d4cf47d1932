import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner'
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql'
import { argumentsOf, argumentsOfEach } from '../supergraph/directives.ts'
import { parseSelections } from './workarounds/requirements.ts'

/** By `subgraph Type.field`. */
interface Needs {
  /** The fields of keys. */
  readonly keys: ReadonlySet<string>
  /** The fields that need more than a key, with what they require; null where that is the value of a context. */
  readonly demanding: ReadonlyMap<string, SelectionSetNode | null>
}

/**
 * Makes a function that finds, for each fetch of entities, the fetches of its parts, each of which needs no more than a
 * key and what one field requires: where `@requires` or `@fromContext` has no value for one field of an entity, the others
 * can be had all the same.
 */
export function createFallbacks(supergraph: DocumentNode): (plan: QueryPlan) => Map<FetchNode, readonly FetchNode[]> {
  const needs = readNeeds(supergraph)
  return ({ node }) => {
    const fallbacks = new Map<FetchNode, readonly FetchNode[]>()
    if (needs.demanding.size === 0) return fallbacks
    for (const fetch of fetchesOf(node)) {
      const parts = fetch.requires ? fallbacksOf(fetch, needs) : []
      if (parts.length > 0) fallbacks.set(fetch, parts)
    }
    return fallbacks
  }
}

function readNeeds(supergraph: DocumentNode): Needs {
  const keys = new Set<string>()
  const demanding = new Map<string, SelectionSetNode | null>()
  const names = new Map<unknown, unknown>()
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.ENUM_TYPE_DEFINITION || type.name.value !== 'join__Graph') continue
    for (const value of type.values ?? []) names.set(value.name.value, argumentsOfEach(value, 'join__graph')[0]?.name)
  }
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    for (const { graph, key } of argumentsOfEach(type, 'join__type')) {
      if (typeof key !== 'string') continue
      for (const field of parseSelections([key]).selections) {
        if ('name' in field) keys.add(`${names.get(graph)} ${type.name.value}.${field.name.value}`)
      }
    }
    for (const field of type.fields ?? []) {
      for (const directive of field.directives ?? []) {
        if (directive.name.value !== 'join__field') continue
        const { graph, requires, contextArguments } = argumentsOf(directive)
        const name = `${names.get(graph)} ${type.name.value}.${field.name.value}`
        if (typeof requires === 'string') demanding.set(name, parseSelections([requires]))
        else if (contextArguments) demanding.set(name, null)
      }
    }
  }
  return { keys, demanding }
}

function fetchesOf(node: QueryPlan['node']): FetchNode[] {
  if (!node || node.kind === 'Defer') return []
  if (node.kind === 'Fetch') return [node]
  const children: (PlanNode | undefined)[] =
    node.kind === 'Flatten'
      ? [node.node]
      : node.kind === 'Condition'
        ? [node.ifClause, node.elseClause]
        : node.kind === 'Subscription'
          ? [node.rest]
          : node.nodes
  return children.flatMap((child) => fetchesOf(child))
}

/** One fetch for what has no demands, and one for each field that requires others; none where a fetch has no demands. */
function fallbacksOf(fetch: FetchNode, { keys, demanding }: Needs): FetchNode[] {
  const { serviceName, requires = [], contextRewrites = [] } = fetch
  const document = parse(fetch.operation, { noLocation: true })
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  const [entities] = operation?.selectionSet.selections ?? []
  if (!operation || entities?.kind !== Kind.FIELD || !entities.selectionSet) return []
  const fragments = new Map(
    document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]),
  )
  const contexts = new Set(contextRewrites.map(({ renameKeyTo }) => renameKeyTo))
  const usesContext = ({ arguments: given = [] }: FieldNode) =>
    given.some(({ value }) => value.kind === Kind.VARIABLE && contexts.has(value.name.value))
  const demandOf = (field: FieldNode, type: string): string | undefined => {
    const name = `${serviceName} ${type}.${field.name.value}`
    return demanding.has(name) || usesContext(field) ? name : undefined
  }
  const demands = new Set<string>()
  const select = (selections: readonly SelectionNode[], type: string, wanted: string | undefined): SelectionNode[] =>
    selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) {
        const demand = demandOf(selection, type)
        if (demand) demands.add(demand)
        return demand === wanted ? [selection] : []
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
      if (!fragment) return []
      const { typeCondition, selectionSet } = fragment
      const kept = select(selectionSet.selections, typeCondition?.name.value ?? type, wanted)
      const { directives = [] } = selection
      const node = {
        kind: Kind.INLINE_FRAGMENT,
        directives,
        selectionSet: { ...selectionSet, selections: kept },
      } as const
      return kept.length > 0 ? [typeCondition ? { ...node, typeCondition } : node] : []
    })
  const { selections: all } = entities.selectionSet
  const fallback = (wanted: string | undefined): FetchNode[] => {
    const selections = select(all, '_Entity', wanted)
    if (!asksForFields(selections)) return []
    const selectionSet: SelectionSetNode = {
      kind: Kind.SELECTION_SET,
      selections: [{ ...entities, selectionSet: { kind: Kind.SELECTION_SET, selections } }],
    }
    const { definitions, variables } = whatIsUsed({ ...operation, selectionSet }, fragments)
    // What is around the entity has no value, so nothing that asks for it can be fetched.
    if ([...contexts].some((name) => variables.has(name))) return []
    const { operationDocumentNode: _, contextRewrites: __, ...others } = fetch
    const required = wanted === undefined ? undefined : demanding.get(wanted)
    return [
      {
        ...others,
        operation: stripIgnoredCharacters(print({ kind: Kind.DOCUMENT, definitions })),
        variableUsages: (fetch.variableUsages ?? []).filter((name) => variables.has(name)),
        requires: neededOf(requires, required ? fieldsIn(required) : new Map(), (type, field) =>
          keys.has(`${serviceName} ${type}.${field}`),
        ),
      },
    ]
  }
  const undemanding = fallback(undefined)
  if (demands.size === 0 || (demands.size === 1 && undemanding.length === 0)) return []
  return [...undemanding, ...[...demands].flatMap(fallback)]
}

const asksForFields = (selections: readonly SelectionNode[]): boolean =>
  selections.some((selection) =>
    selection.kind === Kind.INLINE_FRAGMENT
      ? asksForFields(selection.selectionSet.selections)
      : selection.kind === Kind.FIELD && selection.name.value !== '__typename',
  )

/** An operation with the fragments and the variables that are left in it. */
function whatIsUsed(operation: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
  const variables = new Set<string>()
  const used = new Set<FragmentDefinitionNode>()
  const look = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      VariableDefinition: () => false,
      Variable: ({ name }) => void variables.add(name.value),
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value)
        if (!fragment || used.has(fragment)) return
        used.add(fragment)
        look(fragment)
      },
    })
  }
  look(operation)
  const { variableDefinitions = [] } = operation
  const declared = variableDefinitions.filter(({ variable }) => variables.has(variable.name.value))
  return { variables, definitions: [{ ...operation, variableDefinitions: declared }, ...used] }
}

/** Fields that a selection has for any type, with those below them. */
interface Fields extends ReadonlyMap<string, Fields> {}

function fieldsIn({ selections }: SelectionSetNode, fields = new Map<string, Fields>()): Fields {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) fieldsIn(selection.selectionSet, fields)
    else if (selection.kind === Kind.FIELD) {
      const known = fields.get(selection.name.value) as Map<string, Fields> | undefined
      fields.set(selection.name.value, selection.selectionSet ? fieldsIn(selection.selectionSet, known) : new Map())
    }
  }
  return fields
}

/** Of what a fetch requires, the keys and these fields. */
function neededOf(
  selections: readonly QueryPlanSelectionNode[],
  fields: Fields,
  isKey: (type: string, field: string) => boolean,
  type = '',
): QueryPlanSelectionNode[] {
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === 'InlineFragment') {
      const kept = neededOf(selection.selections, fields, isKey, selection.typeCondition ?? type)
      return kept.length > 0 ? [{ ...selection, selections: kept }] : []
    }
    if (selection.name === '__typename' || isKey(type, selection.name)) return [selection]
    const below = fields.get(selection.name)
    if (!below) return []
    return [
      selection.selections
        ? { ...selection, selections: neededOf(selection.selections, below, () => false) }
        : selection,
    ]
  })
}
