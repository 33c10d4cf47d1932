import { readCostRules } from 'gateway/limits'
import type { GraphQLSchema } from 'graphql'
import type { Composed, Pass } from '../change.ts'
import { appliedLocator } from '../composition/applied.ts'
import type { Finding, Impact, Location } from '../finding.ts'
import type { Priced } from './assumed.ts'
import { causesOf, type Effect, effectOn } from './effects.ts'
import { type PriceChange, priceChanges } from './price-changes.ts'
import { selectionOf } from './selection-of.ts'

/** Finds operations that cost more than before, and those that the gateway refuses for it. */
export const cost: Pass = (change) => {
  const { before, after, operations, settings } = change
  const limit = settings.maxCost ?? Number.POSITIVE_INFINITY
  const isSame = before.supergraphSdl === after.supergraphSdl
  const was = pricedOf(before)
  const is = isSame ? was : pricedOf(after)
  const changes = isSame ? [] : priceChanges(was, is)
  const effects = new Map<PriceChange, Effect[]>(changes.map((one) => [one, []]))
  const unexplained: Effect[] = []
  for (const operation of operations) {
    const effect = effectOn(operation, change, was, is, limit)
    const causes = effect ? causesOf(effect, changes, limit) : []
    for (const cause of causes) effects.get(cause.change)!.push(cause.effect)
    if (effect && causes.length === 0) unexplained.push(effect)
  }
  const locate = appliedLocator(change)
  return [
    ...changes
      // Where no operation costs more, the default of an argument is a matter of the API alone.
      .filter((one) => one.kind === 'rule' || effects.get(one)!.length > 0)
      .map((one) => changeFinding(one, effects.get(one)!, limit, is.schema, locate(one.coordinate))),
    ...unexplained.map((effect) => operationFinding(effect, limit)),
  ]
}

const pricedOf = ({ apiSchema, supergraphSdl }: Composed): Priced => ({
  schema: apiSchema,
  rules: readCostRules(supergraphSdl),
})

function changeFinding(
  { coordinate, before, after }: PriceChange,
  effects: readonly Effect[],
  limit: number,
  schema: GraphQLSchema,
  location: Location | null,
): Finding {
  const refused = effects.filter(({ isRefused }) => isRefused)
  const impacts = refused.map((effect) =>
    impactOf(effect, limit, selectionOf(effect.operation.document, schema, coordinate)),
  )
  const grown = effects.map(({ operation, ...costs }) => `${operation.name} ${costs.after} instead of ${costs.before}`)
  const [message, severity] =
    refused.length > 0
      ? ([
          `What \`${coordinate}\` costs makes the gateway refuse operations: ${several(grown)}, where ${limit} is the most allowed. Ask for less at once, or raise the limit of the gateway first.`,
          'breaking',
        ] as const)
      : effects.length > 0
        ? ([
            `What \`${coordinate}\` costs makes operations cost more: ${several(grown)}. See that they stay within the limits of the gateway.`,
            'notice',
          ] as const)
        : ([`What \`${coordinate}\` costs has changed, and no operation costs more for it.`, 'safe'] as const)
  return {
    rule: refused.length > 0 ? 'cost-over-limit' : 'cost-changed',
    severity,
    coordinate,
    message,
    before,
    after,
    location,
    impacts,
  }
}

/** Of an operation whose cost no single change of a price explains: lists nest deeper, or it is new. */
function operationFinding(effect: Effect, limit: number): Finding {
  const { operation, before, after, isRefused } = effect
  const instead = before === null ? '' : ` instead of ${before}`
  return {
    rule: isRefused ? 'cost-over-limit' : 'cost-changed',
    severity: isRefused ? 'breaking' : 'notice',
    coordinate: `operation:${operation.name}`,
    message: isRefused
      ? `The operation ${operation.name} may cost ${after}${instead}, where ${limit} is the most allowed: the gateway refuses it. Ask for smaller pages or fewer lists in lists.`
      : `The operation ${operation.name} may cost ${after}${instead}. See that it stays within the limits of the gateway.`,
    before: before === null ? null : String(before),
    after: String(after),
    location: operation.location,
    impacts: isRefused ? [impactOf(effect, limit, '')] : [],
  }
}

function impactOf({ operation, before, after }: Effect, limit: number, selection: string): Impact {
  const { name, hash, client, location } = operation
  const instead = before === null ? '' : ` instead of ${before}`
  const reason = `The gateway refuses the operation with the error COST_LIMIT_EXCEEDED: it may cost ${after}${instead}, and ${limit} is the most allowed.`
  return { operation: name, hash, client, verdict: 'broken', reason, selection, location }
}

const mostNamed = 5

function several(texts: readonly string[]): string {
  const named = texts.slice(0, mostNamed)
  return texts.length > mostNamed ? `${named.join(', ')} and ${texts.length - mostNamed} more` : named.join(', ')
}
