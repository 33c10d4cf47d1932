import { readText, type TextRead, type UserError, userError } from '@plaza/subgraph'
import type { MessageType } from '../generated/resolvers.ts'

const mostFiles = 10

export const nothingWritten = userError('REQUIRED', 'Write something first.', ['input', 'content'])

export const readContent = (written: string | null | undefined): TextRead =>
  readText(written, { what: 'A message', most: 5_000, path: ['input', 'content'] })

/** What is wrong with what a message of this type carries. */
export function checkParts(type: MessageType, content: string, mediaIds: readonly string[]): UserError | null {
  const path = ['input', 'mediaIds']
  if (type === 'TEXT') {
    if (content === '') return nothingWritten
    return mediaIds.length === 0 ? null : userError('INVALID', 'A message with files is not of type TEXT.', path)
  }
  if (mediaIds.length === 0) return userError('REQUIRED', 'Attach a file first.', path)
  if (new Set(mediaIds).size < mediaIds.length) return userError('INVALID', 'Attach each file once.', path)
  const most = type === 'VOICE' ? 1 : mostFiles
  if (mediaIds.length > most)
    return userError('INVALID', `Attach at most ${most} to one message.`, path, { limit: most })
  return null
}

/** Whether a file of this kind may hang on a message of this type. */
export function fits(type: MessageType, kind: 'IMAGE' | 'VIDEO' | 'AUDIO' | 'DOCUMENT'): boolean {
  if (type === 'IMAGE') return kind === 'IMAGE'
  if (type === 'VOICE') return kind === 'AUDIO'
  return true
}
