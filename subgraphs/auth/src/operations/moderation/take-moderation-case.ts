import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { insertAuditEntry } from '../../data/audit-log.ts'
import { findCaseForUpdate, updateCase } from '../../data/cases.ts'
import type { TakeModerationCaseInput } from '../../generated/resolvers.ts'
import type { CasePayload } from '../../payloads.ts'
import { asModerator, decidedAlready, isFreeFor, noSuchCase, takenByAnother } from '../../rules/moderation.ts'

/** Takes a case, so that no two moderators work on it. Taking it twice is no error. */
export async function takeModerationCase(
  ctx: AuthContext,
  viewer: Viewer,
  input: TakeModerationCaseInput,
): Promise<CasePayload> {
  const caseId = parseId(input.caseId)
  if (caseId === null) return failed(noSuchCase)
  const problem = await asModerator(ctx, viewer, async (trx) => {
    const found = await findCaseForUpdate(trx, caseId)
    if (!found) return noSuchCase
    if (found.status !== 'OPEN') return decidedAlready
    if (!isFreeFor(found, viewer)) return takenByAnother
    if (found.assigneeId === viewer.id) return 'done'
    await updateCase(trx, caseId, { assigneeId: viewer.id })
    await insertAuditEntry(trx, { action: 'CASE_TAKEN', actorId: viewer.id, caseId })
    return 'done'
  })
  if (problem !== 'done') return failed(problem ?? noSuchCase)
  ctx.loaders.clearAll()
  return { case: await ctx.loaders.caseById.load(caseId), errors: [] }
}
