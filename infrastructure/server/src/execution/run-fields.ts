import { type GraphQLResolveInfo, isNonNullType, locatedError, responsePathAsArray } from 'graphql'
import type { Path } from './collected-errors.ts'
import type { FieldPlace, FieldPlan, OperationRun, SelectionPlan } from './operation-run.ts'
import { isPromise } from './promises.ts'

type Fields = { [key: string]: unknown }

/**
 * Runs the fields of one object, all at once.
 * @throws what a field that may not be null has failed with
 */
export function executeFields(
  run: OperationRun,
  plan: SelectionPlan,
  source: unknown,
  path: Path | undefined,
): Fields | Promise<Fields> {
  const results: Fields = plan.hasProtoKey ? Object.create(null) : {}
  const waiting: Waiting[] = []
  try {
    for (const field of plan.fields) {
      const result = executeField(run, field, source, path)
      results[field.key] = result
      if (isPromise(result)) waiting.push({ key: field.key, promise: result })
    }
  } catch (error) {
    if (waiting.length === 0) throw error
    // The others' promises may fail too, and somebody has to hear of it.
    return settle(results, waiting).finally(() => {
      throw error
    })
  }
  return waiting.length === 0 ? results : settle(results, waiting)
}

interface Waiting {
  readonly key: string
  readonly promise: Promise<unknown>
}

async function settle(results: Fields, waiting: readonly Waiting[]): Promise<Fields> {
  const values = await Promise.all(waiting.map(({ promise }) => promise))
  for (const [index, { key }] of waiting.entries()) results[key] = values[index]
  return results
}

/** Runs the fields of a mutation: each when the one before has ended. */
export function executeFieldsSerially(
  run: OperationRun,
  plan: SelectionPlan,
  source: unknown,
  path: Path | undefined,
): Fields | Promise<Fields> {
  const results: Fields = plan.hasProtoKey ? Object.create(null) : {}
  const fields = plan.fields.values()
  const next = (): Fields | Promise<Fields> => {
    for (const field of fields) {
      const result = executeField(run, field, source, path)
      if (isPromise(result)) {
        return result.then((value) => {
          results[field.key] = value
          return next()
        })
      }
      results[field.key] = result
    }
    return results
  }
  return next()
}

function executeField(run: OperationRun, field: FieldPlan, source: unknown, parentPath: Path | undefined): unknown {
  let at: LazyPlace | undefined
  try {
    let value: unknown
    if (field.resolve) {
      at = new LazyPlace(run, field, parentPath)
      value = field.resolve(source, field.argumentsOf(run), run.contextValue, at.info)
    } else {
      value = propertyOf(source, field.definition.name)
      if (field.isComplete?.(value)) return value
      at = new LazyPlace(run, field, parentPath)
      if (typeof value === 'function') value = value.call(source, {}, run.contextValue, at.info)
    }
    const place = at
    const completed = isPromise(value)
      ? value.then((resolved) => field.complete(run, place, undefined, resolved))
      : field.complete(run, place, undefined, value)
    return isPromise(completed) ? completed.then(undefined, (error) => place.failed(error)) : completed
  } catch (error) {
    at ??= new LazyPlace(run, field, parentPath)
    return at.failed(error)
  }
}

function propertyOf(source: unknown, name: string): unknown {
  if (source === null || (typeof source !== 'object' && typeof source !== 'function')) return undefined
  return (source as Fields)[name]
}

/** Most fields need neither a path nor an info, so both are made when first asked for. */
class LazyPlace implements FieldPlace {
  readonly run: OperationRun
  readonly field: FieldPlan
  private readonly parentPath: Path | undefined
  private knownPath: Path | undefined
  private knownInfo: GraphQLResolveInfo | undefined

  constructor(run: OperationRun, field: FieldPlan, parentPath: Path | undefined) {
    this.run = run
    this.field = field
    this.parentPath = parentPath
    this.knownPath = undefined
    this.knownInfo = undefined
  }

  get path(): Path {
    this.knownPath ??= { prev: this.parentPath, key: this.field.key, typename: this.field.parentType.name }
    return this.knownPath
  }

  get info(): GraphQLResolveInfo {
    if (this.knownInfo) return this.knownInfo
    const { definition, nodes, parentType } = this.field
    const { setup, rootValue, variables } = this.run
    this.knownInfo = {
      fieldName: definition.name,
      fieldNodes: nodes,
      returnType: definition.type,
      parentType,
      path: this.path,
      schema: setup.schema,
      fragments: setup.fragments,
      rootValue,
      operation: setup.operation,
      variableValues: variables,
    }
    return this.knownInfo
  }

  /**
   * Null, and the error noted.
   * @throws GraphQLError the error, where the field may not be null
   */
  failed(error: unknown): null {
    return noteFailure(this, this.path, isNonNullType(this.field.definition.type), error)
  }
}

/**
 * Notes what one value failed with, and answers its null.
 * @throws GraphQLError the error, where the value may not be null
 */
export function noteFailure(at: FieldPlace, path: Path, isRequired: boolean, error: unknown): null {
  const located = locatedError(error, at.field.nodes, responsePathAsArray(path))
  if (isRequired) throw located
  at.run.errors.add(located, path)
  return null
}
