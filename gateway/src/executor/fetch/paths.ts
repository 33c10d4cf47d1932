import type { GraphQLSchema } from 'graphql'
import { isObject, readCode, readOwn } from '../own-keys.ts'
import type { JsonObject } from '../types.ts'
import { acceptedTypes } from './type-conditions.ts'

/** One element of a plan's path: into a field, into each item of a list, or on with some types only. */
type PathStep =
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'items' }
  | { readonly kind: 'types'; readonly accepted: ReadonlySet<string> }

export type PlanPath = readonly PathStep[]

const TYPES = /^(.*?)\|\[(.*)\]$/

/**
 * Compiles the path of a plan node, made of `field`, `@` for each item of a list, and both with type conditions:
 * `field|[A,B]`.
 */
export function compilePath(schema: GraphQLSchema, path: readonly (string | number)[]): PlanPath {
  return path.flatMap((element): PathStep[] => {
    const text = String(element)
    const conditioned = TYPES.exec(text)
    const name = conditioned ? conditioned[1] : text
    const steps: PathStep[] = []
    if (name === '@') steps.push({ kind: 'items' })
    else if (name) steps.push({ kind: 'field', key: name })
    if (conditioned) {
      const accepted = new Set<string>()
      for (const type of (conditioned[2] ?? '').split(',')) {
        for (const possible of acceptedTypes(schema, type.trim())) accepted.add(possible)
      }
      steps.push({ kind: 'types', accepted })
    }
    return steps
  })
}

/** The objects that a path leads to, in order; an object in several places is there several times. */
export function collectTargets(data: JsonObject, path: PlanPath): JsonObject[] {
  const targets: JsonObject[] = []
  let collect = collectors.get(path)
  if (!collect) {
    collect = compileCollector(path)
    collectors.set(path, collect)
  }
  collect(data, targets)
  return targets
}

type Collect = (value: unknown, targets: JsonObject[]) => void

const collectors = new WeakMap<PlanPath, Collect>()

/** Generates a function for each step: engines read a property faster whose name stands in the code. */
function compileCollector(path: PlanPath): Collect {
  const functions = path.map((step, at) => {
    const here = `step${at}`
    const next = `step${at + 1}`
    const each = (name: string) => `for (let i = 0; i < v.length; i++) ${name}(v[i], targets);`
    if (step.kind === 'items') return `function ${here}(v, targets) { if (Array.isArray(v)) { ${each(next)} } }`
    const go =
      step.kind === 'types'
        ? `if (accepted[${at}].has(v.__typename)) ${next}(v, targets);`
        : `${next}(${readCode('v', step.key)}, targets);`
    return `function ${here}(v, targets) {
  if (typeof v !== 'object' || v === null) return;
  if (Array.isArray(v)) { ${each(here)} } else { ${go} }
}`
  })
  const last = `function step${path.length}(v, targets) {
  if (Array.isArray(v)) { for (let i = 0; i < v.length; i++) step${path.length}(v[i], targets); }
  else if (typeof v === 'object' && v !== null) targets.push(v);
}`
  // The code has nothing of a request but GraphQL names, which are quoted all the same.
  const make = new Function('readOwn', 'accepted', `${[...functions, last].join('\n')}\nreturn step0;`)
  const accepted = path.map((step) => (step.kind === 'types' ? step.accepted : undefined))
  return make(readOwn, accepted) as Collect
}

export interface Located {
  readonly target: JsonObject
  /** Response keys and list indices. */
  readonly path: readonly (string | number)[]
  /** The objects passed on the way, the outermost first, with the length of their paths. */
  readonly parents: readonly { readonly object: JsonObject; readonly depth: number }[]
}

/** Like `collectTargets`, with the way to each: for errors and contexts, where the plain walk is not enough. */
export function locateTargets(data: JsonObject, path: PlanPath): Located[] {
  const located: Located[] = []
  const visit = (value: unknown, at: number, keys: (string | number)[], parents: Located['parents']): void => {
    const step = path[at]
    if (Array.isArray(value)) {
      const next = step?.kind === 'items' ? at + 1 : at
      for (const [index, item] of value.entries()) visit(item, next, [...keys, index], parents)
    } else if (!isObject(value) || step?.kind === 'items') {
      return
    } else if (step === undefined) {
      located.push({ target: value, path: keys, parents })
    } else if (step.kind === 'field') {
      visit(readOwn(value, step.key), at + 1, [...keys, step.key], [...parents, { object: value, depth: keys.length }])
    } else if (step.accepted.has(value.__typename as string)) {
      visit(value, at + 1, keys, parents)
    }
  }
  visit(data, 0, [], [])
  return located
}
