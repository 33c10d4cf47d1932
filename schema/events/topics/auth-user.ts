import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { accountStatus, id, locale, personal, time, version } from '../fields.ts'

export const authUser = defineTopic({ name: 'auth.user', key: 'userId', kind: 'state' })

/** Every event carries the whole account, so that the last of a key is enough for a projection. */
const account = {
  userId: id,
  email: personal,
  username: personal,
  emailVerifiedAt: time.nullable(),
  status: accountStatus,
  /** The language of mails and push messages, as BCP 47 has it; events of before it could be chosen lack it. */
  locale: locale.optional(),
  version,
}

export const userRegistered = defineEvent({
  type: 'user.registered',
  topic: authUser,
  meaning: 'Somebody has signed up.',
  data: z.object({ ...account, firstName: personal, lastName: personal.nullable(), registeredAt: time }),
})

export const userEmailVerified = defineEvent({
  type: 'user.email_verified',
  topic: authUser,
  meaning: 'The address is known to be the person’s; mails may go there.',
  data: z.object(account),
})

export const userEmailChanged = defineEvent({
  type: 'user.email_changed',
  topic: authUser,
  meaning: 'The account has another e-mail address.',
  data: z.object(account),
})

export const userUsernameChanged = defineEvent({
  type: 'user.username_changed',
  topic: authUser,
  meaning: 'The account has another user name.',
  data: z.object({ ...account, previousUsername: personal }),
})

export const userLocaleChanged = defineEvent({
  type: 'user.locale_changed',
  topic: authUser,
  meaning: 'The person wants mails and push messages in another language.',
  data: z.object(account),
})

export const userDeactivated = defineEvent({
  type: 'user.deactivated',
  topic: authUser,
  meaning: 'The person has switched the account off and is hidden, as is what they wrote.',
  data: z.object(account),
})

export const userReactivated = defineEvent({
  type: 'user.reactivated',
  topic: authUser,
  meaning: 'The person is back, and with them what they wrote.',
  data: z.object(account),
})

export const userDeleted = defineEvent({
  type: 'user.deleted',
  topic: authUser,
  meaning: 'The account is gone for good; every service erases what it holds of the person.',
  ends: true,
  data: z.object({
    userId: id,
    email: z.null(),
    username: z.null(),
    emailVerifiedAt: z.null(),
    status: z.literal('DEACTIVATED'),
    version,
    deletedAt: time,
  }),
})
