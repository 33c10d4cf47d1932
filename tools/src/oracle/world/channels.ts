import type { Channel, Person } from './world.ts'

/** By which channels people are told who have not chosen. */
const usual: Readonly<Record<string, readonly Channel[]>> = {
  FRIEND_REQUEST: ['inApp', 'email', 'push'],
  FRIEND_ACCEPTED: ['inApp', 'push'],
  POST_REACTION: ['inApp'],
  POST_COMMENT: ['inApp', 'push'],
  POST_SHARE: ['inApp'],
  COMMENT_REACTION: ['inApp'],
  COMMENT_REPLY: ['inApp', 'push'],
  MENTION: ['inApp', 'push'],
  MESSAGE: ['push'],
  GROUP_ADDED: ['inApp', 'push'],
}

export const channelsOf = ({ channels }: Person, type: string): readonly Channel[] => channels.get(type) ?? usual[type]!

/** By which channels somebody can be told of it at all. */
export const channelsTo = (person: Person, type: string): Channel[] =>
  channelsOf(person, type).filter((one) => one === 'inApp' || (one === 'email' ? person.getsMail : person.hasBrowser))
