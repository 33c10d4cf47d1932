import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { insertAuditEntry } from '../../data/audit-log.ts'
import { findCaseForUpdate, updateCase } from '../../data/cases.ts'
import type { ReleaseModerationCaseInput } from '../../generated/resolvers.ts'
import type { CasePayload } from '../../payloads.ts'
import { asModerator, decidedAlready, isFreeFor, noSuchCase, takenByAnother } from '../../rules/moderation.ts'

/** Gives a case back to the queue. What nobody has taken stays so. */
export async function releaseModerationCase(
  ctx: AuthContext,
  viewer: Viewer,
  input: ReleaseModerationCaseInput,
): Promise<CasePayload> {
  const caseId = parseId(input.caseId)
  if (caseId === null) return failed(noSuchCase)
  const problem = await asModerator(ctx, viewer, async (trx) => {
    const found = await findCaseForUpdate(trx, caseId)
    if (!found) return noSuchCase
    if (found.status !== 'OPEN') return decidedAlready
    if (!isFreeFor(found, viewer)) return takenByAnother
    if (found.assigneeId === null) return 'done'
    await updateCase(trx, caseId, { assigneeId: null })
    await insertAuditEntry(trx, { action: 'CASE_RELEASED', actorId: viewer.id, caseId })
    return 'done'
  })
  if (problem !== 'done') return failed(problem ?? noSuchCase)
  ctx.loaders.clearAll()
  return { case: await ctx.loaders.caseById.load(caseId), errors: [] }
}
