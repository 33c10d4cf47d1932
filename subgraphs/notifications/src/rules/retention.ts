/** How long notifications are listed; older ones go with the next run of the job. */
export const retentionDays = 90

export const isPastRetention = (time: Date): boolean => Date.now() - time.getTime() > retentionDays * 86_400_000
