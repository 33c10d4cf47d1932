import { parseId, parsePage, toConnection } from '@plaza/database'
import { requireViewer } from '@plaza/subgraph'
import { type AuthContext, asAccount } from '../context.ts'
import { type AppealRow, listAppealsByDecisions } from '../data/appeals.ts'
import { auditPlace, listAuditEntries } from '../data/audit-log.ts'
import { casePlace, listCases } from '../data/cases.ts'
import type { DecisionRow } from '../data/decisions.ts'
import type {
  AuditEntryResolvers,
  ModerationCaseResolvers,
  ModerationDecisionResolvers,
  ModerationEvidenceResolvers,
  ModerationResolvers,
} from '../generated/resolvers.ts'
import { canBeAppealed } from '../moderation/appeal.ts'

/** A suspended person has proved who they are without being signed in. */
async function findAppeal(ctx: AuthContext, { id, ownerId }: DecisionRow): Promise<AppealRow | null> {
  if (ctx.viewer) return ctx.loaders.appealOfDecision.load(id)
  return asAccount(ctx, ownerId, async (db) => (await listAppealsByDecisions(db, [id])).get(id) ?? null)
}

const personOf = (id: string | null) => (id === null ? null : { id })

export const Moderation: ModerationResolvers = {
  async cases({ id }, { queue, takenByViewer, ...args }, ctx) {
    const page = parsePage(args, casePlace)
    const rows = await listCases(ctx.db, page, { queue, assigneeId: takenByViewer ? id : null })
    return toConnection(rows, page, (row) => [row.openedAt, row.id])
  },
  async case(_, { id }, ctx) {
    const caseId = parseId(id)
    return caseId === null ? null : ctx.loaders.caseById.load(caseId)
  },
  async auditLog(_, args, ctx) {
    const page = parsePage(args, auditPlace)
    return toConnection(await listAuditEntries(ctx.db, page), page, ({ position }) => [position])
  },
}

export const ModerationCase: ModerationCaseResolvers = {
  owner: ({ ownerId }) => ({ id: ownerId }),
  assignee: ({ assigneeId }) => personOf(assigneeId),
  isTakenByViewer: ({ assigneeId }, _, ctx) => ctx.isViewer(assigneeId),
  reports: ({ id }, _, ctx) => ctx.loaders.reportsOfCase.load(id),
  evidence: ({ id }, _, ctx) => ctx.loaders.evidenceOfCase.load(id),
  decision: ({ id }, _, ctx) => ctx.loaders.decisionOfCase.load(id),
}

export const ModerationEvidence: ModerationEvidenceResolvers = {
  // Row-level security has shown the case, so that the viewer is a moderator, and the case about somebody else.
  media: ({ mediaIds }, _, ctx) => {
    const viewer = requireViewer(ctx)
    return mediaIds.map((id) => ({ id, accessGrant: ctx.grants.sign(id, viewer.id) }))
  },
}

export const ModerationDecision: ModerationDecisionResolvers = {
  __resolveReference: async ({ id }, ctx) => ctx.loaders.decisionById.load(id),
  appeal: (decision, _, ctx) => findAppeal(ctx, decision),
  viewerCanAppeal: async (decision, _, ctx) =>
    ctx.isViewer(decision.ownerId) && canBeAppealed(decision, ctx.now) && (await findAppeal(ctx, decision)) === null,
}

export const AuditEntry: AuditEntryResolvers = {
  actor: ({ actorId }) => personOf(actorId),
}
