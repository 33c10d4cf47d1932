import { type UserError, userError } from '@plaza/subgraph'
import type { MessageType } from '../generated/resolvers.ts'

const longestContent = 5_000
const mostFiles = 10

/** What is wrong with the text itself. PostgreSQL has no character 0. */
export function checkContent(content: string): UserError | null {
  const path = ['input', 'content']
  if ([...content].length > longestContent)
    return userError('INVALID', `A message has at most ${longestContent} characters.`, path)
  if (content.includes('\0')) return userError('INVALID', 'This text holds a character that cannot be kept.', path)
  return null
}

/** What is wrong with what a message of this type carries. */
export function checkParts(type: MessageType, content: string, mediaIds: readonly string[]): UserError | null {
  const path = ['input', 'mediaIds']
  if (type === 'TEXT') {
    if (content.trim() === '') return userError('REQUIRED', 'Write something first.', ['input', 'content'])
    return mediaIds.length === 0 ? null : userError('INVALID', 'A message with files is not of type TEXT.', path)
  }
  if (mediaIds.length === 0) return userError('REQUIRED', 'Attach a file first.', path)
  if (new Set(mediaIds).size < mediaIds.length) return userError('INVALID', 'Attach each file once.', path)
  const most = type === 'VOICE' ? 1 : mostFiles
  if (mediaIds.length > most) return userError('INVALID', `Attach at most ${most} to one message.`, path)
  return null
}

/** Whether a file of this kind may hang on a message of this type. */
export function fits(type: MessageType, kind: 'IMAGE' | 'VIDEO' | 'AUDIO' | 'DOCUMENT'): boolean {
  if (type === 'IMAGE') return kind === 'IMAGE'
  if (type === 'VOICE') return kind === 'AUDIO'
  return true
}
