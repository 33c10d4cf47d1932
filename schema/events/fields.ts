import { z } from 'zod'

const minute = 60_000
const day = 24 * 60 * minute
/** Retention of topics, in milliseconds. */
export const kept = { oneMinute: minute, oneWeek: 7 * day, oneMonth: 30 * day }

export const id = z.uuid()
/** A `Date` in code, an RFC 3339 string in UTC on the wire. */
export const time = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
})
/** Counts the changes of one aggregate; a projection ignores events that are not newer than its row. */
export const version = z.int().positive()
/** Counts what happens in one conversation, without gaps and in the order of commits; events of before it was counted lack it. */
export const place = z.int().positive().optional()
/** Personal data; allowed on state topics only, where a tombstone erases it. */
export const personal = z.string().meta({ 'x-personal': true })

// These have the values of the GraphQL enums of the same names.
export const accountStatus = z.enum(['ACTIVE', 'DEACTIVATED'])
export const privacyLevel = z.enum(['PUBLIC', 'FRIENDS', 'CUSTOM', 'PRIVATE'])
export const reactionType = z.enum(['LIKE', 'LOVE', 'LAUGH', 'ANGRY', 'SAD'])
export const conversationType = z.enum(['DIRECT', 'GROUP'])
export const participantRole = z.enum(['ADMIN', 'MEMBER'])
export const messageType = z.enum(['TEXT', 'IMAGE', 'FILE', 'VOICE'])
export const whoMayMessage = z.enum(['EVERYONE', 'REQUEST', 'FRIENDS'])
export const whoMayMention = z.enum(['EVERYONE', 'FRIENDS', 'NOBODY'])
/** Of texts that a service writes, as BCP 47 has it. */
export const locale = z.enum(['en', 'de'])
export const mediaKind = z.enum(['IMAGE', 'VIDEO', 'AUDIO', 'DOCUMENT'])
export const mediaRejectionReason = z.enum([
  'TYPE_NOT_ALLOWED',
  'HEIC_NOT_SUPPORTED',
  'TOO_LARGE',
  'TOO_MANY_PIXELS',
  'CORRUPT',
  'MALWARE',
])
export const notificationType = z.enum([
  'FRIEND_REQUEST',
  'FRIEND_ACCEPTED',
  'POST_REACTION',
  'POST_COMMENT',
  'POST_SHARE',
  'COMMENT_REACTION',
  'COMMENT_REPLY',
  'MENTION',
  'MESSAGE',
  'GROUP_ADDED',
  'SECURITY',
  'MODERATION',
])

export const moderationSubjectType = z.enum(['USER', 'POST', 'COMMENT', 'MESSAGE', 'MEDIA_FILE'])
export const moderationRule = z.enum([
  'SPAM',
  'HARASSMENT',
  'HATE',
  'VIOLENCE',
  'SEXUAL_CONTENT',
  'SELF_HARM',
  'IMPERSONATION',
  'ILLEGAL',
  'OTHER',
])
export const moderationAction = z.enum(['NO_ACTION', 'REMOVE', 'RESTRICT', 'SUSPEND'])

/** Those of the people concerned who filter words of it, and so are not to be notified. */
export const quietIds = z.array(id).optional()

/** Whom a text names but for its author. */
export const mentions = z.array(
  z.object({
    userId: id,
    /** Whether they may read it at this moment. */
    maySee: z.boolean(),
    /** Whether they were not named before it was changed. */
    isNew: z.boolean().optional(),
  }),
)
