import type { ModerationAction, ModerationSubjectType } from '../../generated/graphql.ts'

export const things: Readonly<Record<ModerationSubjectType, string>> = {
  USER: 'Profile',
  POST: 'Post',
  COMMENT: 'Comment',
  MESSAGE: 'Message',
  MEDIA_FILE: 'File',
}

export const actions: Readonly<Record<ModerationAction, string>> = {
  NO_ACTION: 'nothing is wrong',
  REMOVE: 'removed',
  RESTRICT: 'removed, and no writing for a time',
  SUSPEND: 'account suspended',
}
