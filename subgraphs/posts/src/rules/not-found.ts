import { userError } from '@plaza/subgraph'

// One answer for what does not exist and for what the viewer may not see.
export const noSuchPost = userError('NOT_FOUND', 'There is no such post.', ['input', 'postId'])
export const noSuchComment = userError('NOT_FOUND', 'There is no such comment.', ['input', 'commentId'])
export const noSuchSubject = userError('NOT_FOUND', 'There is no such post or comment.', ['input', 'subjectId'])
