import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { inspect } from 'graphql/jsutils/inspect.js'
import type { Complete, FieldPlace, OperationRun } from './operation-run.ts'
import { isPromise } from './promises.ts'
import { executeFields, noteFailure } from './run-fields.ts'

const known = new WeakMap<GraphQLOutputType, Complete>()

/** The completer of a type; one a type. */
export function completerOf(type: GraphQLOutputType): Complete {
  let complete = known.get(type)
  if (!complete) {
    complete = isNonNullType(type) ? required(completerOf(type.ofType)) : nullable(completerOfNullable(type))
    known.set(type, complete)
  }
  return complete
}

function required(complete: Complete): Complete {
  return (run, at, itemPath, value) => {
    const completed = complete(run, at, itemPath, value)
    if (completed !== null) return completed
    throw new Error(`Cannot return null for non-nullable field ${placeOf(at)}.`)
  }
}

function nullable(complete: Complete): Complete {
  return (run, at, itemPath, value) => {
    if (value === null || value === undefined) return null
    if (value instanceof Error) throw value
    return complete(run, at, itemPath, value)
  }
}

function completerOfNullable(type: GraphQLOutputType): Complete {
  if (isListType(type)) return listOf(type.ofType)
  if (isLeafType(type)) return leafOf(type)
  if (isObjectType(type)) return objectOf(type)
  return abstractOf(type as GraphQLAbstractType)
}

const isText = (value: unknown) => typeof value === 'string'

/** For the scalars that the specification has, whether a value is one that serializing would not change. */
export const completeLeaves = new Map<unknown, (value: unknown) => boolean>([
  [GraphQLString, isText],
  [GraphQLID, isText],
  [GraphQLBoolean, (value) => typeof value === 'boolean'],
  [GraphQLInt, (value) => typeof value === 'number' && (value | 0) === value],
  [GraphQLFloat, Number.isFinite],
])

function leafOf(type: GraphQLLeafType): Complete {
  const isComplete = completeLeaves.get(type)
  return (_run, _at, _itemPath, value) => {
    if (isComplete?.(value)) return value
    const serialized: unknown = type.serialize(value)
    if (serialized !== null && serialized !== undefined) return serialized
    throw new Error(
      `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to ` +
        `return non-nullable value, returned: ${inspect(serialized)}`,
    )
  }
}

function listOf(itemType: GraphQLOutputType): Complete {
  const complete = completerOf(itemType)
  const isRequired = isNonNullType(itemType)
  return (run, at, itemPath, value) => {
    if (typeof value !== 'object' || typeof (value as Iterable<unknown>)[Symbol.iterator] !== 'function') {
      throw new Error(`Expected Iterable, but did not find one for field "${placeOf(at)}".`)
    }
    const listPath = itemPath ?? at.path
    const pending: Promise<unknown>[] = []
    const completeItem = (item: unknown, key: number) => {
      const path = { prev: listPath, key, typename: undefined }
      try {
        const completed = isPromise(item)
          ? item.then((resolved) => complete(run, at, path, resolved))
          : complete(run, at, path, item)
        if (!isPromise(completed)) return completed
        const settled = completed.then(undefined, (error) => noteFailure(at, path, isRequired, error))
        pending.push(settled)
        return settled
      } catch (error) {
        return noteFailure(at, path, isRequired, error)
      }
    }
    try {
      const items = Array.from(value as Iterable<unknown>, completeItem)
      return pending.length > 0 ? Promise.all(items) : items
    } catch (error) {
      // Nobody waits for the items before this one any more, and an unheard rejection would end the process.
      for (const item of pending) item.then(undefined, () => undefined)
      throw error
    }
  }
}

function objectOf(type: GraphQLObjectType): Complete {
  return (run, at, itemPath, value) => {
    const plan = at.field.selectionOf(type, run.variables)
    const execute = (isOfType: unknown) => {
      if (isOfType) return executeFields(run, plan, value, itemPath ?? at.path)
      throw new Error(`Expected value of type "${type.name}" but got: ${inspect(value)}.`)
    }
    const isOfType = type.isTypeOf ? type.isTypeOf(value, run.contextValue, at.info) : true
    return isPromise(isOfType) ? isOfType.then(execute) : execute(isOfType)
  }
}

function abstractOf(type: GraphQLAbstractType): Complete {
  const resolveType = type.resolveType ?? defaultTypeResolver
  return (run, at, itemPath, value) => {
    const complete = (name: unknown) => completerOf(runtimeType(run, at, type, name, value))(run, at, itemPath, value)
    const name: unknown = resolveType(value, run.contextValue, at.info, type)
    return isPromise(name) ? name.then(complete) : complete(name)
  }
}

function runtimeType(
  { setup: { schema } }: OperationRun,
  at: FieldPlace,
  type: GraphQLAbstractType,
  name: unknown,
  value: unknown,
): GraphQLObjectType {
  if (name === null || name === undefined) {
    throw new Error(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${placeOf(at)}". Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
    )
  }
  if (isObjectType(name)) {
    throw new Error(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    )
  }
  if (typeof name !== 'string') {
    throw new Error(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${placeOf(at)}" with ` +
        `value ${inspect(value)}, received "${inspect(name)}".`,
    )
  }
  const runtime = schema.getType(name)
  if (!runtime) {
    throw new Error(
      `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`,
    )
  }
  if (!isObjectType(runtime)) {
    throw new Error(`Abstract type "${type.name}" was resolved to a non-object type "${name}".`)
  }
  if (!schema.isSubType(type, runtime)) {
    throw new Error(`Runtime Object type "${name}" is not a possible type for "${type.name}".`)
  }
  return runtime
}

function placeOf({ field: { parentType, definition } }: FieldPlace): string {
  return `${parentType.name}.${definition.name}`
}
