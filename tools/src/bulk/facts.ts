/** What happened in a network, in the words of no service: the loader turns it into the rows of each. */

export interface PersonFact {
  id: string
  username: string
  email: string
  passwordHash: string
  firstName: string
  lastName: string | null
  gender: 'FEMALE' | 'MALE' | null
  /** `YYYY-MM-DD`. */
  dateOfBirth: string | null
  location: string | null
  bio: string | null
  isVerified: boolean
  profilePictureId: string | null
  coverPhotoId: string | null
  joinedAt: Date
}

/** Two friends, the smaller id first. */
export interface FriendshipFact {
  lowId: string
  highId: string
  since: Date
}

/** An open request. */
export interface FriendRequestFact {
  id: string
  fromId: string
  toId: string
  at: Date
}

export interface BlockFact {
  blockerId: string
  blockedId: string
  at: Date
}

export interface MuteFact {
  muterId: string
  mutedId: string
  at: Date
}

/** Words that somebody does not want to read. */
export interface FilteredWordFact {
  id: string
  userId: string
  phrase: string
  places: readonly ('HOME_FEED' | 'POSTS' | 'COMMENTS' | 'NOTIFICATIONS')[]
  at: Date
}

/** A post that somebody has left out of their feed. */
export interface HiddenPostFact {
  userId: string
  postId: string
  at: Date
}

/** A post of which somebody wants no news. */
export interface MutedPostFact {
  userId: string
  postId: string
  at: Date
}

/** Shows a placeholder. */
export interface PictureFact {
  id: string
  ownerId: string
  filename: string
  altText: string | null
  /** Name of the placeholder; one that follows from the id unless given. */
  design?: string
  at: Date
}

export interface CollectionFact {
  id: string
  ownerId: string
  name: string
  description: string | null
  isPublic: boolean
  mediaIds: string[]
  at: Date
}

export type Level = 'PUBLIC' | 'FRIENDS' | 'PRIVATE'

export interface PostFact {
  id: string
  authorId: string
  /** With its `#hashtags`. */
  content: string
  level: Level
  mediaIds: string[]
  sharedPostId: string | null
  at: Date
}

/** Whom a post is for. */
export type ReachFact = Pick<PostFact, 'id' | 'authorId' | 'level' | 'at'>

export interface CommentFact {
  id: string
  postId: string
  parentId: string | null
  authorId: string
  content: string
  at: Date
}

export type ReactionType = 'LIKE' | 'LOVE' | 'LAUGH' | 'ANGRY' | 'SAD'

/** At most one of a person on a subject. */
export interface ReactionFact {
  userId: string
  subject: 'POST' | 'COMMENT'
  subjectId: string
  type: ReactionType
  at: Date
}

export interface BookmarkFact {
  userId: string
  postId: string
  at: Date
}

/** The post on top of its author's profile. */
export interface PinFact {
  authorId: string
  postId: string
}

export interface MessageFact {
  id: string
  senderId: string
  content: string
  at: Date
  /** At most one a person. */
  reactions?: { userId: string; type: ReactionType; at: Date }[]
}

export interface ConversationFact {
  id: string
  type: 'DIRECT' | 'GROUP'
  /** Null for direct ones. */
  name: string | null
  description: string | null
  createdById: string
  /** With the creator. */
  participantIds: string[]
  /** In order. */
  messages: MessageFact[]
  /** Who has read it to the end; the others have read up to their own last message. */
  readBy: string[]
  at: Date
}

export type NoticeType =
  | 'FRIEND_REQUEST'
  | 'FRIEND_ACCEPTED'
  | 'POST_REACTION'
  | 'POST_COMMENT'
  | 'POST_SHARE'
  | 'COMMENT_REACTION'
  | 'COMMENT_REPLY'
  | 'GROUP_ADDED'
  | 'MENTION'

export interface NoticeFact {
  id: string
  userId: string
  type: NoticeType
  actorId: string
  subject: 'USER' | 'FRIEND_REQUEST' | 'POST' | 'COMMENT' | 'CONVERSATION'
  subjectId: string
  /** The post that a comment stands under. */
  rootId: string | null
  /** What it has in common with those that are told in one line with it: the comment that is answered, the post that is shared. */
  groupedBy?: string | null
  at: Date
  readAt: Date | null
}

/** Each list can be walked more than once, and gives the same each time. */
export type Facts<Fact> = () => Iterable<Fact> | AsyncIterable<Fact>

export interface Network {
  people: Facts<PersonFact>
  friendships: Facts<FriendshipFact>
  friendRequests: Facts<FriendRequestFact>
  blocks: Facts<BlockFact>
  mutes: Facts<MuteFact>
  pictures: Facts<PictureFact>
  collections: Facts<CollectionFact>
  posts: Facts<PostFact>
  comments: Facts<CommentFact>
  reactions: Facts<ReactionFact>
  bookmarks: Facts<BookmarkFact>
  pins: Facts<PinFact>
  filteredWords: Facts<FilteredWordFact>
  hiddenPosts: Facts<HiddenPostFact>
  mutedPosts: Facts<MutedPostFact>
  conversations: Facts<ConversationFact>
  notices: Facts<NoticeFact>
}
