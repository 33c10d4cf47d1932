import type { UserError } from '@plaza/subgraph'
import type { CommentRow } from './data/comments.ts'
import type { PostRow } from './data/posts.ts'

export interface PostPayload {
  post?: PostRow
  errors: UserError[]
}

export interface DeletePostPayload {
  deletedPostId?: string
  errors: UserError[]
}

export interface CommentPayload {
  comment?: CommentRow
  errors: UserError[]
}

export interface DeleteCommentPayload {
  deletedCommentId?: string
  post?: PostRow | null
  errors: UserError[]
}

export interface ReactionPayload {
  subject?: PostRow | CommentRow | null
  errors: UserError[]
}
