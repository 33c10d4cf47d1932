import { defineConsumer, onEvent } from '@plaza/events'
import { appealRejected, type EventData, moderationDecided, moderationReversed } from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import type { DB, DecisionOutcome } from '../generated/database.ts'
import { tell } from './tell.ts'

/** What moderators decide about something is told to the person whose it is; where nothing is done, nobody hears of the report. */
export const tellOfDecisions = defineConsumer<DB>({
  name: 'tell-of-decisions',
  handlers: [
    onEvent(moderationDecided, async (trx, { data }) => {
      if (data.action !== 'NO_ACTION') await tellOwner(trx, data, outcomes[data.action], data.decidedAt)
    }),
    onEvent(moderationReversed, (trx, { data }) => tellOwner(trx, data, 'REVERSED', data.reversedAt)),
    onEvent(appealRejected, (trx, { data }) => tellOwner(trx, data, 'UPHELD', data.rejectedAt)),
  ],
})

const outcomes = { REMOVE: 'REMOVED', RESTRICT: 'RESTRICTED', SUSPEND: 'SUSPENDED' } as const

type Decision = Pick<EventData<typeof appealRejected>, 'decisionId' | 'ownerId' | 'subjectType' | 'action' | 'rule'>

async function tellOwner(trx: Trx, decision: Decision, outcome: DecisionOutcome, at: Date): Promise<void> {
  const { decisionId, ownerId, subjectType, action, rule } = decision
  await tell(trx, {
    ...{ type: 'MODERATION', userIds: [ownerId], actorId: null, subject: { type: 'DECISION', id: decisionId } },
    decision: { outcome, about: subjectType, rule: rule ?? 'OTHER' },
    // A suspended person cannot sign in, and is sent nothing of what happens meanwhile: auth itself writes to them.
    ...(action === 'SUSPEND' && { channels: ['IN_APP'] as const }),
    ...{ dedupeKey: `decision:${decisionId}:${outcome}`, at },
  })
}
