import type { FetchNode } from '@apollo/query-planner'
import { DownstreamError, type ErrorPath, malformedAnswer } from '../errors.ts'
import { isObject } from '../own-keys.ts'
import type { Run } from '../run.ts'
import type { JsonObject, SubgraphResult } from '../types.ts'
import { compileContexts } from './contexts.ts'
import { Distinct } from './distinct.ts'
import type { Failed } from './failures.ts'
import {
  type CompiledFetch,
  compileFetch,
  errorReporter,
  type FetchSetup,
  type PlanStep,
  sharedPath,
  singlePath,
} from './fetch.ts'
import type { Question } from './joint-operations.ts'
import { sendJointly } from './joint-requests.ts'
import { collectTargets, locateTargets, type PlanPath } from './paths.ts'
import { compileRepresentation, type Representations } from './representations.ts'
import { compileRewrites } from './rewrites.ts'
import { type Outcome, received, send } from './send.ts'

interface EntityBatch {
  readonly fetch: CompiledFetch
  readonly question: Question | undefined
  readonly contexts: JsonObject | undefined
  readonly distinct: Distinct
  /** What the representations stand for, in the order of the tree. */
  readonly targets: JsonObject[]
  /** By target, where its representation stands. */
  readonly places: number[]
}

/** A fetch, with the representations that it sends. */
interface Asking extends Pick<Representations, 'lacks'> {
  readonly fetch: CompiledFetch
  /** What it may ask together with others. */
  readonly question: Question | undefined
  readonly represent: Representations['build']
}

/**
 * A fetch of entities: representations sent once each, answers merged into every object they stand for. An entity of
 * which something required is missing or has failed is asked for the parts that can be had without it.
 */
export function compileEntityFetch(node: FetchNode, path: PlanPath, setup: FetchSetup): PlanStep {
  const fallbacks = setup.fallbacks.get(node) ?? []
  const contexts = node.contextRewrites ?? []
  // Entities of one fetch are asked for in several batches where contexts or failures tell them apart.
  const hasCompany = setup.companions.has(node) || fallbacks.length > 0 || contexts.length > 0
  const whole = compileAsking(node, setup, hasCompany)
  const parts = fallbacks.map((part) => compileAsking(part, setup, hasCompany))
  const readContexts = contexts.length > 0 ? compileContexts(setup.supergraphSchema, contexts) : undefined

  const runBatch = (run: Run, batch: EntityBatch): Promise<void> | undefined => {
    const { fetch, question, contexts, distinct } = batch
    const { representations } = distinct
    const values = contexts ? { ...contexts, representations } : { representations }
    const { fetchTimeoutMs, joint } = setup
    const outcome: Outcome = {
      accept: (result) => acceptEntities(fetch, result, run, path, batch),
      fail: (errorAt) => void run.errors.push(errorAt(sharedPath(run, path, fetch))),
    }
    if (!question || !joint) return send(fetch, run, fetchTimeoutMs, values, outcome)
    const asked = { fetch, question, values, contexts, representations }
    return received(fetch, sendJointly(run, joint, asked, fetchTimeoutMs), outcome)
  }

  return (run) => {
    // A subgraph takes one value a context argument and request, so entities are grouped by the values around them.
    const batches = new Map<string, EntityBatch>()
    const add = (target: JsonObject, failed: Failed | undefined, contexts: JsonObject | null | undefined): void => {
      const representation = contexts === null ? null : whole.represent(target, failed)
      if (representation) {
        const key = contexts ? JSON.stringify(contexts) : ''
        addTo(batches, key, whole, contexts ?? undefined, representation, target)
        return
      }
      for (const [index, asking] of parts.entries()) {
        const part = asking.represent(target, failed)
        if (part) addTo(batches, `part ${index}`, asking, undefined, part, target)
      }
      if (run.absences.any) noteAbsent(run, target, parts.length > 0 ? parts : [whole])
    }
    if (readContexts || run.failures.any) {
      for (const located of locateTargets(run.data, path)) {
        add(located.target, run.failures.at(located.path), readContexts?.(located, run.failures))
      }
    } else {
      for (const target of collectTargets(run.data, path)) add(target, undefined, undefined)
    }
    const [first, second] = batches.values()
    if (!second) return first && runBatch(run, first)
    return Promise.all([...batches.values()].map((batch) => runBatch(run, batch))).then(() => undefined)
  }
}

