const editableForMs = 24 * 60 * 60_000

/** When its sender may change its text no longer. */
export const lastEditAt = ({ sentAt }: { sentAt: Date }): Date => new Date(sentAt.getTime() + editableForMs)
