/** This folder: the fetches of a plan, from the representations they send to the tree they merge answers into. */

import type { FetchNode } from '@apollo/query-planner'
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql'
import { DownstreamError, type ErrorPath } from '../errors.ts'
import { readOwn, writeOwn } from '../own-keys.ts'
import type { Run } from '../run.ts'
import type { JsonObject, SubgraphError, SubgraphFetch, SubgraphTransport } from '../types.ts'
import type { JointOperations } from './joint-operations.ts'
import { copyOf, emptyShape, mergeInto, mergerOf, missingIn, shapeOf } from './merge.ts'
import { locateTargets, type PlanPath } from './paths.ts'
import { compileRewrites, renamedKeys, renameInShape } from './rewrites.ts'

export interface FetchSetup {
  readonly supergraphSchema: GraphQLSchema
  readonly transports: ReadonlyMap<string, SubgraphTransport>
  readonly fetchTimeoutMs: number
  /** The client's response keys, where the plan was made with others. */
  readonly clientKeys: ReadonlyMap<string, string>
  readonly clientVariables: ReadonlyMap<string, string>
  /** Of fetches of entities, their parts, which need less. */
  readonly fallbacks: ReadonlyMap<FetchNode, readonly FetchNode[]>
  /** What stands in two places may get two values, by what is around it: no two places share an object then. */
  readonly hasContexts: boolean
  /** Fetches that another one of the same subgraph may begin with. */
  readonly companions: ReadonlySet<FetchNode>
  /** Undefined where each fetch is a request of its own. */
  readonly joint: JointOperations | undefined
}

export type PlanStep = (run: Run) => Promise<void> | void

/** What one node of a plan needs at every run, worked out once. */
export interface CompiledFetch {
  readonly serviceName: string
  readonly transport: SubgraphTransport | undefined
  readonly document: DocumentNode
  /** Whether it runs a field of `Mutation`. */
  readonly changes: boolean
  /** What it gives to the objects at its place, by the keys of the tree. */
  readonly keys: readonly string[]
  /** The client's paths to what it was to give, from the root, and the response lacks. */
  missingIn(response: JsonObject | null): readonly ErrorPath[]
  /** Whether each of several places gets a copy of its own. */
  readonly copies: boolean
  /** Merges an object of the answer into one that it stands for. */
  merge(target: JsonObject, source: JsonObject): void
  /** Merges an object of the answer into every object it stands for. */
  mergeInto(targets: readonly JsonObject[], source: JsonObject): void
  /** A copy of an object of the answer, as it was before anything was rewritten. */
  copyOf(source: JsonObject): JsonObject
  readonly rewriteOutput: ((value: unknown) => void) | undefined
  bind(run: Run, extra?: JsonObject): SubgraphFetch
  /** From the keys of the subgraph's answer to those of the tree. */
  treePath(path: ErrorPath): ErrorPath
  /** From the keys of the tree to the client's. */
  clientPath(path: ErrorPath): ErrorPath
}

/** Works out what a fetch node needs at every run; its transport is undefined where nobody serves the subgraph. */
export function compileFetch(node: FetchNode, setup: FetchSetup): CompiledFetch {
  const { serviceName, operation, operationName, operationKind, variableUsages = [] } = node
  const document = node.operationDocumentNode ?? parse(operation, { noLocation: true })
  const outputRewrites = node.outputRewrites ?? []
  const answer = shapeOf(document, setup.supergraphSchema)
  const shape = node.requires ? (answer.fields.get('_entities') ?? emptyShape()) : answer
  renameInShape(shape, outputRewrites)
  const planKeys = renamedKeys(outputRewrites)
  return {
    serviceName,
    transport: setup.transports.get(serviceName),
    document,
    changes: operationKind === 'mutation',
    keys: [...shape.fields.keys()],
    missingIn: (response) => missingIn(response, shape, setup.clientKeys),
    copies: setup.hasContexts,
    merge: (target, source) => mergerOf(shape)(target, source),
    mergeInto: (targets, source) => mergeInto(targets, source, shape, setup.hasContexts),
    copyOf: (source) => copyOf(source, shape),
    rewriteOutput: outputRewrites.length > 0 ? compileRewrites(setup.supergraphSchema, outputRewrites) : undefined,
    bind: (run, extra) => {
      const variables: JsonObject = {}
      for (const name of variableUsages) {
        const value = readOwn(run.provided, setup.clientVariables.get(name) ?? name)
        if (value !== undefined) writeOwn(variables, name, value)
      }
      Object.assign(variables, extra)
      return { operation, document, operationName, operationKind, variables, key: node }
    },
    treePath: (path) =>
      planKeys.size === 0 ? path : path.map((key) => (typeof key === 'string' ? (planKeys.get(key) ?? key) : key)),
    clientPath: (path) => path.map((key) => (typeof key === 'string' ? (setup.clientKeys.get(key) ?? key) : key)),
  }
}

/**
 * The client's path of what a fetch was for: of the object, or of the list that all of them stand in, because an error
 * has one path. Undefined where they have nothing in common.
 */
export function sharedPath(run: Run, path: PlanPath, fetch: CompiledFetch): ErrorPath | undefined {
  const [first, ...others] = locateTargets(run.data, path)
  if (!first) return undefined
  let { length } = first.path
  for (const other of others) {
    while (!first.path.slice(0, length).every((key, at) => key === other.path[at])) length--
  }
  return length > 0 ? fetch.clientPath(first.path.slice(0, length)) : undefined
}

/** The client's path of an error that names no place; undefined where it may be about several. */
export function singlePath(run: Run, path: PlanPath, fetch: CompiledFetch): ErrorPath | undefined {
  if (path.length === 0) return undefined
  const [first, second] = locateTargets(run.data, path)
  return first && !second ? fetch.clientPath(first.path) : undefined
}

/** So often the errors of one answer are repeated at further places: n errors at n places each would be n². */
const maxRepeats = 10_000

/**
 * Makes the reporter of one answer's errors: at each place that an error is about, or once beyond `maxRepeats`.
 * @returns a function that takes an error, the places and the path from there
 */
export function errorReporter(
  run: Run,
  fetch: CompiledFetch,
): (error: SubgraphError, places: readonly ErrorPath[], rest: ErrorPath) => void {
  let repeats = 0
  return (error, places, rest) => {
    const below = fetch.treePath(rest)
    for (const [index, place] of places.entries()) {
      const path = [...place, ...below]
      run.failures.add(path)
      if (index > 0 && ++repeats > maxRepeats) continue
      run.errors.push(new DownstreamError(error, fetch.serviceName, fetch.clientPath(path)))
    }
  }
}
