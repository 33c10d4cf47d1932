import { type GraphQLError, type GraphQLSchema, validate } from 'graphql'
import type { Change, Operation } from '../change.ts'
import { placeOf } from '../composition/locate.ts'
import type { Finding, Impact, Location } from '../finding.ts'
import { selectionOf } from './selection.ts'

/**
 * Operations that are new and that the API refuses. One that stood in the base too is broken by a change of the API, which is the
 * finding of another pass, or was refused before.
 */
export function operationsPass({ after, operations }: Change): Finding[] {
  return operations
    .filter(({ side }) => side === 'after')
    .flatMap((operation) => {
      const errors = errorsOf(after.apiSchema, operation)
      return errors.length > 0 ? [findingOf(operation, errors)] : []
    })
}

/** A sentence for each operation that the API refused before, and still does: no change of anything. */
export function refusedBefore({ before, after, operations }: Change): string[] {
  return operations
    .filter(({ side }) => side === 'both')
    .flatMap((operation) => {
      const [error] = errorsOf(after.apiSchema, operation)
      if (!error || errorsOf(before.apiSchema, operation).length === 0) return []
      return [`The API refuses the operation ${operation.name}, as it did before: ${error.message}`]
    })
}

const errorsOf = (schema: GraphQLSchema, { document }: Operation): readonly GraphQLError[] => validate(schema, document)

function findingOf(operation: Operation, errors: readonly GraphQLError[]): Finding {
  const [first, ...more] = errors
  const others = more.length > 0 ? ` It has ${more.length} more ${more.length === 1 ? 'fault' : 'faults'}.` : ''
  return {
    rule: 'operation-invalid',
    severity: 'breaking',
    coordinate: `operation:${operation.name}`,
    message: `The API refuses the operation ${operation.name}: ${first!.message}${others}`,
    before: null,
    after: operation.hash,
    location: placeIn(first!, operation),
    impacts: errors.map((error) => impactOf(error, operation)),
  }
}

function impactOf(error: GraphQLError, operation: Operation): Impact {
  return {
    operation: operation.name,
    hash: operation.hash,
    client: operation.client,
    verdict: 'broken',
    reason: error.message,
    selection: selectionOf(operation.document, error.nodes?.[0]),
    location: placeIn(error, operation),
  }
}

function placeIn({ nodes = [] }: GraphQLError, { location }: Operation): Location | null {
  const node = nodes.find(({ loc }) => loc)
  return node ? placeOf(node, location?.file ?? '', location?.side ?? 'after') : location
}
