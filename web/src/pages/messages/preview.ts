import type { MessageType } from '../../generated/graphql.ts'

const names: Record<MessageType, string> = {
  TEXT: 'Message',
  IMAGE: 'Picture',
  FILE: 'File',
  VOICE: 'Voice message',
}

/** A message in one line. */
export function previewOf(message: { type: MessageType; content: string; isDeleted?: boolean }): string {
  if (message.isDeleted) return 'Deleted message'
  return message.content.replace(/\s+/g, ' ').trim() || (names[message.type] ?? 'Message')
}
