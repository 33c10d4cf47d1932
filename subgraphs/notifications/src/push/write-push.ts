import type { DueNews } from '../data/due-news.ts'
import type { Locale } from '../texts/locales.ts'
import { pagePath } from '../texts/page-path.ts'
import { renderText } from '../texts/render-text.ts'

/** What the service worker of the front end shows; JSON, encrypted on the way. */
export interface PushPayload {
  title: string
  body: string
  /** The page to open, below the front end. */
  path: string
  /** What is shown takes the place of what has the same tag. */
  tag: string
}

export function writePush(news: DueNews, locale: Locale): PushPayload {
  const { title, message } = renderText(news, locale)
  return { title, body: message, path: pagePath(news), tag: tagOf(news) }
}

/** The messages of a conversation are one thing to look at; all else is by itself, however often it is sent. */
const tagOf = ({ type, subjectId, notificationId }: DueNews) =>
  type === 'MESSAGE' && subjectId !== null ? subjectId : notificationId

/** By RFC 8030 at most 32 characters of base64url. */
export const topicOf = ({ tag }: PushPayload) => Buffer.from(tag.replaceAll('-', ''), 'hex').toString('base64url')
