import { codedError } from '@plaza/server/errors'
import { type DocumentNode, Kind } from 'graphql'
import type { OperationParts } from './answer/selections.ts'

const unresolved = (message: string) => codedError('OPERATION_RESOLUTION_FAILURE', message)

const known = new WeakMap<DocumentNode, Map<string | null | undefined, OperationParts>>()

/**
 * The operation of a document that is to be run, and the document's fragments by name.
 * @throws GraphQLError OPERATION_RESOLUTION_FAILURE where the document has no operation of that name, or several and no
 * name is given
 */
export function operationParts(document: DocumentNode, operationName: string | null | undefined): OperationParts {
  const found = known.get(document)?.get(operationName)
  if (found) return found
  const parts = findParts(document, operationName)
  const ofDocument = known.get(document) ?? new Map()
  known.set(document, ofDocument.set(operationName, parts))
  return parts
}

function findParts(document: DocumentNode, operationName: string | null | undefined): OperationParts {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  const [operation, second] = operationName
    ? operations.filter((definition) => definition.name?.value === operationName)
    : operations
  if (!operationName && second) {
    throw unresolved('Must provide operation name if query contains multiple operations.')
  }
  if (!operation) {
    throw unresolved(operationName ? `Unknown operation named "${operationName}".` : 'Must provide an operation.')
  }
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
  return { operation, fragments }
}
