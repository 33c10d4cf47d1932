import { newId } from '@plaza/database'
import {
  blockCreated,
  blockRemoved,
  friendshipAccepted,
  friendshipEnded,
  mediaReady,
  muteEnded,
  muteSet,
  userDeactivated,
  userDeleted,
  userReactivated,
} from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { type StartedTestSubgraph, startTestSubgraph } from '@plaza/subgraph/testing'
import type { DB, PrivacyLevel } from '../src/generated/database.ts'
import { posts } from '../src/index.ts'

export interface NewPost {
  content?: string
  privacyLevel?: PrivacyLevel
  customAudienceIds?: string[]
  mediaIds?: string[]
  isPublished?: boolean
  location?: string
  idempotencyKey?: string
}

export interface StartedPosts extends StartedTestSubgraph<DB> {
  /** Tells posts what users would: these two are friends now. */
  befriend(one: string, other: string): Promise<void>
  unfriend(one: string, other: string): Promise<void>
  block(blocker: string, blocked: string): Promise<void>
  unblock(blocker: string, blocked: string): Promise<void>
  mute(muter: string, muted: string, expiresAt?: Date): Promise<void>
  unmute(muter: string, muted: string): Promise<void>
  deactivate(userId: string): Promise<void>
  reactivate(userId: string): Promise<void>
  deleteAccount(userId: string): Promise<void>
  /** A ready file; gives its id. */
  upload(ownerId: string): Promise<string>
  /** Gives the id; expects it to work. */
  post(author: TestViewer, post?: NewPost): Promise<string>
  comment(author: TestViewer, postId: string, content?: string, parentId?: string): Promise<string>
  react(viewer: TestViewer, subjectId: string, type?: string): Promise<void>
}

/** The posts subgraph on a database of its own, with words for what happens around it. */
export async function startPosts(): Promise<StartedPosts> {
  const started = await startTestSubgraph(posts)
  let version = 0
  const next = () => ++version
  const account = (userId: string, status: 'ACTIVE' | 'DEACTIVATED') => ({
    ...{ userId, status, version: next(), email: `${userId}@example.org`, username: userId, emailVerifiedAt: null },
  })
  const pairOf = (one: string, other: string) => {
    const [lowId, highId] = [one, other].sort() as [string, string]
    return { lowId, highId, version: next() }
  }
  const run = async (viewer: TestViewer, field: string, type: string, input: object, selection: string) => {
    const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} errors { code message path } } }`
    const { data, errors } = await started.execute(viewer, document, { input })
    const payload = data?.[field]
    if (errors || payload.errors.length > 0) throw new Error(JSON.stringify(errors ?? payload.errors))
    return payload
  }

  return {
    ...started,
    async befriend(one, other) {
      const [requesterId, accepterId] = [one, other]
      const pair = pairOf(one, other)
      await started.deliver(friendshipAccepted, {
        ...{ ...pair, since: new Date(), friendRequestId: newId(), requesterId, accepterId },
      })
    },
    async unfriend(one, other) {
      await started.deliver(friendshipEnded, { ...pairOf(one, other), endedAt: new Date(), reason: 'UNFRIENDED' })
    },
    async block(blockerId, blockedId) {
      await started.deliver(blockCreated, { blockerId, blockedId, createdAt: new Date(), version: next() })
    },
    async unblock(blockerId, blockedId) {
      await started.deliver(blockRemoved, { blockerId, blockedId, createdAt: new Date(), version: next() })
    },
    async mute(muterId, mutedId, expiresAt) {
      const mute = { muterId, mutedId, createdAt: new Date(), expiresAt: expiresAt ?? null, version: next() }
      await started.deliver(muteSet, mute)
    },
    async unmute(muterId, mutedId) {
      const mute = { muterId, mutedId, createdAt: new Date(), expiresAt: null, version: next() }
      await started.deliver(muteEnded, mute)
    },
    async deactivate(userId) {
      await started.deliver(userDeactivated, account(userId, 'DEACTIVATED'))
    },
    async reactivate(userId) {
      await started.deliver(userReactivated, account(userId, 'ACTIVE'))
    },
    async deleteAccount(userId) {
      await started.deliver(userDeleted, {
        ...{ userId, email: null, username: null, emailVerifiedAt: null, status: 'DEACTIVATED', version: next() },
        deletedAt: new Date(),
      })
    },
    async upload(ownerId) {
      const mediaId = newId()
      await started.deliver(mediaReady, {
        ...{ mediaId, ownerId, kind: 'IMAGE', version: next(), mimeType: 'image/png', byteSize: 1 },
        ...{ width: 1, height: 1, durationSeconds: null },
      })
      return mediaId
    },
    async post(author, post = {}) {
      const input = { content: 'hello', ...post }
      return (await run(author, 'createPost', 'CreatePostInput', input, 'post { id }')).post.id
    },
    async comment(author, postId, content = 'indeed', parentId) {
      const input = { postId, content, parentId }
      return (await run(author, 'addComment', 'AddCommentInput', input, 'comment { id }')).comment.id
    },
    async react(viewer, subjectId, type = 'LIKE') {
      await run(viewer, 'setReaction', 'SetReactionInput', { subjectId, type }, 'subject { id }')
    },
  }
}
