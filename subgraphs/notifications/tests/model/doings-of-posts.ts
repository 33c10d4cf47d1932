import { newId } from '@plaza/database'
import {
  commentAdded,
  commentDeleted,
  commentEdited,
  postDeleted,
  postEdited,
  postPublished,
  reactionRemoved,
  reactionSet,
} from '@plaza/schema/events'
import type { Recorder } from './recorder.ts'

interface Subject {
  id: string
  authorId: string
  /** Of a comment. */
  postId?: string
  /** To whom its text leads. */
  named: string[]
}

const mentionsOf = (named: readonly string[]) => named.map((userId) => ({ userId, maySee: true }))

/** What people do with posts, comments and reactions. */
export function doingsOfPosts(recorder: Recorder) {
  const { world } = recorder
  const posts: Subject[] = []
  const comments: Subject[] = []
  const reactions: { subject: Subject; userId: string; isSet: boolean }[] = []
  const isThere = ({ id, postId }: Subject) => !world.gone.has(id) && !(postId && world.gone.has(postId))
  const kept = () => [...posts, ...comments].filter(isThere)

  const publish = () => {
    const [authorId, postId, shared] = [recorder.anybody(), newId(), recorder.pick(posts.filter(isThere))]
    const original = shared && recorder.random() < 0.4 ? shared : null
    const named = recorder.named()
    recorder.happen(postPublished, {
      ...{ postId, authorId, privacyLevel: 'PUBLIC', tags: [], mediaIds: [], publishedAt: recorder.at },
      mentions: mentionsOf(named),
      ...{ sharedPostId: original?.id ?? null, sharedPostAuthorId: original?.authorId ?? null },
      originalAuthorMaySee: original ? true : null,
    })
    const post: Subject = { id: postId, authorId, named }
    posts.push(post)
    const news = { actorId: authorId, subjectId: postId, post, at: recorder.at }
    const key = `post:${postId}`
    if (original) world.tell(key, { ...news, userId: original.authorId, type: 'POST_SHARE', group: original.id })
    for (const userId of named) world.tell(key, { ...news, userId, type: 'MENTION' })
  }

  const comment = () => {
    const post = recorder.pick(posts.filter(isThere))
    if (!post) return publish()
    const [authorId, commentId] = [recorder.anybody(), newId()]
    const few = comments.filter((one) => one.postId === post.id && isThere(one)).slice(0, 2)
    const answered = recorder.random() < 0.5 ? recorder.pick(few) : undefined
    const named = recorder.named()
    comments.push({ id: commentId, authorId, postId: post.id, named })
    recorder.happen(commentAdded, {
      ...{ commentId, postId: post.id, authorId, postAuthorId: post.authorId, addedAt: recorder.at },
      ...{ parentId: answered?.id ?? null, parentAuthorId: answered?.authorId ?? null },
      parentAuthorMaySee: answered ? true : null,
      mentions: mentionsOf(named),
    })
    const news = {
      ...{ actorId: authorId, subjectId: commentId, about: [commentId, post.id], post, at: recorder.at },
    }
    const key = `comment:${commentId}`
    if (answered) world.tell(key, { ...news, userId: answered.authorId, type: 'COMMENT_REPLY', group: answered.id })
    if (post.authorId !== answered?.authorId) {
      world.tell(key, { ...news, userId: post.authorId, type: 'POST_COMMENT', group: post.id })
    }
    for (const userId of named) world.tell(key, { ...news, userId, type: 'MENTION' })
  }

  /** Sets a reaction, or takes one back that is set: many toggle. */
  const react = () => {
    const known =
      recorder.random() < 0.6 ? recorder.pick(reactions.filter(({ subject }) => isThere(subject))) : undefined
    const subject = known?.subject ?? recorder.pick([...posts.filter(isThere), ...comments.filter(isThere).slice(0, 2)])
    if (!subject) return publish()
    const userId = known?.userId ?? recorder.anybody()
    if (world.deleted.has(userId)) return
    const one = reactions.find((each) => each.subject === subject && each.userId === userId) ?? {
      ...{ subject, userId, isSet: false },
    }
    if (!reactions.includes(one)) reactions.push(one)
    const { id: subjectId, authorId: subjectAuthorId, postId } = subject
    const about = {
      ...{ subjectId, subjectAuthorId, userId, ...(postId && { postId }) },
      subjectType: postId ? ('COMMENT' as const) : ('POST' as const),
    }
    const key = `reaction:${subjectId}:${userId}`
    one.isSet = !one.isSet
    if (!one.isSet) {
      recorder.happen(reactionRemoved, { ...about, previousType: 'LIKE', removedAt: recorder.at })
      const fact = world.facts.get(`${subjectAuthorId} ${key}`)
      if (fact) fact.isWithdrawn = true
      return
    }
    recorder.happen(reactionSet, {
      ...about,
      type: 'LIKE',
      previousType: null,
      setAt: recorder.at,
      subjectAuthorMaySee: true,
    })
    world.tell(key, {
      ...{ userId: subjectAuthorId, actorId: userId, subjectId, at: recorder.at },
      ...{ type: postId ? 'COMMENT_REACTION' : 'POST_REACTION', about: [subjectId, ...(postId ? [postId] : [])] },
      post: postId ? posts.find(({ id }) => id === postId)! : subject,
    })
  }

  const remove = () => {
    const subject = recorder.pick(kept())
    if (!subject) return
    const { id, authorId, postId } = subject
    if (postId) recorder.happen(commentDeleted, { commentId: id, postId, authorId, deletedAt: recorder.at })
    else recorder.happen(postDeleted, { postId: id, authorId, deletedAt: recorder.at })
    world.gone.add(id)
  }

  const hide = () => {
    const post = recorder.pick(posts.filter(isThere))
    if (!post) return
    const changed = {
      changedFields: ['privacyLevel'],
      privacyLevel: 'PRIVATE' as const,
      audienceIds: [],
      editedAt: recorder.at,
    }
    recorder.happen(postEdited, { postId: post.id, authorId: post.authorId, ...changed })
    world.private.add(post.id)
  }

  /** Another text leads to others. */
  const reword = () => {
    const subject = recorder.pick(kept().filter(({ id, postId }) => !world.private.has(postId ?? id)))
    if (!subject) return
    const { id, authorId, postId } = subject
    const key = `${postId ? 'comment' : 'post'}:${id}`
    const before = subject.named
    subject.named = recorder.named()
    const mentions = subject.named.map((userId) => ({ userId, maySee: true, isNew: !before.includes(userId) }))
    const edited = { authorId, mentions, editedAt: recorder.at }
    if (postId) recorder.happen(commentEdited, { commentId: id, postId, ...edited })
    else recorder.happen(postEdited, { postId: id, changedFields: ['content'], ...edited })
    world.forgetMentions(key, subject.named)
    for (const userId of subject.named.filter((one) => !before.includes(one))) {
      world.tell(key, {
        ...{ userId, type: 'MENTION', actorId: authorId, subjectId: id, at: recorder.at },
        about: [id, ...(postId ? [postId] : [])],
        post: postId ? posts.find((post) => post.id === postId)! : subject,
      })
    }
  }

  return { publish, comment, react, remove, hide, reword }
}
