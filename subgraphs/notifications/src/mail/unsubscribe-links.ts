import { createHmac, timingSafeEqual } from 'node:crypto'
import { parseId } from '@plaza/database'
import type { NotificationType } from '../generated/database.ts'
import { notificationTypes } from '../rules/preference-defaults.ts'

/** The mails that a link ends: those of one type, or all that may be ended. */
export type MailScope = NotificationType | 'ALL'

export interface Unsubscription {
  userId: string
  scope: MailScope
}

export interface UnsubscribeLinks {
  linkFor(unsubscription: Unsubscription): string
  /** Null when the token was not made here. */
  open(token: string): Unsubscription | null
}

export const unsubscribePath = '/unsubscribe'

const macBytes = 16

/**
 * Links that end mails of their person without signing in. They hold no address, do nothing else, and go on working: an old
 * mail is the one in which its reader looks for the link.
 */
export function createUnsubscribeLinks({ key, baseUrl }: { key: Buffer; baseUrl: string }): UnsubscribeLinks {
  const macOf = (text: string) => createHmac('sha256', key).update(text).digest().subarray(0, macBytes)
  return {
    linkFor({ userId, scope }) {
      const text = `${userId}.${scope}`
      const url = new URL(`${baseUrl.replace(/\/$/, '')}${unsubscribePath}`)
      url.searchParams.set('token', `${text}.${macOf(text).toString('base64url')}`)
      return url.href
    },
    open(token) {
      const [id = '', scope = '', mac = '', ...rest] = token.split('.')
      const given = Buffer.from(mac, 'base64url')
      if (rest.length > 0 || given.length !== macBytes || !timingSafeEqual(given, macOf(`${id}.${scope}`))) return null
      const userId = parseId(id)
      return userId !== null && isScope(scope) ? { userId, scope } : null
    },
  }
}

const isScope = (text: string): text is MailScope =>
  text === 'ALL' || (notificationTypes as readonly string[]).includes(text)
