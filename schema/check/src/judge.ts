import { access } from './access/access.ts'
import { api } from './api/pass.ts'
import type { Change, Pass } from './change.ts'
import { compare } from './compare.ts'
import { composition } from './composition/pass.ts'
import { cost } from './cost/cost.ts'
import { directives } from './directives/directives.ts'
import { events } from './events/events.ts'
import type { Finding } from './finding.ts'
import { lint } from './lint/lint.ts'
import { operationsPass } from './operations/pass.ts'
import { plans } from './plans/pass.ts'
import { rollout } from './rollout/pass.ts'
import type { PassName } from './rules.ts'
import { variants } from './variants/variants.ts'

/** Each pass with its name, in the order of the report. */
export const passes: readonly (readonly [PassName, Pass])[] = [
  ['composition', composition],
  ['operations', operationsPass],
  ['api', api],
  ['access', access],
  ['cost', cost],
  ['plans', plans],
  ['rollout', rollout],
  ['variants', variants],
  ['directives', directives],
  ['events', events],
  ['lint', lint],
]

/**
 * Everything that the passes find, in an order that is the same each time.
 * @param without passes that can't judge this change
 */
export async function judge(change: Change, without: ReadonlySet<PassName> = new Set()): Promise<Finding[]> {
  const found = []
  for (const [name, pass] of passes) if (!without.has(name)) found.push(...[...(await pass(change))].sort(byPlace))
  return found
}

const byPlace = (one: Finding, other: Finding): number =>
  compare(one.coordinate, other.coordinate) || compare(one.rule, other.rule) || compare(one.message, other.message)
