import { type UserError, userError } from '@plaza/subgraph'
import type { CommentRow } from './data/comments.ts'
import type { PostRow } from './data/posts.ts'

export interface PostPayload {
  post?: PostRow
  errors: UserError[]
}

export interface CommentPayload {
  comment?: CommentRow
  errors: UserError[]
}

export interface SubjectPayload {
  subject?: PostRow | CommentRow | null
  errors: UserError[]
}

export const noSuchPost = userError('NOT_FOUND', 'There is no such post.', ['input', 'postId'])
export const noSuchComment = userError('NOT_FOUND', 'There is no such comment.', ['input', 'commentId'])
export const noSuchSubject = userError('NOT_FOUND', 'There is no such post or comment.', ['input', 'subjectId'])
