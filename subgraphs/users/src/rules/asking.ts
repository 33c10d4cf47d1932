const day = 24 * 60 * 60 * 1000

/** How often somebody may ask to be friends. */
export const requestsADay = 50
export const aDayBefore = (now: Date): Date => new Date(now.getTime() - day)
/** How long a sender waits after having been turned down. */
export const daysAfterDecline = 30
export const declineWait = (now: Date): Date => new Date(now.getTime() - daysAfterDecline * day)
