import { publish } from '@plaza/events'
import { postEdited } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import type { Trx } from '../data/db.ts'
import { listAudiencesByPosts, replaceAudience } from '../data/post-audience.ts'
import { listMediaByPosts, replacePostMedia } from '../data/post-media.ts'
import { lockOwnPost, type PostRow, updatePost } from '../data/posts.ts'
import { listRulesByPosts } from '../data/removals.ts'
import type { EditPostInput } from '../generated/resolvers.ts'
import type { PostPayload } from '../payloads.ts'
import { readAudience } from '../rules/audience.ts'
import { readMedia } from '../rules/media.ts'
import { announcedText, mentionsIn } from '../rules/mentions.ts'
import { noSuchPost } from '../rules/not-found.ts'
import { isAuthor } from '../rules/permissions.ts'
import { extractTags } from '../rules/tags.ts'
import { readLocation, readPostText } from '../rules/text.ts'

/** Absent fields stay as they are, explicit nulls clear them. Marks a published post as edited. */
export async function editPost(ctx: PostsContext, viewer: Viewer, input: EditPostInput): Promise<PostPayload> {
  const seen = await ctx.loaders.postById.load(input.postId)
  if (!seen) return failed(noSuchPost)
  if (!isAuthor(seen, viewer)) {
    return failed(userError('NOT_ALLOWED', 'Only its author can edit a post.', ['input', 'postId']))
  }
  const payload = await ctx.db.transaction().execute((trx) => edit(trx, viewer, seen.id, input))
  ctx.loaders.clearAll()
  return payload
}

async function edit(trx: Trx, viewer: Viewer, postId: string, input: EditPostInput): Promise<PostPayload> {
  const post = await lockOwnPost(trx, postId, viewer.id)
  if (!post) return failed(noSuchPost)
  if ((await listRulesByPosts(trx, [post.id])).size > 0)
    return failed(userError('NOT_ALLOWED', 'The moderators have removed this post.', ['input', 'postId']))
  const { changes, errors } = await readChanges(trx, post, input)
  if (errors.length > 0) return failed(...errors)

  const { mediaIds, audience, columns } = changes
  const changedFields = [
    ...Object.keys(columns).filter(
      (column) => columns[column as keyof typeof columns] !== post[column as keyof PostRow],
    ),
    ...(mediaIds ? ['mediaIds'] : []),
    ...(audience ? ['customAudienceIds'] : []),
  ]
  if (changedFields.length === 0) return { post, errors: [] }

  // Whoever keeps what an edit says goes by its time, so that it never stands still or goes back.
  const lastChange = post.editedAt ?? post.publishedAt
  const now = new Date(Math.max(Date.now(), lastChange ? lastChange.getTime() + 1 : 0))
  const tags = columns.content === undefined ? post.tags : extractTags(columns.content).map(({ key }) => key)
  const hasOtherText = columns.content !== undefined && columns.content !== post.content
  const mentions = hasOtherText ? await mentionsIn(trx, columns.content ?? '', post.mentions) : post.mentions
  const edited = await updatePost(trx, post.id, {
    ...columns,
    tags,
    mentions,
    updatedAt: now,
    editedAt: post.publishedAt ? now : null,
  })
  if (mediaIds) await replacePostMedia(trx, post.id, mediaIds)
  if (audience) await replaceAudience(trx, post.id, audience)
  if (post.publishedAt) {
    const hasOtherReach = edited.privacyLevel !== post.privacyLevel || audience !== null
    const told = { postId: post.id, authorId: post.authorId }
    await publish(trx, postEdited, {
      ...told,
      changedFields,
      ...(hasOtherReach && { privacyLevel: edited.privacyLevel, audienceIds: audience ?? [] }),
      ...((hasOtherReach || hasOtherText) &&
        (await announcedText(trx, { ...edited, ...told, mentions, commentId: null }, { before: post.mentions }))),
      editedAt: now,
    })
  }
  return { post: edited, errors: [] }
}

interface Changes {
  columns: Partial<Pick<PostRow, 'content' | 'location' | 'privacyLevel'>>
  /** The whole new list, when it changes. */
  mediaIds: string[] | null
  audience: string[] | null
}

async function readChanges(
  trx: Trx,
  post: PostRow,
  input: EditPostInput,
): Promise<{ changes: Changes; errors: UserError[] }> {
  const changes: Changes = { columns: {}, mediaIds: null, audience: null }
  const errors: (UserError | null)[] = []

  if (input.content !== undefined) {
    const content = readPostText(input.content)
    changes.columns.content = content.text ?? ''
    errors.push(content.error)
  }
  if (input.location !== undefined) {
    const { text, error } = readLocation(input.location)
    changes.columns.location = text
    errors.push(error)
  }
  if (input.mediaIds !== undefined) {
    const attached = (await listMediaByPosts(trx, [post.id])).get(post.id) ?? []
    const media = await readMedia(trx, post.authorId, input.mediaIds ?? [], attached)
    if (media.mediaIds.join() !== attached.join()) changes.mediaIds = media.mediaIds
    errors.push(media.error)
  }
  if (input.privacyLevel === null) {
    errors.push(userError('REQUIRED', 'The privacy level cannot be cleared.', ['input', 'privacyLevel']))
  } else if (input.privacyLevel !== undefined) {
    changes.columns.privacyLevel = input.privacyLevel
  }
  const level = changes.columns.privacyLevel ?? post.privacyLevel
  if (input.customAudienceIds !== undefined || level !== post.privacyLevel) {
    const before = (await listAudiencesByPosts(trx, [post.id])).get(post.id) ?? []
    const audience = await readAudience(trx, post.authorId, level, input.customAudienceIds, before)
    if (audience.userIds.toSorted().join() !== before.join()) changes.audience = audience.userIds
    errors.push(audience.error)
  }
  if (
    !post.isShare &&
    (changes.columns.content ?? post.content) === '' &&
    !errors.some((error) => error?.path?.includes('content')) &&
    (await isBare(trx, post, changes))
  ) {
    errors.push(userError('REQUIRED', 'Write something, or attach a file.', ['input', 'content']))
  }
  return { changes, errors: errors.filter((error) => error !== null) }
}

async function isBare(trx: Trx, post: PostRow, { mediaIds }: Changes): Promise<boolean> {
  const remaining = mediaIds ?? (await listMediaByPosts(trx, [post.id])).get(post.id) ?? []
  return remaining.length === 0
}
