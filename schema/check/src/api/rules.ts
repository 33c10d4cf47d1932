import { directiveRules } from './rules/directives.ts'
import { inputRules } from './rules/inputs.ts'
import { outputRules } from './rules/outputs.ts'
import type { ApiRule } from './rules/rule.ts'
import { typeRules } from './rules/types.ts'

const all = [...outputRules, ...inputRules, ...typeRules, ...directiveRules] as const

export type ApiRuleId = (typeof all)[number]['id']

/** The rules of the pass `api`. */
export const apiRules: readonly ApiRule<ApiRuleId>[] = all

/** The rules that say what is worth reading though no operation is touched. */
export const toldRules: ReadonlySet<ApiRuleId> = new Set<ApiRuleId>([
  'deprecation-added',
  'deprecation-removed',
  'deprecation-reason-changed',
])
