import { newId, parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { moderationDecided } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { insertAuditEntry } from '../../data/audit-log.ts'
import { findCaseForUpdate, updateCase } from '../../data/cases.ts'
import { type DecisionRow, insertDecision } from '../../data/decisions.ts'
import { settleReports } from '../../events/settle-reports.ts'
import type { DecideModerationCaseInput } from '../../generated/resolvers.ts'
import type { CasePayload } from '../../payloads.ts'
import { evidenceEndsAt } from '../../rules/evidence.ts'
import {
  asModerator,
  decidedAlready,
  isFreeFor,
  noSuchCase,
  readExplanation,
  takenByAnother,
} from '../../rules/moderation.ts'

const mostHours = 8_760

type Verdict = Pick<DecisionRow, 'action' | 'rule' | 'explanation' | 'restrictedUntil'>

/**
 * Closes a case with a decision. What it does is done by each service when the event comes, this one among them, so that a
 * moderator's request touches nothing of another person's but the case.
 */
export async function decideModerationCase(
  ctx: AuthContext,
  viewer: Viewer,
  input: DecideModerationCaseInput,
): Promise<CasePayload> {
  const caseId = parseId(input.caseId)
  if (caseId === null) return failed(noSuchCase)
  const { verdict, errors } = readVerdict(input, ctx.now)
  if (errors.length > 0) return failed(...errors)
  const decidedAt = ctx.now
  const problem = await asModerator(ctx, viewer, async (trx) => {
    const found = await findCaseForUpdate(trx, caseId)
    if (!found) return noSuchCase
    if (found.status !== 'OPEN') return decidedAlready
    if (!isFreeFor(found, viewer)) return takenByAnother
    const { subjectType, subjectId, ownerId } = found
    const decision = { id: newId(), caseId, subjectType, subjectId, ownerId, ...verdict, decidedAt }
    await insertDecision(trx, decision)
    await updateCase(trx, caseId, {
      ...{ status: 'CLOSED', closedAt: decidedAt, assigneeId: viewer.id },
      evidenceEndsAt: evidenceEndsAt(decidedAt, verdict.action !== 'NO_ACTION'),
    })
    await insertAuditEntry(trx, {
      ...{ action: 'CASE_DECIDED', actorId: viewer.id, caseId, subjectType, subjectId },
      detail: verdict.action,
    })
    await publish(trx, moderationDecided, {
      ...{ decisionId: decision.id, subjectType, subjectId, ownerId, decidedAt },
      ...{ action: verdict.action, rule: verdict.rule, until: verdict.restrictedUntil },
    })
    await settleReports(trx, found, decidedAt)
    return 'done'
  })
  if (problem !== 'done') return failed(problem ?? noSuchCase)
  ctx.loaders.clearAll()
  return { case: await ctx.loaders.caseById.load(caseId), errors: [] }
}

function readVerdict(input: DecideModerationCaseInput, now: Date): { verdict: Verdict; errors: UserError[] } {
  const { action, rule = null, restrictForHours: hours = null } = input
  const explanation = readExplanation(input.explanation)
  const errors = explanation.error ? [explanation.error] : []
  if (action !== 'NO_ACTION' && rule === null)
    errors.push(userError('REQUIRED', 'Say which rule was broken.', ['input', 'rule']))
  if (action === 'NO_ACTION' && rule !== null)
    errors.push(userError('INVALID', 'Where nothing is done, no rule was broken.', ['input', 'rule']))
  const path = ['input', 'restrictForHours']
  if (action === 'RESTRICT' && hours === null) errors.push(userError('REQUIRED', 'Say for how long.', path))
  if (action !== 'RESTRICT' && hours !== null)
    errors.push(userError('INVALID', 'Only a restriction is for a time.', path))
  if (hours !== null && (hours < 1 || hours > mostHours))
    errors.push(userError('INVALID', 'A restriction is for 1 to 8,760 hours.', path, { limit: mostHours }))
  const restrictedUntil = hours === null ? null : new Date(now.getTime() + hours * 3_600_000)
  return { verdict: { action, rule, explanation: explanation.text, restrictedUntil }, errors }
}
