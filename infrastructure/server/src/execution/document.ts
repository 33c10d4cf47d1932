import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type ParseOptions,
  parse,
  type ValidationRule,
  validate,
} from 'graphql'
import { codedError } from '../errors/coded-error.ts'

/**
 * As `parse` of graphql-js, for what does not go through Apollo Server.
 * @throws GraphQLError GRAPHQL_PARSE_FAILED
 */
export function parseDocument(text: string, options?: ParseOptions): DocumentNode {
  try {
    return parse(text, options)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    const { message, source, positions } = error
    throw codedError('GRAPHQL_PARSE_FAILED', message, {}, { source, positions, originalError: error })
  }
}

/** As `validate` of graphql-js, for what does not go through Apollo Server: each error is a GRAPHQL_VALIDATION_FAILED. */
export function validateDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  rules?: readonly ValidationRule[],
): GraphQLError[] {
  return validate(schema, document, rules).map((error) =>
    codedError('GRAPHQL_VALIDATION_FAILED', error.message, {}, { nodes: error.nodes ?? null, originalError: error }),
  )
}
