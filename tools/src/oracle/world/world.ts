/** Who may see what, in memory: the state that the oracle expects of Plaza. It is plain data, so `structuredClone` copies it. */
export interface World {
  people: Map<string, Person>
  /** By `pairOf`. */
  friendships: Set<string>
  requests: Map<string, FriendRequest>
  /** By `wayOf` from the blocker to the blocked. */
  blocks: Set<string>
  /** By `wayOf` from the person to whom they have muted. */
  mutes: Set<string>
  /** By `wayOf` from the person to the post, left out of their feed. */
  hiddenPosts: Set<string>
  /** By `wayOf` from the person to a word that they do not want to read, in all places: its id. */
  filteredWords: Map<string, string>
  /** By `wayOf` from the person to the post that they want no news of. */
  mutedPosts: Set<string>
  /** By `wayOf` from the viewer to whom they do not want recommended. */
  dismissals: Set<string>
  posts: Map<string, Post>
  comments: Map<string, Comment>
  /** By `wayOf` from the person to the post, comment or message. */
  reactions: Map<string, Reaction>
  /** Ids of posts, by the person who has bookmarked them. */
  bookmarks: Map<string, Set<string>>
  /** The id of the post on top of a profile, by its author. */
  pins: Map<string, string>
  collections: Map<string, Collection>
  /** Files by id. */
  files: Map<string, MediaFile>
  conversations: Map<string, Conversation>
  messages: Map<string, Message>
  notifications: Notification[]
  /** Steps happen at once, so services may have heard of one of them before or after the other. */
  isRacing: boolean
}

export type Visibility = 'PUBLIC' | 'FRIENDS' | 'PRIVATE'
export type PrivacyLevel = Visibility | 'CUSTOM'

export interface Person {
  id: string
  username: string
  firstName: string
  email: string
  status: 'ACTIVE' | 'DEACTIVATED' | 'DELETED'
  profileVisibility: Visibility
  emailVisibility: Visibility
  phoneVisibility: Visibility
  searchVisibility: Visibility
  whoMayMessage: 'EVERYONE' | 'REQUEST' | 'FRIENDS'
  whoMayMention: 'EVERYONE' | 'FRIENDS' | 'NOBODY'
  bio: string
  phoneNumber: string
  pictureId: string | null
  coverId: string | null
  /** By which channels to be told, by type of notification, where they have chosen. */
  channels: Map<string, Channel[]>
  /** To an address that is known to be theirs. */
  getsMail: boolean
  /** Has a browser that takes push messages. */
  hasBrowser: boolean
}

export type Channel = 'inApp' | 'email' | 'push'

export interface FriendRequest {
  id: string
  fromId: string
  toId: string
  status: 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'CANCELLED'
}

/** Whom a text names. */
export interface Mention {
  name: string
  id: string
  /** Written while steps raced: it may be there or not. */
  isUnsure: boolean
}

export interface Post {
  id: string
  authorId: string
  content: string
  mentions: Mention[]
  /** What is attached. */
  fileIds: string[]
  level: PrivacyLevel
  audience: string[]
  isPublished: boolean
  isShare: boolean
  /** Null too when the original is gone. */
  sharedPostId: string | null
}

export interface Comment {
  id: string
  postId: string
  /** Null on a tombstone. */
  authorId: string | null
  parentId: string | null
  content: string
  mentions: Mention[]
}

export interface Reaction {
  userId: string
  subjectId: string
  type: 'LIKE' | 'LOVE' | 'SAD'
}

export interface Collection {
  id: string
  ownerId: string
  name: string
  isPublic: boolean
  fileIds: string[]
}

export interface MediaFile {
  id: string
  ownerId: string
  altText: string | null
  /** What it takes off the quota. */
  bytes: number
}

export interface Conversation {
  id: string
  type: 'DIRECT' | 'GROUP'
  name: string | null
  createdById: string | null
  /** Who takes part, in the order they came. */
  members: Member[]
  /** How far those have read who have left, by id. */
  markers: Map<string, number>
  /** Those who have left and had muted it. */
  muted: Set<string>
  /** Whether somebody's account has ended who was in it, so that no cursor of before is any good. */
  isErasedFrom: boolean
}

export interface Member {
  /** Null once the account is gone. */
  userId: string | null
  role: 'ADMIN' | 'MEMBER'
  /** Whether the person has been shown it: a direct one that somebody else began is, with its first message. */
  isOpen: boolean
  folder: 'INBOX' | 'ARCHIVE' | 'REQUESTS' | 'DECLINED'
  isMuted: boolean
  /** Messages up to this one are not unread, nor read. */
  joinedAt: number
  /** The message that the person has read up to; 0 before the first. */
  readUpTo: number
}

export interface Message {
  id: string
  conversationId: string
  /** From 1 on, without gaps. */
  sequence: number
  senderId: string | null
  content: string
  mentions: Mention[]
  /** What is attached. */
  fileIds: string[]
  isEdited: boolean
  isDeleted: boolean
  replyToId: string | null
}

export interface Notification {
  userId: string
  type: string
  actorId: string
  subject: { type: 'User' | 'FriendRequest' | 'Post' | 'Comment' | 'Conversation'; id: string }
  /** The post that it is about or under. */
  postId: string | null
  /** The fact; nobody is told of one twice. */
  key: string
  /** Of the group in which it stands. */
  groupId: string
  isListed: boolean
  /** By mail and push, unless by then there is a reason not to. */
  waitsFor: Channel[]
  isRead: boolean
  isSeen: boolean
  /** What was taken back, and may be so again. */
  isWithdrawn: boolean
  /** Told of while steps raced: it may be there or not. */
  isUnsure: boolean
}

/** Each is made once: to make a text and to work out its hash would be most of what a question costs the model. */
function keptTexts(make: (one: string, other: string) => string): (one: string, other: string) => string {
  const texts = new Map<string, Map<string, string>>()
  return (one, other) => {
    const ofOne = texts.get(one) ?? new Map<string, string>()
    texts.set(one, ofOne)
    const text = ofOne.get(other) ?? make(one, other)
    ofOne.set(other, text)
    return text
  }
}

export const pairOf = keptTexts((one, other) => (one < other ? `${one}+${other}` : `${other}+${one}`))
export const wayOf = keptTexts((from, to) => `${from}>${to}`)

export function emptyWorld(): World {
  return {
    people: new Map(),
    friendships: new Set(),
    requests: new Map(),
    blocks: new Set(),
    mutes: new Set(),
    hiddenPosts: new Set(),
    mutedPosts: new Set(),
    filteredWords: new Map(),
    dismissals: new Set(),
    posts: new Map(),
    comments: new Map(),
    reactions: new Map(),
    bookmarks: new Map(),
    pins: new Map(),
    collections: new Map(),
    files: new Map(),
    conversations: new Map(),
    messages: new Map(),
    notifications: [],
    isRacing: false,
  }
}
