import type { EventContract, Topic } from './define.ts'
import { jsonSchemaOf } from './json-schema.ts'
import * as authModerationEvents from './topics/auth-moderation.ts'
import * as authSessionEvents from './topics/auth-session.ts'
import * as authUserEvents from './topics/auth-user.ts'
import * as mediaFileEvents from './topics/media-file.ts'
import * as mediaReportEvents from './topics/media-report.ts'
import * as messagesConversationEvents from './topics/messages-conversation.ts'
import * as messagesMessageEvents from './topics/messages-message.ts'
import * as messagesPlaceEvents from './topics/messages-place.ts'
import * as messagesReportEvents from './topics/messages-report.ts'
import * as messagesTypingEvents from './topics/messages-typing.ts'
import * as notificationsNotificationEvents from './topics/notifications-notification.ts'
import * as notificationsViewerEvents from './topics/notifications-viewer.ts'
import * as postsCommentEvents from './topics/posts-comment.ts'
import * as postsPostEvents from './topics/posts-post.ts'
import * as postsReactionEvents from './topics/posts-reaction.ts'
import * as postsReportEvents from './topics/posts-report.ts'
import * as postsSightEvents from './topics/posts-sight.ts'
import * as usersBlockEvents from './topics/users-block.ts'
import * as usersFriendRequestEvents from './topics/users-friend-request.ts'
import * as usersFriendshipEvents from './topics/users-friendship.ts'
import * as usersMuteEvents from './topics/users-mute.ts'
import * as usersPrivacyEvents from './topics/users-privacy.ts'
import * as usersProfileEvents from './topics/users-profile.ts'
import * as usersReportEvents from './topics/users-report.ts'

export * from './define.ts'
export * from './topics/auth-moderation.ts'
export * from './topics/auth-session.ts'
export * from './topics/auth-user.ts'
export * from './topics/media-file.ts'
export * from './topics/media-report.ts'
export * from './topics/messages-conversation.ts'
export * from './topics/messages-message.ts'
export * from './topics/messages-place.ts'
export * from './topics/messages-report.ts'
export * from './topics/messages-typing.ts'
export * from './topics/notifications-notification.ts'
export * from './topics/notifications-viewer.ts'
export * from './topics/posts-comment.ts'
export * from './topics/posts-post.ts'
export * from './topics/posts-reaction.ts'
export * from './topics/posts-report.ts'
export * from './topics/posts-sight.ts'
export * from './topics/users-block.ts'
export * from './topics/users-friend-request.ts'
export * from './topics/users-friendship.ts'
export * from './topics/users-mute.ts'
export * from './topics/users-privacy.ts'
export * from './topics/users-profile.ts'
export * from './topics/users-report.ts'

const modules: Record<string, EventContract | Topic>[] = [
  authModerationEvents,
  authSessionEvents,
  authUserEvents,
  mediaFileEvents,
  mediaReportEvents,
  messagesConversationEvents,
  messagesMessageEvents,
  messagesPlaceEvents,
  messagesReportEvents,
  messagesTypingEvents,
  notificationsNotificationEvents,
  notificationsViewerEvents,
  postsCommentEvents,
  postsPostEvents,
  postsReactionEvents,
  postsReportEvents,
  postsSightEvents,
  usersBlockEvents,
  usersFriendRequestEvents,
  usersFriendshipEvents,
  usersMuteEvents,
  usersPrivacyEvents,
  usersProfileEvents,
  usersReportEvents,
]
const exported = modules.flatMap((module) => Object.values(module))

/** All event contracts. */
export const allEvents: readonly EventContract[] = exported.filter((value) => 'meaning' in value)
/** All topics. */
export const topics: readonly Topic[] = exported.filter((value): value is Topic => !('meaning' in value))

const eventsByType = new Map(allEvents.map((event) => [event.type, event]))
const topicsByName = new Map(topics.map((topic) => [topic.name, topic]))

/** The contract of an event type; undefined for an unknown one. */
export const findEvent = (type: string): EventContract | undefined => eventsByType.get(type)
/** The topic of that name; undefined for an unknown one. */
export const findTopic = (name: string): Topic | undefined => topicsByName.get(name)

/** The JSON Schema files of `json/`: text by file name. */
export function generateEventSchemas(): Map<string, string> {
  return new Map(allEvents.map((event) => [`${event.type}.json`, `${JSON.stringify(jsonSchemaOf(event), null, 2)}\n`]))
}