function compileAsking(node: FetchNode, setup: FetchSetup, hasCompany: boolean): Asking {
  const { supergraphSchema } = setup
  const { build, lacks } = compileRepresentation(supergraphSchema, node.requires ?? [])
  const rewrite = node.inputRewrites?.length ? compileRewrites(supergraphSchema, node.inputRewrites) : undefined
  const fetch = compileFetch(node, setup)
  return {
    fetch,
    question: hasCompany ? setup.joint?.questionOf(node, fetch.document) : undefined,
    represent: (target, failed) => {
      const representation = build(target, failed)
      if (representation) rewrite?.(representation)
      return representation
    },
    lacks,
  }
}

/** What can't be asked for because an entity is absent is absent with it. */
function noteAbsent(run: Run, target: JsonObject, askings: readonly Asking[]): void {
  for (const { fetch, lacks } of askings) {
    if (lacks(target, run.absences)) run.absences.add([target], fetch.keys)
  }
}

function addTo(
  batches: Map<string, EntityBatch>,
  name: string,
  { fetch, question }: Asking,
  contexts: JsonObject | undefined,
  representation: JsonObject,
  target: JsonObject,
): void {
  let batch = batches.get(name)
  if (!batch) {
    batch = { fetch, question, contexts, distinct: new Distinct(), targets: [], places: [] }
    batches.set(name, batch)
  }
  batch.places.push(batch.distinct.place(representation))
  batch.targets.push(target)
}

function acceptEntities(
  fetch: CompiledFetch,
  { data, errors }: SubgraphResult,
  run: Run,
  path: PlanPath,
  batch: EntityBatch,
): void {
  const { distinct, targets, places } = batch
  const hasErrors = errors !== undefined && errors.length > 0
  const entities = data?._entities
  // Most answers are whole, and need no list of what each of their entities stands for.
  if (!hasErrors && !fetch.copies && !fetch.rewriteOutput && isWhole(entities, distinct.representations.length)) {
    for (let index = 0; index < targets.length; index++) fetch.merge(targets[index]!, entities[places[index]!]!)
    return
  }
  const ownersOf = distinct.representations.map((): JsonObject[] => [])
  for (const [index, target] of targets.entries()) ownersOf[places[index]!]!.push(target)
  const unplaced = hasErrors ? addEntityErrors(fetch, errors, run, path, ownersOf) : undefined
  if (!Array.isArray(entities)) {
    if (!errors?.length) run.errors.push(malformedAnswer(fetch.serviceName, '"_entities" is no list'))
    return
  }
  if (entities.length !== ownersOf.length) {
    const what = `${entities.length} entities for ${ownersOf.length} representations`
    run.errors.push(malformedAnswer(fetch.serviceName, what))
    return
  }
  let strange = 0
  for (let index = 0; index < entities.length; index++) {
    const entity: unknown = entities[index]
    const owners = ownersOf[index] ?? []
    if (!isObject(entity)) {
      if (entity === null) run.absences.add(owners, fetch.keys)
      else strange++
      continue
    }
    if (fetch.rewriteOutput) {
      entity.__typename ??= owners[0]?.__typename
      fetch.rewriteOutput(entity)
    }
    for (const place of unplaced?.[index] ?? []) run.failures.addNulls(entity, place)
    fetch.mergeInto(owners, entity)
  }
  if (strange > 0) run.errors.push(malformedAnswer(fetch.serviceName, `${strange} of "_entities" are no objects`))
}

function isWhole(entities: unknown, length: number): entities is readonly JsonObject[] {
  return Array.isArray(entities) && entities.length === length && entities.every(isObject)
}

/** Returns the places of each entity where an error doesn't say which of them it is about. */
function addEntityErrors(
  fetch: CompiledFetch,
  errors: NonNullable<SubgraphResult['errors']>,
  run: Run,
  path: PlanPath,
  owners: readonly (readonly JsonObject[])[],
): ErrorPath[][] | undefined {
  const places = new Map<JsonObject, ErrorPath[]>()
  for (const { target, path: place } of locateTargets(run.data, path)) {
    const known = places.get(target)
    if (known) known.push(place)
    else places.set(target, [place])
  }
  const only = singlePath(run, path, fetch)
  const report = errorReporter(run, fetch)
  const placesOf = owners.map((all) => [...new Set(all)].flatMap((owner) => places.get(owner) ?? []))
  let isPlaced = true
  for (const error of errors) {
    const [root, index, ...rest] = error.path ?? []
    const at = root === '_entities' && typeof index === 'number' ? placesOf[index] : undefined
    if (at) report(error, at, rest)
    else {
      isPlaced = false
      run.errors.push(new DownstreamError(error, fetch.serviceName, only))
    }
  }
  return isPlaced ? undefined : placesOf
}
