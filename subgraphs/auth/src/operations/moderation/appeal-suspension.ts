import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import type { AppealSuspensionInput } from '../../generated/resolvers.ts'
import { appeal } from '../../moderation/appeal.ts'
import { readAppealToken } from '../../moderation/appeal-token.ts'
import type { DecisionPayload } from '../../payloads.ts'

/** Objects to a suspension. Who asks cannot sign in: the token says that the password was right. */
export async function appealSuspension(
  ctx: AuthContext,
  _viewer: Viewer | null,
  { token, statement }: AppealSuspensionInput,
): Promise<DecisionPayload> {
  const proof = readAppealToken(token, ctx.auth.secrets.appeals, ctx.now)
  if (!proof) {
    return failed(userError('EXPIRED', 'This took too long. Sign in once more to appeal.', ['input', 'token']))
  }
  return appeal(ctx, proof.accountId, proof.decisionId, statement)
}
