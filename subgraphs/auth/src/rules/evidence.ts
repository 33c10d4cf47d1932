const dayMs = 24 * 60 * 60_000

/** How long a person may appeal: half a year. */
const appealDays = 183
/** For how long evidence is kept once nobody may ask for it any more, so that a mistake can still be looked into. */
const afterwardsDays = 30

const daysAfter = (time: Date, days: number) => new Date(time.getTime() + days * dayMs)

/** Until when a decision may be appealed. */
export const appealsEndAt = (decidedAt: Date): Date => daysAfter(decidedAt, appealDays)

/** When the evidence of a case ends that is decided now; an open appeal keeps it. */
export const evidenceEndsAt = (decidedAt: Date, canBeAppealed: boolean): Date =>
  canBeAppealed ? daysAfter(decidedAt, appealDays + 1) : daysAfter(decidedAt, afterwardsDays)

/** When the evidence of a case ends whose appeal is answered now. */
export const evidenceEndsAfterAppeal = (answeredAt: Date): Date => daysAfter(answeredAt, afterwardsDays)
