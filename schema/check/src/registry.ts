import { accessRules } from './access/rules.ts'
import { apiRules } from './api/rules.ts'
import { approvalRules } from './approvals/rules.ts'
import { compositionRules } from './composition/rules.ts'
import { costRules } from './cost/rules.ts'
import { directiveRules } from './directives/rules.ts'
import { eventRules } from './events/rules.ts'
import { lintRules } from './lint/rules.ts'
import { operationRules } from './operations/rules.ts'
import { planRules } from './plans/rules.ts'
import { rolloutRules } from './rollout/rules.ts'
import { registryOf } from './rules.ts'
import { usageRules } from './usage/rules.ts'
import { variantRules } from './variants/rules.ts'

/** Every rule of every pass, by id. */
export const rules = registryOf(
  compositionRules,
  operationRules,
  apiRules,
  accessRules,
  costRules,
  planRules,
  rolloutRules,
  directiveRules,
  eventRules,
  lintRules,
  approvalRules,
  usageRules,
  variantRules,
)
