import { requireViewer } from '@plaza/subgraph'
import type { MutationResolvers } from '../generated/resolvers.ts'
import { changeEmail } from '../operations/account/change-email.ts'
import { changeLocale } from '../operations/account/change-locale.ts'
import { changeUsername } from '../operations/account/change-username.ts'
import { deactivateAccount } from '../operations/account/deactivate-account.ts'
import { deleteAccount } from '../operations/account/delete-account.ts'
import { resendEmailVerification } from '../operations/account/resend-email-verification.ts'
import { signUp } from '../operations/account/sign-up.ts'
import { verifyEmail } from '../operations/account/verify-email.ts'
import { answerAppeal } from '../operations/moderation/answer-appeal.ts'
import { appealDecision } from '../operations/moderation/appeal-decision.ts'
import { appealSuspension } from '../operations/moderation/appeal-suspension.ts'
import { decideModerationCase } from '../operations/moderation/decide-moderation-case.ts'
import { releaseModerationCase } from '../operations/moderation/release-moderation-case.ts'
import { takeModerationCase } from '../operations/moderation/take-moderation-case.ts'
import { changePassword } from '../operations/password/change-password.ts'
import { requestPasswordReset } from '../operations/password/request-password-reset.ts'
import { resetPassword } from '../operations/password/reset-password.ts'
import { refreshSession } from '../operations/session/refresh-session.ts'
import { revokeOtherSessions } from '../operations/session/revoke-other-sessions.ts'
import { revokeSession } from '../operations/session/revoke-session.ts'
import { signIn } from '../operations/session/sign-in.ts'
import { signOut } from '../operations/session/sign-out.ts'

export const Mutation: MutationResolvers = {
  signUp: (_, { input }, ctx) => signUp(ctx, ctx.viewer, input),
  signIn: (_, { input }, ctx) => signIn(ctx, ctx.viewer, input),
  refreshSession: (_, { input }, ctx) => refreshSession(ctx, ctx.viewer, input),
  signOut: (_, __, ctx) => signOut(ctx, requireViewer(ctx)),
  revokeSession: (_, { input }, ctx) => revokeSession(ctx, requireViewer(ctx), input),
  revokeOtherSessions: (_, __, ctx) => revokeOtherSessions(ctx, requireViewer(ctx)),
  verifyEmail: (_, { input }, ctx) => verifyEmail(ctx, ctx.viewer, input),
  resendEmailVerification: (_, __, ctx) => resendEmailVerification(ctx, requireViewer(ctx)),
  changeEmail: (_, { input }, ctx) => changeEmail(ctx, requireViewer(ctx), input),
  changeLocale: (_, { input }, ctx) => changeLocale(ctx, requireViewer(ctx), input),
  changeUsername: (_, { input }, ctx) => changeUsername(ctx, requireViewer(ctx), input),
  changePassword: (_, { input }, ctx) => changePassword(ctx, requireViewer(ctx), input),
  requestPasswordReset: (_, { input }, ctx) => requestPasswordReset(ctx, ctx.viewer, input),
  resetPassword: (_, { input }, ctx) => resetPassword(ctx, ctx.viewer, input),
  deactivateAccount: (_, { input }, ctx) => deactivateAccount(ctx, requireViewer(ctx), input),
  deleteAccount: (_, { input }, ctx) => deleteAccount(ctx, requireViewer(ctx), input),
  takeModerationCase: (_, { input }, ctx) => takeModerationCase(ctx, requireViewer(ctx), input),
  releaseModerationCase: (_, { input }, ctx) => releaseModerationCase(ctx, requireViewer(ctx), input),
  decideModerationCase: (_, { input }, ctx) => decideModerationCase(ctx, requireViewer(ctx), input),
  appealDecision: (_, { input }, ctx) => appealDecision(ctx, requireViewer(ctx), input),
  appealSuspension: (_, { input }, ctx) => appealSuspension(ctx, ctx.viewer, input),
  answerAppeal: (_, { input }, ctx) => answerAppeal(ctx, requireViewer(ctx), input),
}
