import type { ApolloServerPlugin, BaseContext } from '@apollo/server'
import { type DocumentNode, type GraphQLError, Kind } from 'graphql'
import { checkNesting } from '../http/json.ts'
import type { DocumentGuard, DocumentReader } from './reader.ts'

/** In the place of a document that is refused. */
const nothing: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] }

/**
 * Lets the reader take the place of Apollo Server's own parsing, validating and document store, which have no limits and
 * forget what they refused.
 */
export function documentsPlugin<Context extends BaseContext>(
  reader: DocumentReader,
  guardOf?: (context: Context) => DocumentGuard,
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ request, schema, contextValue }) {
      let refused: readonly GraphQLError[] = []
      return {
        async didResolveSource(context) {
          const guard = guardOf?.(contextValue)
          const read = reader.read(context.source, schema, guard)
          refused = read.errors ?? []
          if (refused[0]?.extensions.code === 'RATE_LIMITED') await guard?.hold()
          // Apollo Server parses and validates only where there is no document yet.
          Object.assign(context, { document: read.document ?? nothing })
        },
        async didResolveOperation() {
          if (refused[0]) throw refused[0]
          checkNesting(request.variables)
        },
        async didEncounterErrors({ errors }) {
          // A plug-in can throw one error; Apollo Server formats what is in this array next.
          ;(errors as GraphQLError[]).push(...refused.slice(1))
        },
      }
    },
  }
}
