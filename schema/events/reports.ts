import { z } from 'zod'
import { defineEvent, type Topic } from './define.ts'
import { id, moderationRule, moderationSubjectType, personal, time, version } from './fields.ts'

/**
 * What every report tells. It carries how the thing read at that moment, because its author may edit or delete it, and
 * because a moderator may see nothing of it but this. Once a report is settled, a tombstone erases it here.
 */
const report = z.object({
  reportId: id,
  subjectType: moderationSubjectType,
  subjectId: id,
  /** Whose it is; the reported person themselves. */
  ownerId: id,
  /** Never shown to anybody, moderators included. */
  reporterId: id,
  reason: moderationRule,
  note: personal.nullable(),
  evidence: z.object({ text: personal.nullable(), mediaIds: z.array(id) }),
  reportedAt: time,
  version,
})

/** The contract by which a service tells moderators of something of its own that was reported. */
export const defineReport = <const Type extends string>(type: Type, topic: Topic, what: string) =>
  defineEvent({
    type,
    topic,
    meaning: `Somebody has reported ${what} to the moderators.`,
    subject: 'subjectId',
    data: report,
  })

/** The contract by which a service lets Kafka forget a report that moderators are done with. */
export const defineReportClosed = <const Type extends string>(type: Type, topic: Topic) =>
  defineEvent({
    type,
    topic,
    meaning: 'A report is settled; what it told is erased.',
    ends: true,
    data: z.object({ reportId: id, version, closedAt: time }),
  })
