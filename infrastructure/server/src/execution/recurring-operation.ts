import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  typeFromAST,
  valueFromASTUntyped,
  visit,
} from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'

type Variables = Readonly<Record<string, unknown>>

/** Runs one operation. A result without `data` means that the variables are at fault and nothing was run. */
export type RunOperation = (
  contextValue: unknown,
  variables: Variables | undefined,
  rootValue?: unknown,
) => ExecutionResult | Promise<ExecutionResult>

/**
 * Makes an operation ready to run again and again: it is interpreted at first, and compiled once it has come back often
 * enough to be worth the milliseconds that compiling takes.
 *
 * @param operation must be valid against the schema
 * @param options.compileAfter runs that are interpreted; 5 unless given
 */
export function recurringOperation(
  schema: GraphQLSchema,
  operation: { readonly document: DocumentNode; readonly operationName: string | undefined },
  { compileAfter = 5 } = {},
): RunOperation {
  let runs = 0
  let run = interpreted(schema, operation)
  return (contextValue, variables, rootValue) => {
    if (runs++ === compileAfter) run = compiled(schema, operation) ?? run
    return run(contextValue, variables, rootValue)
  }
}

type Operation = Parameters<typeof recurringOperation>[1]

function interpreted(schema: GraphQLSchema, { document, operationName }: Operation): RunOperation {
  return (contextValue, variableValues, rootValue) =>
    execute({ schema, document, operationName, contextValue, variableValues, rootValue })
}

/** Undefined for an operation that the compiler gets wrong. */
function compiled(schema: GraphQLSchema, { document, operationName }: Operation): RunOperation | undefined {
  if (takesInputObjects(schema, document) || hidesVariables(document)) return undefined
  try {
    const query = compileQuery(schema, document, operationName, { disablingCapturingStackErrors: true })
    if (!isCompiledQuery(query)) return undefined
    const defaults = defaultsOf(document, operationName)
    return (contextValue, variables, rootValue) => query.query(rootValue, contextValue, { ...defaults, ...variables })
  } catch {
    return undefined
  }
}

/** The compiler forgets the default of a non-null variable. */
function defaultsOf(document: DocumentNode, operationName: string | undefined): Variables {
  const defaults: Record<string, unknown> = {}
  for (const { variable, defaultValue } of variablesOf(document, operationName)) {
    if (defaultValue) defaults[variable.name.value] = valueFromASTUntyped(defaultValue)
  }
  return defaults
}

/** The compiler also forgets the default of a non-null input field, and refuses variables that leave the field out. */
function takesInputObjects(schema: GraphQLSchema, document: DocumentNode): boolean {
  return variablesOf(document, undefined).some(({ type }) => {
    const named = typeFromAST(schema, type as Parameters<typeof typeFromAST>[1])
    return isInputObjectType(named && getNamedType(named))
  })
}

/**
 * The compiler loses track of a variable inside a literal: of one in a scalar's, `_entities(representations: [{ id: $id }])`,
 * and of a field's default where the variable is left out.
 */
function hidesVariables(document: DocumentNode): boolean {
  let depth = 0
  let hides = false
  const enter = () => void depth++
  const leave = () => void depth--
  visit(document, {
    ObjectValue: { enter, leave },
    ListValue: { enter, leave },
    Variable() {
      hides ||= depth > 0
    },
  })
  return hides
}

function variablesOf(document: DocumentNode, operationName: string | undefined) {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION &&
    (operationName === undefined || definition.name?.value === operationName)
      ? (definition.variableDefinitions ?? [])
      : [],
  )
}
