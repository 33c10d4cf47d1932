import type { MessageType } from '../../generated/graphql.ts'

const names: Record<MessageType, string> = {
  TEXT: 'Message',
  IMAGE: 'Picture',
  FILE: 'File',
  VOICE: 'Voice message',
}

interface Previewed {
  type: MessageType
  content: string
  isDeleted?: boolean
  isRemoved?: boolean
  viewerHasBlockedSender?: boolean
}

/** A message in one line. */
export function previewOf(message: Previewed): string {
  if (message.isRemoved) return 'Removed by a moderator'
  if (message.isDeleted) return 'Deleted message'
  if (message.viewerHasBlockedSender) return 'From somebody you blocked'
  return message.content.replace(/\s+/g, ' ').trim() || (names[message.type] ?? 'Message')
}
