import type { FetchNode } from '@apollo/query-planner'
import { DownstreamError, type ErrorPath, malformedAnswer } from '../errors.ts'
import { isObject } from '../own-keys.ts'
import type { Run } from '../run.ts'
import type { JsonObject, SubgraphResult } from '../types.ts'
import { type CompiledFetch, compileFetch, errorReporter, type FetchSetup, type PlanStep, sharedPath } from './fetch.ts'
import { collectTargets, locateTargets, type PlanPath } from './paths.ts'
import { type ErrorAt, send } from './send.ts'

/** A fetch of root fields, merged into everything at its path: the root, unless entities reach back into the query. */
export function compileRootFetch(node: FetchNode, path: PlanPath, setup: FetchSetup): PlanStep {
  const fetch = compileFetch(node, setup)
  return (run) => {
    const targets = path.length === 0 ? [run.data] : collectTargets(run.data, path)
    if (targets.length === 0) return undefined
    return send(fetch, run, setup.fetchTimeoutMs, undefined, {
      accept: (result) => acceptRootResult(fetch, result, run, path, targets),
      fail: (errorAt) => lose(fetch, run, path, errorAt),
    })
  }
}

/** Tells of a fetch that got nothing, at each place that it leaves empty. */
function lose(fetch: CompiledFetch, run: Run, path: PlanPath, errorAt: ErrorAt): void {
  if (path.length > 0) run.errors.push(errorAt(sharedPath(run, path, fetch)))
  else {
    run.losses.push((response) => {
      const places = fetch.missingIn(response)
      return places.length > 0 ? places.map(errorAt) : [errorAt(undefined)]
    })
  }
}

/** Merges the answer of a root fetch into the objects at its path, and reports its errors at each place. */
export function acceptRootResult(
  fetch: CompiledFetch,
  { data, errors }: SubgraphResult,
  run: Run,
  path: PlanPath,
  targets: readonly JsonObject[],
): void {
  const hasErrors = errors !== undefined && errors.length > 0
  if (hasErrors) {
    const places: readonly ErrorPath[] = path.length === 0 ? [[]] : locateTargets(run.data, path).map((at) => at.path)
    const report = errorReporter(run, fetch)
    for (const error of errors) {
      if (error.path) report(error, places, error.path)
      else if (isObject(data)) run.errors.push(new DownstreamError(error, fetch.serviceName, undefined))
      else lose(fetch, run, path, (place) => new DownstreamError(error, fetch.serviceName, place))
    }
  }
  if (!isObject(data)) {
    if (!errors?.length)
      run.errors.push(malformedAnswer(fetch.serviceName, '"data" is no object, and no error says why'))
    return
  }
  fetch.rewriteOutput?.(data)
  if (hasErrors && errors.some(({ path }) => path === undefined)) {
    for (const place of locateTargets(run.data, path)) run.failures.addNulls(data, place.path)
  }
  fetch.mergeInto(targets, data)
}
