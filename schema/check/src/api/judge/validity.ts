import {
  type ASTNode,
  type DocumentNode,
  FieldsOnCorrectTypeRule,
  FragmentsOnCompositeTypesRule,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  KnownArgumentNamesRule,
  KnownDirectivesRule,
  KnownTypeNamesRule,
  OverlappingFieldsCanBeMergedRule,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  SingleFieldSubscriptionsRule,
  UniqueDirectivesPerLocationRule,
  ValuesOfCorrectTypeRule,
  VariablesAreInputTypesRule,
  VariablesInAllowedPositionRule,
  validate,
} from 'graphql'
import { broken, type Effect } from './effect.ts'

/** Whether the server accepts an operation. */
export const isValid = (schema: GraphQLSchema, document: DocumentNode): boolean =>
  validate(schema, document, undefined, { maxErrors: 1 }).length === 0

/** The rules of GraphQL whose verdict on an operation depends on the schema. */
const schemaRules = [
  FieldsOnCorrectTypeRule,
  FragmentsOnCompositeTypesRule,
  KnownArgumentNamesRule,
  KnownDirectivesRule,
  KnownTypeNamesRule,
  OverlappingFieldsCanBeMergedRule,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  SingleFieldSubscriptionsRule,
  UniqueDirectivesPerLocationRule,
  ValuesOfCorrectTypeRule,
  VariablesAreInputTypesRule,
  VariablesInAllowedPositionRule,
]

/** Why a server with the schema refuses an operation that another server accepts: the first reason. */
export function refusal(schema: GraphQLSchema, document: DocumentNode): Effect[] {
  // The second error would say that there are too many.
  const [error] = validate(schema, document, schemaRules, { hideSuggestions: true, maxErrors: 1 })
  if (!error) return []
  return [
    {
      ...broken(`The server refuses the operation: ${sentence(error.message)}`),
      node: nodeOf(error) ?? document,
    },
  ]
}

/** Where a variable does not fit, its use says more than its definition. */
const nodeOf = ({ nodes }: GraphQLError): ASTNode | undefined =>
  nodes?.find(({ kind }) => kind !== Kind.VARIABLE_DEFINITION) ?? nodes?.[0]

const sentence = (message: string): string => (message.endsWith('.') ? message : `${message}.`)
