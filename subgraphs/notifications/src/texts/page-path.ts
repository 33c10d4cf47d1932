import type { NotificationType, SubjectType } from '../generated/database.ts'

export interface Subject {
  type: NotificationType
  subjectType: SubjectType | null
  subjectId: string | null
  rootId: string | null
}

/** The page of the front end on which somebody sees what a notification is about. */
export function pagePath({ type, subjectType, subjectId, rootId }: Subject): string {
  if (type === 'SECURITY') return '/settings'
  if (type === 'MODERATION') return '/settings/decisions'
  if (subjectType === 'CONVERSATION') return `/messages/${subjectId}`
  if (subjectType === 'POST') return `/posts/${subjectId}`
  if (subjectType === 'COMMENT' && rootId !== null) return `/posts/${rootId}`
  return '/notifications'
}
