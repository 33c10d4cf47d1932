import type { Rule } from '../../rules.ts'

/** A rule of this pass. */
export interface ApiRule<Id extends string = string> extends Rule {
  readonly id: Id
  /** What to do, where it hurts; whole sentences that end the finding's message. */
  readonly remedy: string
}

/** A rule whose advice says whom the change hurts and what to do about it. */
export const rule = <const Id extends string>(
  id: Id,
  severity: Rule['severity'],
  finds: string,
  [hurts, remedy]: readonly [hurts: string, remedy: string],
  example: Rule['example'],
): ApiRule<Id> => ({
  id,
  pass: id.startsWith('directive-') ? 'directives' : 'api',
  severity,
  finds,
  advice: `${hurts} ${remedy}`,
  remedy,
  example,
})
