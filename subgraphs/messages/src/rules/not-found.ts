import { userError } from '@plaza/subgraph'

// Hidden is not found: the same words for what is absent and what is somebody else's.
export const conversationNotFound = userError('NOT_FOUND', 'There is no such conversation.', [
  'input',
  'conversationId',
])
export const messageNotFound = userError('NOT_FOUND', 'There is no such message.', ['input', 'messageId'])
