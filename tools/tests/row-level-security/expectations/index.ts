import type { ServiceName } from '@plaza/server'
import { auth } from './auth.ts'
import { platform, type Tables } from './expectation.ts'
import { media } from './media.ts'
import { messages } from './messages.ts'
import { notifications } from './notifications.ts'
import { posts } from './posts.ts'
import { users } from './users.ts'

export * from './expectation.ts'
export { withoutPath } from './posts.ts'

const own: Record<ServiceName, Tables> = { auth, users, posts, messages, media, notifications }

/** Every table of a service, with what requests may do to its rows. */
export const expectationsOf = (service: ServiceName): Tables => ({ ...platform, ...own[service] })
