import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { appealRejected, moderationReversed } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { findAppealForUpdate, updateAnswer } from '../../data/appeals.ts'
import { insertAuditEntry } from '../../data/audit-log.ts'
import { updateCase } from '../../data/cases.ts'
import { listDecisionsByIds, updateReversed } from '../../data/decisions.ts'
import type { AnswerAppealInput } from '../../generated/resolvers.ts'
import type { CasePayload } from '../../payloads.ts'
import { evidenceEndsAfterAppeal } from '../../rules/evidence.ts'
import { asModerator, noSuchAppeal } from '../../rules/moderation.ts'

/** A second pair of eyes, wherever there is one. */
const decidedByViewer = userError('NOT_ALLOWED', 'You made this decision: another moderator answers the appeal.')
const answeredAlready = userError('CONFLICT', 'This appeal is answered already.')

/** Accepting an appeal takes the decision back; each service gives back what it took when the event comes. */
export async function answerAppeal(ctx: AuthContext, viewer: Viewer, input: AnswerAppealInput): Promise<CasePayload> {
  const appealId = parseId(input.appealId)
  if (appealId === null) return failed(noSuchAppeal)
  const answeredAt = ctx.now
  const outcome = await asModerator(ctx, viewer, async (trx) => {
    const found = await findAppealForUpdate(trx, appealId)
    if (!found || found.ownerId === viewer.id) return { problem: noSuchAppeal }
    if (found.status !== 'OPEN') return { problem: answeredAlready }
    if (!found.viewerCanAnswer) return { problem: decidedByViewer }
    const { caseId, decisionId } = found
    const decision = (await listDecisionsByIds(trx, [decisionId])).get(decisionId)
    if (!decision) return { problem: noSuchAppeal }
    const { subjectType, subjectId, ownerId, action, rule } = decision
    const about = { decisionId, subjectType, subjectId, ownerId, action, rule }
    const status = input.accept ? 'ACCEPTED' : 'REJECTED'
    await updateAnswer(trx, appealId, { status, answeredAt })
    await updateCase(trx, caseId, { evidenceEndsAt: evidenceEndsAfterAppeal(answeredAt) })
    await insertAuditEntry(trx, {
      ...{ action: 'APPEAL_ANSWERED', actorId: viewer.id, caseId, subjectType, subjectId },
      detail: status,
    })
    if (input.accept) {
      await updateReversed(trx, decisionId, answeredAt)
      await publish(trx, moderationReversed, { ...about, reversedAt: answeredAt })
    } else {
      await publish(trx, appealRejected, { ...about, rejectedAt: answeredAt })
    }
    return { caseId }
  })
  if (!outcome?.caseId) return failed(outcome?.problem ?? noSuchAppeal)
  ctx.loaders.clearAll()
  return { case: await ctx.loaders.caseById.load(outcome.caseId), errors: [] }
}
