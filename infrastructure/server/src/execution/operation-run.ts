import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLObjectType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql'
import type { CollectedErrors, Path } from './collected-errors.ts'

/** Coerced, and without a prototype. */
export type Variables = Readonly<Record<string, unknown>>

export type Arguments = { [name: string]: unknown }

export interface OperationSetup {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: { readonly [name: string]: FragmentDefinitionNode }
}

/** What belongs to one run of an operation. */
export interface OperationRun {
  readonly setup: OperationSetup
  readonly contextValue: unknown
  readonly rootValue: unknown
  readonly variables: Variables
  /** Arguments that were read in this run. */
  readonly knownArguments: Map<FieldPlan['argumentsOf'], Arguments>
  readonly errors: CollectedErrors
}

/** The fields of one selection on objects of one type, for one set of @skip and @include values. */
export interface SelectionPlan {
  readonly fields: readonly FieldPlan[]
  /** A plain object would take a value for its prototype. */
  readonly hasProtoKey: boolean
}

/** What each run of a field needs that doesn't depend on the run. */
export interface FieldPlan {
  readonly key: string
  readonly nodes: readonly [FieldNode, ...FieldNode[]]
  readonly parentType: GraphQLObjectType
  readonly definition: GraphQLField<unknown, unknown>
  /** Undefined where the parent's property of that name is the answer, or what it returns where it is a function. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined
  /** Whether a value is a leaf that needs no completing; undefined for types of which none is. */
  readonly isComplete: ((value: unknown) => boolean) | undefined
  readonly complete: Complete
  /** @throws GraphQLError for values that the variables make impossible */
  readonly argumentsOf: (run: OperationRun) => Arguments
  /** The plan for a runtime type of the field. @throws GraphQLError for a condition that is null */
  readonly selectionOf: (type: GraphQLObjectType, variables: Variables) => SelectionPlan
}

/** Where a field is being run. */
export interface FieldPlace {
  readonly run: OperationRun
  readonly field: FieldPlan
  readonly path: Path
  readonly info: GraphQLResolveInfo
}

/**
 * Completes what a resolver gave to what its field's type says, as the specification's CompleteValue does.
 * @param itemPath undefined for the field's own value, which is at the field's place
 * @throws whatever makes the value impossible
 */
export type Complete = (run: OperationRun, at: FieldPlace, itemPath: Path | undefined, value: unknown) => unknown
