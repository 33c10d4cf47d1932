import { newId } from '@plaza/database'
import { failed, userError } from '@plaza/subgraph'
import { type AuthContext, asAccount } from '../context.ts'
import { insertAppeal } from '../data/appeals.ts'
import { insertAuditEntry } from '../data/audit-log.ts'
import { type DecisionRow, listDecisionsByIds } from '../data/decisions.ts'
import type { DecisionPayload } from '../payloads.ts'
import { appealsEndAt } from '../rules/evidence.ts'
import { noSuchDecision, readStatement } from '../rules/moderation.ts'

/** Whether there is something to object to, and still time. */
export const canBeAppealed = ({ action, reversedAt, decidedAt }: DecisionRow, now: Date): boolean =>
  action !== 'NO_ACTION' && reversedAt === null && now < appealsEndAt(decidedAt)

/** Puts a person's objection to a decision against them before the moderators. */
export async function appeal(
  ctx: AuthContext,
  ownerId: string,
  decisionId: string,
  written: string,
): Promise<DecisionPayload> {
  const { text: statement, error } = readStatement(written)
  if (statement === null)
    return failed(error ?? userError('REQUIRED', 'Say why the decision is wrong.', ['input', 'statement']))
  return asAccount(ctx, ownerId, async (db) => {
    const outcome = await db.transaction().execute(async (trx) => {
      const decision = (await listDecisionsByIds(trx, [decisionId])).get(decisionId)
      // A moderator sees decisions about others, too.
      if (!decision || decision.ownerId !== ownerId || decision.action === 'NO_ACTION')
        return { problem: noSuchDecision }
      if (decision.reversedAt) return { problem: userError('CONFLICT', 'This decision was taken back already.') }
      if (!canBeAppealed(decision, ctx.now))
        return { problem: userError('EXPIRED', 'This decision is more than half a year old.') }
      const { caseId, subjectType, subjectId } = decision
      const isNew = await insertAppeal(trx, {
        ...{ id: newId(), decisionId, caseId, ownerId, statement, createdAt: ctx.now },
      })
      if (!isNew) return { problem: userError('CONFLICT', 'You have appealed this decision already.') }
      await insertAuditEntry(trx, { action: 'APPEALED', actorId: ownerId, caseId, subjectType, subjectId })
      return { decision }
    })
    if (outcome.problem) return failed(outcome.problem)
    ctx.loaders.clearAll()
    return { decision: outcome.decision, errors: [] }
  })
}
