import {
  type ASTNode,
  type DocumentNode,
  type GraphQLError,
  getOperationAST,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { PlannedFetch } from '../plans/plan.ts'
import { FederationWalk } from './federation-walk.ts'
import { type Problem, pathOf } from './problem.ts'
import type { SubgraphView } from './subgraph-view.ts'

/** What a subgraph can't answer of a fetch, the first reason for each coordinate. */
export function judgeFetch(fetch: PlannedFetch, view: SubgraphView): Problem[] {
  const document = parse(fetch.operation)
  const problems = new Map<string, Problem>()
  const add = (problem: Problem) => {
    if (!problems.has(problem.coordinate)) problems.set(problem.coordinate, problem)
  }
  for (const problem of rootProblems(document, fetch, view)) add(problem)
  new FederationWalk(fetch, view, document, add).run()
  const places = placesIn(document, view)
  for (const error of validate(view.schema, document)) {
    const problem = problemOf(error, places, fetch, view)
    // Of an entity that can't be fetched at all, the reason is known.
    if (!problem.coordinate.startsWith('Query._entities') || problems.size === 0) add(problem)
  }
  return [...problems.values()]
}

/** Validation passes over an operation of a kind that the subgraph does not have at all, as a mutation where it has none. */
function rootProblems(document: DocumentNode, fetch: PlannedFetch, { schema }: SubgraphView): Problem[] {
  const operation = getOperationAST(document)
  if (!operation || schema.getRootType(operation.operation)) return []
  const root = `${operation.operation[0]!.toUpperCase()}${operation.operation.slice(1)}`
  return operation.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD
      ? {
          coordinate: `${root}.${selection.name.value}`,
          because: 'does not have it',
          path: pathOf(fetch, [selection.alias?.value ?? selection.name.value]),
        }
      : [],
  )
}

interface Place {
  readonly coordinate: string
  readonly path: readonly string[]
}

/** Of each node of a fetch, the field or the argument that it belongs to. */
function placesIn(document: DocumentNode, { schema }: SubgraphView): Map<ASTNode, Place> {
  const places = new Map<ASTNode, Place>()
  const typeInfo = new TypeInfo(schema)
  const stack: Place[] = []
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      enter: (node) => {
        const above = stack.at(-1) ?? { coordinate: '', path: [] }
        const parent = typeInfo.getParentType()?.name
        const place =
          node.kind === Kind.FIELD
            ? {
                coordinate: parent ? `${parent}.${node.name.value}` : '',
                path: [...above.path, node.alias?.value ?? node.name.value],
              }
            : node.kind === Kind.ARGUMENT
              ? { ...above, coordinate: `${above.coordinate}(${node.name.value}:)` }
              : node.kind === Kind.NAMED_TYPE
                ? { ...above, coordinate: node.name.value }
                : above
        places.set(node, place)
        stack.push(place)
      },
      leave: () => void stack.pop(),
    }),
  )
  return places
}

function problemOf(
  error: GraphQLError,
  places: ReadonlyMap<ASTNode, Place>,
  fetch: PlannedFetch,
  { schema }: SubgraphView,
): Problem {
  const [node] = error.nodes ?? []
  const place = (node && places.get(node)) ?? { coordinate: '', path: [] }
  const condition = node?.kind === Kind.INLINE_FRAGMENT ? node.typeCondition?.name.value : undefined
  const coordinate = condition ?? (place.coordinate || 'Query')
  const path = pathOf(fetch, fetch.requires ? place.path.slice(1) : place.path)
  return {
    coordinate,
    because: isThere(coordinate) ? `refuses it (${error.message.replace(/\.$/, '')})` : 'does not have it',
    path,
  }

  function isThere(name: string): boolean {
    const [typeName = '', fieldName, argumentName] = name.split(/[.(]/)
    const type = schema.getType(typeName)
    if (!type || fieldName === undefined) return type !== undefined
    const field = 'getFields' in type ? type.getFields()[fieldName] : undefined
    if (!field || argumentName === undefined) return field !== undefined
    return 'args' in field && field.args.some((one) => `${one.name}:)` === argumentName)
  }
}
