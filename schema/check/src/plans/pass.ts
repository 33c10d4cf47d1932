import type { Change, Pass } from '../change.ts'
import { locator } from '../composition/locate.ts'
import type { Finding, Impact, Location } from '../finding.ts'
import { causeOf, changesFor, tester } from './cause-of.ts'
import { type Cause, causesOf } from './causes.ts'
import { type Replanned, replanning } from './changed.ts'
import { type Effect, effectOf } from './effect.ts'
import type { OperationPlan, PlannedFetch } from './plan.ts'

/** What a change does to the round trips and the fetches that clients wait for: one finding for each cause. */
export const plans: Pass = (change) => {
  if (change.before.supergraphSdl === change.after.supergraphSdl) return []
  const both = replanning(change)
  const affected = both.changed.filter((one) => effectOf(one) !== 'same')
  if (affected.length === 0) return []
  const causes = causesOf(both.before.parts, both.after.parts)
  const isCause = tester(change)
  const findings: Finding[] = []
  const byCause = new Map<string, { readonly cause: Cause; readonly operations: Replanned[] }>()
  for (const one of affected) {
    const possible = changesFor(one, both, causes)
    const cause = causeOf(one, possible, isCause)
    if (!cause) {
      findings.push(findingOfOperation(one, possible))
      continue
    }
    const key = `${effectOf(one) === 'fewer'} ${cause.coordinate}`
    const group = byCause.get(key)
    if (group) group.operations.push(one)
    else byCause.set(key, { cause, operations: [one] })
  }
  for (const { cause, operations } of byCause.values()) findings.push(findingOfCause(cause, operations, change))
  return findings
}

function findingOfCause(cause: Cause, operations: readonly Replanned[], change: Change): Finding {
  const { coordinate, before, after, sentence } = cause
  const [first] = operations
  const effect = worst(operations.map(effectOf))
  return {
    ...ruleOf(effect),
    coordinate,
    message: `${sentence}: the ${costs(first!)}${others(operations.length - 1)}.${advice(effect)}`,
    before: before || null,
    after: after || null,
    location: locationOf(cause, change),
    impacts: effect === 'fewer' ? [] : operations.map(impactOf),
  }
}

function findingOfOperation(one: Replanned, causes: readonly Cause[]): Finding {
  const effect = effectOf(one)
  const names = causes.map(({ coordinate }) => `\`${coordinate}\``)
  const because = names.length > 0 ? `, by changes of ${names.join(', ')}` : ''
  return {
    ...ruleOf(effect),
    coordinate: `operation:${one.operation.name}`,
    message: `The ${costs(one)}${because}.${advice(effect)}`,
    before: counts(one.before),
    after: counts(one.after),
    location: one.operation.location,
    impacts: effect === 'fewer' ? [] : [impactOf(one)],
  }
}

const ruleOf = (effect: Effect): Pick<Finding, 'rule' | 'severity'> =>
  effect === 'fewer'
    ? { rule: 'plan-fewer-fetches', severity: 'safe' }
    : { rule: effect === 'more round trips' ? 'plan-more-round-trips' : 'plan-more-fetches', severity: 'notice' }

const worst = (effects: readonly Effect[]): Effect =>
  (['more round trips', 'more fetches', 'fewer'] as const).find((one) => effects.includes(one)) ?? 'same'

const advice = (effect: Effect): string =>
  effect === 'fewer'
    ? ''
    : ` Let one subgraph answer what is asked together, or accept the ${effect === 'more round trips' ? 'wait' : 'load'}.`

const costs = ({ operation, before, after }: Replanned): string =>
  `operation ${operation.name} takes ${counts(after)} instead of ${counts(before)}`

const others = (count: number): string =>
  count === 0 ? '' : count === 1 ? ', and so does one more' : `, and ${count} others change likewise`

const plural = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? '' : word.endsWith('h') ? 'es' : 's'}`

const counts = ({ fetchCount, depth }: OperationPlan): string =>
  `${plural(fetchCount, 'fetch')} in ${plural(depth, 'round trip')}`

function impactOf(one: Replanned): Impact {
  const { operation, before, after } = one
  const isNew = (fetch: PlannedFetch, ...same: (keyof PlannedFetch)[]) =>
    !before.fetches.some((one) => same.every((key) => one[key] === fetch[key]))
  const added =
    after.fetches.find((fetch) => isNew(fetch, 'path')) ??
    after.fetches.find((fetch) => isNew(fetch, 'path', 'subgraph'))
  const subgraphs = [...new Set(after.fetches.map(({ subgraph }) => subgraph))].sort().join(', ')
  return {
    operation: operation.name,
    hash: operation.hash,
    client: operation.client,
    verdict: 'risk',
    reason: `It takes ${counts(after)} instead of ${counts(before)}; the gateway asks ${subgraphs}.`,
    selection: added?.path ?? '',
    location: operation.location,
  }
}

function locationOf({ coordinate, subgraph, side }: Cause, change: Change): Location | null {
  const { subgraphs, locate } = change[side]
  const own = subgraphs.filter(({ name }) => name === subgraph)
  return locator(own, side)(coordinate) ?? locate(coordinate) ?? change.before.locate(coordinate)
}
