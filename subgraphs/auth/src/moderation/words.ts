// These have the values of the contract's enums of the same names.

export type ModerationRule =
  | 'SPAM'
  | 'HARASSMENT'
  | 'HATE'
  | 'VIOLENCE'
  | 'SEXUAL_CONTENT'
  | 'SELF_HARM'
  | 'IMPERSONATION'
  | 'ILLEGAL'
  | 'OTHER'

export type ModerationSubjectType = 'USER' | 'POST' | 'COMMENT' | 'MESSAGE' | 'MEDIA_FILE'

export type ModerationAction = 'NO_ACTION' | 'REMOVE' | 'RESTRICT' | 'SUSPEND'

export type ModerationQueue = 'OPEN' | 'APPEALED' | 'CLOSED'

export type AppealStatus = 'OPEN' | 'ACCEPTED' | 'REJECTED'
