import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  OperationTypeNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { CollectedErrors } from './collected-errors.ts'
import { conditionVariables } from './condition-variables.ts'
import { planFields } from './field-plans.ts'
import type { OperationRun, OperationSetup, SelectionPlan, Variables } from './operation-run.ts'
import { isPromise } from './promises.ts'
import { executeFields, executeFieldsSerially } from './run-fields.ts'

/** Runs one operation. A result without `data` means that the variables are at fault and nothing was run. */
export type RunOperation = (
  contextValue: unknown,
  variables: Variables | undefined,
  rootValue?: unknown,
) => ExecutionResult | Promise<ExecutionResult>

/** As graphql-js has it. */
const maxCoercionErrors = 50

/** Enough for every combination of three conditions; an operation with more collects its fields again now and then. */
const keptVariants = 8

/**
 * Makes an operation ready to run again and again. It answers what graphql-js's `execute` would, and remembers what that
 * works out anew at each run: the fields of each selection and type, their resolvers, their constant arguments.
 *
 * @param operation must be valid against the schema
 * @throws Error where the document has no operation of that name
 */
export function recurringOperation(
  schema: GraphQLSchema,
  { document, operationName }: { readonly document: DocumentNode; readonly operationName: string | undefined },
): RunOperation {
  const operation = getOperationAST(document, operationName)
  const rootType = operation && schema.getRootType(operation.operation)
  if (!operation || !rootType) throw new Error(`The document has no operation ${operationName ?? 'to run'}.`)
  const setup = { schema, operation, fragments: fragmentsOf(document) }
  const rootOfVariant = rememberVariants(setup, (variables) =>
    planFields(setup, variables, rootType, [operation.selectionSet]),
  )

  return (contextValue, inputs, rootValue) => {
    const { variableDefinitions = [] } = operation
    const { coerced, errors } = getVariableValues(schema, variableDefinitions, inputs ?? {}, {
      maxErrors: maxCoercionErrors,
    })
    if (errors) return { errors }
    // Without a prototype: graphql-js takes what a variable's name inherits for the value of one that was left out.
    const variables: Variables = Object.assign(Object.create(null), coerced)
    const errorsOfRun = new CollectedErrors()
    const run = { setup, contextValue, rootValue, variables, knownArguments: new Map(), errors: errorsOfRun }
    return execute(run, rootOfVariant)
  }
}

function execute(
  run: OperationRun,
  rootOfVariant: (variables: Variables) => SelectionPlan,
): ExecutionResult | Promise<ExecutionResult> {
  const fail = (error: unknown): ExecutionResult => {
    run.errors.add(error, undefined)
    return respond(run, null)
  }
  try {
    const root = rootOfVariant(run.variables)
    const isMutation = run.setup.operation.operation === OperationTypeNode.MUTATION
    const data = (isMutation ? executeFieldsSerially : executeFields)(run, root, run.rootValue, undefined)
    return isPromise(data) ? data.then((settled) => respond(run, settled), fail) : respond(run, data)
  } catch (error) {
    return fail(error)
  }
}

function respond({ errors: { errors } }: OperationRun, data: unknown): ExecutionResult {
  const result = { data } as ExecutionResult
  return errors.length === 0 ? result : { errors, ...result }
}

function fragmentsOf(document: DocumentNode): { readonly [name: string]: FragmentDefinitionNode } {
  const fragments: { [name: string]: FragmentDefinitionNode } = Object.create(null)
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  }
  return fragments
}

/** Which fields an operation selects depends on its variables only through @skip and @include. */
function rememberVariants(
  { operation, fragments }: OperationSetup,
  plan: (variables: Variables) => SelectionPlan,
): (variables: Variables) => SelectionPlan {
  const names = conditionVariables([operation, ...Object.values(fragments)])
  const variants = new LRUCache<string, SelectionPlan>({ max: keptVariants })
  return (variables) => {
    const variant = names.map((name) => String(variables[name])).join()
    const known = variants.get(variant)
    if (known) return known
    const planned = plan(variables)
    variants.set(variant, planned)
    return planned
  }
}
