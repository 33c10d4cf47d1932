/** Who may see what, in memory: the state that the oracle expects of Plaza. It is plain data, so `structuredClone` copies it. */
export interface World {
  people: Map<string, Person>
  /** By `pairOf`. */
  friendships: Set<string>
  requests: Map<string, FriendRequest>
  /** By `wayOf` from the blocker to the blocked. */
  blocks: Set<string>
  /** By `wayOf` from the viewer to whom they do not want recommended. */
  dismissals: Set<string>
  posts: Map<string, Post>
  comments: Map<string, Comment>
  /** By `wayOf` from the person to the post or comment. */
  reactions: Map<string, Reaction>
  collections: Map<string, Collection>
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
  bio: string
  phoneNumber: string
}

export interface FriendRequest {
  id: string
  fromId: string
  toId: string
  status: 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'CANCELLED'
}

export interface Post {
  id: string
  authorId: string
  content: string
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
}

export const pairOf = (one: string, other: string): string => [one, other].sort().join('+')
export const wayOf = (from: string, to: string): string => `${from}>${to}`

export function emptyWorld(): World {
  return {
    people: new Map(),
    friendships: new Set(),
    requests: new Map(),
    blocks: new Set(),
    dismissals: new Set(),
    posts: new Map(),
    comments: new Map(),
    reactions: new Map(),
    collections: new Map(),
  }
}
