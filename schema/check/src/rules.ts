import type { Severity } from './finding.ts'

/** What may be wrong, as the reference and the configuration name it. */
export interface Rule {
  /** Stable: configurations and approvals name it. */
  readonly id: string
  readonly pass: PassName
  /** The severity that the rule's findings have at most, unless the configuration says otherwise. */
  readonly severity: Exclude<Severity, 'safe'>
  /** One sentence: what the rule finds. */
  readonly finds: string
  /** Whom it hurts, and what to do instead; whole sentences. */
  readonly advice: string
  readonly example: { readonly before: string; readonly after: string; readonly operation?: string }
}

/** The passes, in the order in which they run and are reported. */
export const passNames = [
  'composition',
  'operations',
  'api',
  'access',
  'cost',
  'plans',
  'rollout',
  'variants',
  'directives',
  'events',
  'lint',
  'approvals',
] as const

export type PassName = (typeof passNames)[number]

/** A registry of rules, by id. @throws Error when an id is there twice */
export function registryOf(...lists: (readonly Rule[])[]): ReadonlyMap<string, Rule> {
  const byId = new Map<string, Rule>()
  for (const rule of lists.flat()) {
    if (byId.has(rule.id)) throw new Error(`The rule ${rule.id} is there twice.`)
    byId.set(rule.id, rule)
  }
  return byId
}
