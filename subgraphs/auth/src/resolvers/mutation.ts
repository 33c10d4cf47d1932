import { requireViewer } from '@plaza/subgraph'
import type { AuthContext } from '../context.ts'
import type { MutationResolvers } from '../generated/resolvers.ts'
import { changeEmail } from '../operations/account/change-email.ts'
import { changeUsername } from '../operations/account/change-username.ts'
import { deactivateAccount, deleteAccount } from '../operations/account/delete-account.ts'
import { signUp } from '../operations/account/sign-up.ts'
import { resendEmailVerification, verifyEmail } from '../operations/account/verify-email.ts'
import { changePassword } from '../operations/password/change-password.ts'
import { requestPasswordReset } from '../operations/password/request-password-reset.ts'
import { resetPassword } from '../operations/password/reset-password.ts'
import { refreshSession } from '../operations/session/refresh-session.ts'
import { signIn } from '../operations/session/sign-in.ts'
import { revokeOtherSessions, revokeSession, signOut } from '../operations/session/sign-out.ts'

/** For the mutations the contract marks `@authenticated`: the gateway has checked it, and here it is checked again. */
const signedIn = (ctx: AuthContext) => {
  requireViewer(ctx)
  return ctx
}

export const Mutation: MutationResolvers = {
  signUp: (_, { input }, ctx) => signUp(ctx, input),
  signIn: (_, { input }, ctx) => signIn(ctx, input),
  refreshSession: (_, { input }, ctx) => refreshSession(ctx, input),
  signOut: (_, __, ctx) => signOut(signedIn(ctx)),
  revokeSession: (_, { input }, ctx) => revokeSession(signedIn(ctx), input),
  revokeOtherSessions: (_, __, ctx) => revokeOtherSessions(signedIn(ctx)),
  verifyEmail: (_, { input }, ctx) => verifyEmail(ctx, input),
  resendEmailVerification: (_, __, ctx) => resendEmailVerification(signedIn(ctx)),
  changeEmail: (_, { input }, ctx) => changeEmail(signedIn(ctx), input),
  changeUsername: (_, { input }, ctx) => changeUsername(signedIn(ctx), input),
  changePassword: (_, { input }, ctx) => changePassword(signedIn(ctx), input),
  requestPasswordReset: (_, { input }, ctx) => requestPasswordReset(ctx, input),
  resetPassword: (_, { input }, ctx) => resetPassword(ctx, input),
  deactivateAccount: (_, { input }, ctx) => deactivateAccount(signedIn(ctx), input),
  deleteAccount: (_, { input }, ctx) => deleteAccount(signedIn(ctx), input),
}
