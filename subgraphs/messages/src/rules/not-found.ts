import { userError } from '@plaza/subgraph'

// What is hidden is not found: an absent thing and somebody else's get the same words.
export const conversationNotFound = userError('NOT_FOUND', 'There is no such conversation.', [
  'input',
  'conversationId',
])
export const messageNotFound = userError('NOT_FOUND', 'There is no such message.', ['input', 'messageId'])
export const participantNotFound = userError('NOT_FOUND', 'This person is not in the group.', ['input', 'userId'])
