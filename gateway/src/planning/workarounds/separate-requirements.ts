import { codedError } from '@plaza/server/errors'
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isCompositeType,
  Kind,
  OperationTypeNode,
  print,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { coordinatesOf, nothingAsked, requiringFields } from './requirements.ts'

/**
 * By `Type.field`, the fields that can't be planned together with it: they require a third with different arguments.
 */
export type Conflicts = ReadonlyMap<string, ReadonlySet<string>>

/** What a field requires, and what that requires in turn: `Product.price` with `(currency: "EUR")`. */
type Requirements = Map<string, Set<string>>

/**
 * Finds the fields of a supergraph whose requirements differ.
 * @param schemaOf gives the supergraph's schema; called only where a field is required with different arguments
 */
export function findConflicts(supergraph: DocumentNode, schemaOf: () => GraphQLSchema): Conflicts {
  const requiring = requiringFields(supergraph)
  if (!mayConflict([...requiring.values()])) return new Map()
  const schema = schemaOf()
  const direct = new Map([...requiring].map(([field, selection]) => [field, requirementsOf(schema, field, selection)]))
  const fields = [...direct.keys()]
  const whole = new Map(fields.map((field) => [field, withTheirs(field, direct)]))
  const conflicts = new Map<string, ReadonlySet<string>>()
  for (const field of fields) {
    const others = fields.filter((other) => other !== field && differ(whole.get(field)!, whole.get(other)!))
    if (others.length > 0) conflicts.set(field, new Set(others))
  }
  return conflicts
}

/**
 * Splits an operation into parts, none of which asks for two fields that conflict: the planner would give both the
 * value that the last of them requires. Selections without a conflict are in all parts. Serves supergraphs that require
 * one field with different arguments; README.md says when it can go.
 * @param schemaOf gives the API's schema; called only where there are conflicts
 * @throws GraphQLError CONFLICTING_REQUIREMENTS for a mutation or subscription, which can't be run twice
 */
export function separateRequirements(
  document: DocumentNode,
  conflicts: Conflicts,
  schemaOf: () => GraphQLSchema,
): DocumentNode[] {
  if (conflicts.size === 0) return [document]
  const schema = schemaOf()
  const asked = new Set<string>()
  const typeInfo = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: (field) => {
        for (const name of coordinatesOf(schema, typeInfo, field)) if (conflicts.has(name)) asked.add(name)
      },
    }),
  )
  const groups: Set<string>[] = []
  for (const field of asked) {
    const group = groups.find((members) => members.isDisjointFrom(conflicts.get(field)!))
    if (group) group.add(field)
    else groups.push(new Set([field]))
  }
  if (groups.length < 2) return [document]
  if (
    document.definitions.some(
      (one) => one.kind === Kind.OPERATION_DEFINITION && one.operation !== OperationTypeNode.QUERY,
    )
  ) {
    const names = [...asked].join(', ')
    throw codedError(
      'CONFLICTING_REQUIREMENTS',
      `${names} require the same field with different arguments; ask for them in separate queries.`,
    )
  }
  return groups.map((group) => without(document, asked.difference(group), schema))
}

function without(document: DocumentNode, left: ReadonlySet<string>, schema: GraphQLSchema): DocumentNode {
  const typeInfo = new TypeInfo(schema)
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: (field) => (coordinatesOf(schema, typeInfo, field).some((name) => left.has(name)) ? null : undefined),
      SelectionSet: {
        leave: (set) => (set.selections.length > 0 ? undefined : { ...set, selections: [nothingAsked] }),
      },
    }),
  )
}

/** Whether any field is required in two ways, by its name alone. */
function mayConflict(selections: SelectionSetNode[]): boolean {
  const ways = new Map<string, Set<string>>()
  for (const selection of selections) visit(selection, { Field: (field) => add(ways, field.name.value, field) })
  return [...ways.values()].some(({ size }) => size > 1)
}

function requirementsOf(schema: GraphQLSchema, field: string, selection: SelectionSetNode): Requirements {
  const requirements: Requirements = new Map()
  const type = schema.getType(field.slice(0, field.indexOf('.')))
  const typeInfo = new TypeInfo(schema, isCompositeType(type) ? type : undefined)
  visit(
    selection,
    visitWithTypeInfo(typeInfo, {
      Field: (required) => {
        for (const name of coordinatesOf(schema, typeInfo, required)) add(requirements, name, required)
      },
    }),
  )
  return requirements
}

function withTheirs(field: string, direct: ReadonlyMap<string, Requirements>): Requirements {
  const whole: Requirements = new Map()
  const seen = new Set<string>()
  const take = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    for (const [required, ways] of direct.get(name) ?? []) {
      whole.set(required, (whole.get(required) ?? new Set()).union(ways))
      take(required)
    }
  }
  take(field)
  return whole
}

function differ(one: Requirements, other: Requirements): boolean {
  return [...one].some(([name, ways]) => {
    const theirs = other.get(name)
    return theirs !== undefined && ways.union(theirs).size > 1
  })
}

function add(ways: Requirements, name: string, { arguments: given = [] }: FieldNode): void {
  const way = given.map(print).sort().join(', ')
  const known = ways.get(name)
  if (known) known.add(way)
  else ways.set(name, new Set([way]))
}
