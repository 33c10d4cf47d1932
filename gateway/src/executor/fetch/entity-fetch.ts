import type { FetchNode } from '@apollo/query-planner'
import { DownstreamError, type ErrorPath, malformedAnswer } from '../errors.ts'
import { isObject } from '../own-keys.ts'
import type { Run } from '../run.ts'
import type { JsonObject, SubgraphResult } from '../types.ts'
import { compileContexts } from './contexts.ts'
import {
  type CompiledFetch,
  compileFetch,
  errorReporter,
  type FetchSetup,
  type PlanStep,
  send,
  singlePath,
} from './fetch.ts'
import { collectTargets, type Located, locateTargets, type PlanPath } from './paths.ts'
import { compileRepresentation, representationKey } from './representations.ts'
import { compileRewrites } from './rewrites.ts'

interface EntityBatch {
  readonly representations: JsonObject[]
  /** The targets that each representation stands for. */
  readonly owners: JsonObject[][]
  readonly contexts: JsonObject | undefined
}

/** A fetch of entities: representations sent once each, answers merged into every object they stand for. */
export function compileEntityFetch(node: FetchNode, path: PlanPath, setup: FetchSetup): PlanStep {
  const fetch = compileFetch(node, setup)
  const { supergraphSchema } = setup
  const represent = compileRepresentation(supergraphSchema, node.requires ?? [])
  const rewriteInput = node.inputRewrites?.length ? compileRewrites(supergraphSchema, node.inputRewrites) : undefined
  const readContexts = node.contextRewrites?.length
    ? compileContexts(supergraphSchema, node.contextRewrites)
    : undefined

  const add = (batch: EntityBatch, seen: Map<string, number>, target: JsonObject): void => {
    const representation = represent(target)
    if (representation === null) return
    rewriteInput?.(representation)
    const key = representationKey(representation)
    const index = seen.get(key)
    if (index !== undefined) {
      batch.owners[index]?.push(target)
      return
    }
    seen.set(key, batch.representations.length)
    batch.representations.push(representation)
    batch.owners.push([target])
  }

  const runBatch = async (run: Run, batch: EntityBatch): Promise<void> => {
    const extra = { ...batch.contexts, representations: batch.representations }
    const result = await send(fetch, run, setup.fetchTimeoutMs, extra, () => singlePath(run, path, fetch))
    if (result) acceptEntities(fetch, result, run, path, batch)
  }

  return (run) => {
    if (readContexts) {
      const batches = batchByContext(locateTargets(run.data, path), readContexts, add)
      return Promise.all(batches.map((batch) => runBatch(run, batch))).then(() => undefined)
    }
    const batch: EntityBatch = { representations: [], owners: [], contexts: undefined }
    const seen = new Map<string, number>()
    for (const target of collectTargets(run.data, path)) add(batch, seen, target)
    return batch.representations.length > 0 ? runBatch(run, batch) : undefined
  }
}

/** A subgraph takes one value a context argument and request, so entities are grouped by the values around them. */
function batchByContext(
  entities: readonly Located[],
  readContexts: (entity: Located) => JsonObject,
  add: (batch: EntityBatch, seen: Map<string, number>, target: JsonObject) => void,
): EntityBatch[] {
  const groups = new Map<string, { batch: EntityBatch; seen: Map<string, number> }>()
  for (const entity of entities) {
    const contexts = readContexts(entity)
    const key = JSON.stringify(contexts)
    let group = groups.get(key)
    if (!group) {
      group = { batch: { representations: [], owners: [], contexts }, seen: new Map() }
      groups.set(key, group)
    }
    add(group.batch, group.seen, entity.target)
  }
  return [...groups.values()].map(({ batch }) => batch).filter(({ representations }) => representations.length > 0)
}

function acceptEntities(
  fetch: CompiledFetch,
  { data, errors }: SubgraphResult,
  run: Run,
  path: PlanPath,
  batch: EntityBatch,
): void {
  if (errors && errors.length > 0) addEntityErrors(fetch, errors, run, path, batch)
  const entities = data?._entities
  if (!Array.isArray(entities)) {
    if (!errors?.length) run.errors.push(malformedAnswer(fetch.serviceName, '"_entities" is no list'))
    return
  }
  if (entities.length !== batch.representations.length) {
    const what = `${entities.length} entities for ${batch.representations.length} representations`
    run.errors.push(malformedAnswer(fetch.serviceName, what))
    return
  }
  let strange = 0
  for (let index = 0; index < entities.length; index++) {
    const entity: unknown = entities[index]
    if (!isObject(entity)) {
      if (entity !== null) strange++
      continue
    }
    const owners = batch.owners[index] ?? []
    if (fetch.rewriteOutput) {
      entity.__typename ??= owners[0]?.__typename
      fetch.rewriteOutput(entity)
    }
    fetch.mergeInto(owners, entity)
  }
  if (strange > 0) run.errors.push(malformedAnswer(fetch.serviceName, `${strange} of "_entities" are no objects`))
}

function addEntityErrors(
  fetch: CompiledFetch,
  errors: NonNullable<SubgraphResult['errors']>,
  run: Run,
  path: PlanPath,
  batch: EntityBatch,
): void {
  const places = new Map<JsonObject, ErrorPath[]>()
  for (const { target, path: place } of locateTargets(run.data, path)) {
    const known = places.get(target)
    if (known) known.push(place)
    else places.set(target, [place])
  }
  const only = singlePath(run, path, fetch)
  const report = errorReporter(run, fetch)
  const placesOf = batch.owners.map((owners) => [...new Set(owners)].flatMap((owner) => places.get(owner) ?? []))
  for (const error of errors) {
    const [root, index, ...rest] = error.path ?? []
    const at = root === '_entities' && typeof index === 'number' ? placesOf[index] : undefined
    if (at) report(error, at, rest)
    else run.errors.push(new DownstreamError(error, fetch.serviceName, only))
  }
}
