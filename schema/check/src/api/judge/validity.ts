import { type ASTNode, type DocumentNode, type GraphQLError, type GraphQLSchema, Kind, validate } from 'graphql'
import { broken, type Effect } from './effect.ts'

/** Whether the server accepts an operation. */
export const isValid = (schema: GraphQLSchema, document: DocumentNode): boolean =>
  validate(schema, document, undefined, { maxErrors: 1 }).length === 0

/** Why a server with the schema refuses an operation. */
export function refusals(schema: GraphQLSchema, document: DocumentNode): Effect[] {
  return validate(schema, document, undefined, { hideSuggestions: true }).map((error) => ({
    ...broken(`The server refuses the operation: ${sentence(error.message)}`),
    node: nodeOf(error) ?? document,
  }))
}

/** Where a variable does not fit, its use says more than its definition. */
const nodeOf = ({ nodes }: GraphQLError): ASTNode | undefined =>
  nodes?.find(({ kind }) => kind !== Kind.VARIABLE_DEFINITION) ?? nodes?.[0]

const sentence = (message: string): string => (message.endsWith('.') ? message : `${message}.`)
