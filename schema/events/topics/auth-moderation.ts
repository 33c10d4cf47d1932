import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, kept, moderationAction, moderationRule, moderationSubjectType, time } from '../fields.ts'

export const authModeration = defineTopic({
  name: 'auth.moderation',
  key: 'subjectId',
  kind: 'events',
  retentionMs: kept.oneMonth,
})

const subject = { subjectType: moderationSubjectType, subjectId: id }
const decision = {
  decisionId: id,
  ...subject,
  /** Whose it is, and who is told. */
  ownerId: id,
  action: moderationAction,
  /** Which rule was broken; null when none was. */
  rule: moderationRule.nullable(),
}

export const moderationDecided = defineEvent({
  type: 'moderation.decided',
  topic: authModeration,
  meaning: 'A moderator has decided about something that was reported.',
  data: z.object({
    ...decision,
    /** Of a restriction: until when. */
    until: time.nullable(),
    decidedAt: time,
  }),
})

export const moderationReversed = defineEvent({
  type: 'moderation.reversed',
  topic: authModeration,
  meaning: 'An appeal was accepted: what the decision did is undone.',
  data: z.object({ ...decision, reversedAt: time }),
})

export const appealRejected = defineEvent({
  type: 'appeal.rejected',
  topic: authModeration,
  meaning: 'An appeal was looked at, and the decision stands.',
  data: z.object({ ...decision, rejectedAt: time }),
})

export const reportSettled = defineEvent({
  type: 'report.settled',
  topic: authModeration,
  meaning: 'Moderators are done with a report; its service erases what the report told.',
  data: z.object({ reportId: id, ...subject, settledAt: time }),
})
