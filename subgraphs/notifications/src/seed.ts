import { copyRows, type Database } from '@plaza/database'
import { postVersion } from './data/projections/posts.ts'
import { groupKeyOf } from './events/tell.ts'
import type { DB, NotificationType, PrivacyLevel, SubjectType } from './generated/database.ts'

type Many<Row> = Iterable<Row> | AsyncIterable<Row>

/** The versions are those of the owners' rows, so that later events are newer. */
export interface SeedPerson {
  userId: string
  /** Known to be theirs. */
  email: string
  emailVerifiedAt: Date
  accountVersion: number
  displayName: string
  profileVersion: number
}

export interface SeedBlock {
  blockerId: string
  blockedId: string
  version: number
}

/** Without an end. */
export interface SeedMute {
  muterId: string
  mutedId: string
  createdAt: Date
  version: number
}

export interface SeedMutedPost {
  userId: string
  postId: string
  createdAt: Date
}

/** Two friends in any order; each pair once. */
export interface SeedFriendship {
  lowId: string
  highId: string
  version: number
}

/** A published post. */
export interface SeedPost {
  id: string
  authorId: string
  privacyLevel: PrivacyLevel
  /** For `CUSTOM`. */
  audience?: readonly string[]
  publishedAt: Date
}

export interface SeedNotification {
  id: string
  userId: string
  type: Exclude<NotificationType, 'SECURITY' | 'MODERATION'>
  actorId: string
  subjectType: SubjectType
  subjectId: string
  /** The post that a comment stands under; null for other subjects. */
  rootId: string | null
  /** What it has in common with those that are told in one line with it; for a comment its post, else the subject, unless given. */
  groupedBy?: string | null
  createdAt: Date
  readAt: Date | null
}

// All of these bring rows in by COPY, as the owner and without events; each gives their number.

export const seedPeople = (database: Database<DB>, rows: Many<SeedPerson>): Promise<number> =>
  copyRows(
    database,
    'people',
    ['userId', 'email', 'emailVerifiedAt', 'accountVersion', 'displayName', 'profileVersion'],
    map(rows, (person) => [
      person.userId,
      person.email,
      person.emailVerifiedAt,
      person.accountVersion,
      person.displayName,
      person.profileVersion,
    ]),
  )

export const seedBlocks = (database: Database<DB>, rows: Many<SeedBlock>): Promise<number> =>
  copyRows(
    database,
    'blockEdges',
    ['blockerId', 'blockedId', 'version'],
    map(rows, (block) => [block.blockerId, block.blockedId, block.version]),
  )

export const seedMutes = (database: Database<DB>, rows: Many<SeedMute>): Promise<number> =>
  copyRows(
    database,
    'mutes',
    ['muterId', 'mutedId', 'createdAt', 'version'],
    map(rows, (mute) => [mute.muterId, mute.mutedId, mute.createdAt, mute.version]),
  )

export const seedMutedPosts = (database: Database<DB>, rows: Many<SeedMutedPost>): Promise<number> =>
  copyRows(
    database,
    'mutedPosts',
    ['userId', 'postId', 'createdAt'],
    map(rows, (post) => [post.userId, post.postId, post.createdAt]),
  )

/** Both directions of each friendship. */
export const seedFriendEdges = (database: Database<DB>, rows: Many<SeedFriendship>): Promise<number> =>
  copyRows(database, 'friendEdges', ['userId', 'friendId', 'version'], bothDirections(rows))

export const seedPosts = (database: Database<DB>, rows: Many<SeedPost>): Promise<number> =>
  copyRows(
    database,
    'posts',
    ['postId', 'authorId', 'privacyLevel', 'audienceIds', 'version'],
    map(rows, (post) => [
      ...[post.id, post.authorId, post.privacyLevel, post.audience ?? []],
      ...[postVersion(post.publishedAt)],
    ]),
  )

/** A person is told of a fact once: no two rows have one person, actor, type and subject. */
export const seedNotifications = (database: Database<DB>, rows: Many<SeedNotification>): Promise<number> =>
  copyRows(
    database,
    'notifications',
    [
      ...(['id', 'userId', 'type', 'actorId', 'subjectType', 'subjectId', 'rootId'] as const),
      ...(['groupKey', 'dedupeKey', 'createdAt', 'readAt', 'seenAt'] as const),
    ],
    map(rows, (row) => [
      ...[row.id, row.userId, row.type, row.actorId, row.subjectType, row.subjectId, row.rootId],
      ...[groupKey(row), dedupeKey(row), row.createdAt, row.readAt, row.readAt],
    ]),
  )

function groupKey(row: SeedNotification): string {
  const { type, subjectType, subjectId, rootId } = row
  const groupedBy = row.groupedBy ?? (type === 'POST_COMMENT' || type === 'COMMENT_REPLY' ? rootId : null)
  const subject = { type: subjectType, id: subjectId }
  return groupKeyOf({ type, subject, ...(groupedBy && { groupedBy }), dedupeKey: dedupeKey(row) })
}

/** As the consumers would have it, where taking back or telling again depends on it. */
function dedupeKey({ type, subjectType, subjectId, rootId, actorId, id }: SeedNotification): string {
  switch (type) {
    case 'POST_REACTION':
    case 'COMMENT_REACTION':
      return `reaction:${subjectId}:${actorId}`
    case 'MENTION':
      return subjectType === 'CONVERSATION' ? `mention:${rootId}` : `${subjectType?.toLowerCase()}:${subjectId}`
    case 'POST_COMMENT':
    case 'COMMENT_REPLY':
      return `comment:${subjectId}`
    case 'POST_SHARE':
      return `post:${subjectId}`
    case 'FRIEND_REQUEST':
      return `friend_request:${subjectId}`
    default:
      return `seed:${id}`
  }
}

async function* bothDirections(rows: Many<SeedFriendship>) {
  for await (const { lowId, highId, version } of rows) {
    yield [lowId, highId, version]
    yield [highId, lowId, version]
  }
}

async function* map<Row>(rows: Many<Row>, toTableRow: (row: Row) => readonly unknown[]) {
  for await (const row of rows) yield toTableRow(row)
}
