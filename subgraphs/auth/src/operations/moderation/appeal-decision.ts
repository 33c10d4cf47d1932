import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import type { AppealDecisionInput } from '../../generated/resolvers.ts'
import { appeal } from '../../moderation/appeal.ts'
import type { DecisionPayload } from '../../payloads.ts'
import { noSuchDecision } from '../../rules/moderation.ts'

/** Objects to a decision about something of the viewer's. */
export async function appealDecision(
  ctx: AuthContext,
  viewer: Viewer,
  { decisionId, statement }: AppealDecisionInput,
): Promise<DecisionPayload> {
  const id = parseId(decisionId)
  return id === null ? failed(noSuchDecision) : appeal(ctx, viewer.id, id, statement)
}
