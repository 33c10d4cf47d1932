import { newId, newIdAt } from '@plaza/database'
import {
  blockCreated,
  commentAdded,
  commentDeleted,
  conversationCreated,
  conversationParticipantRemoved,
  conversationRead,
  type EventContract,
  type EventData,
  friendRequestAccepted,
  friendRequestCancelled,
  friendRequestSent,
  friendshipAccepted,
  messageDeleted,
  messageSent,
  passwordChanged,
  postDeleted,
  postEdited,
  postPublished,
  reactionRemoved,
  reactionSet,
  userDeleted,
  userEmailChanged,
} from '@plaza/schema/events'
import type { StartedNotifications } from '../testkit.ts'
import { type Person, World } from './world.ts'

export interface Happening {
  /** Events of one stream come in their order. */
  stream: string
  /** Delivers it; again, it is a duplicate. */
  deliver(notifications: StartedNotifications): Promise<unknown>
}

interface Subject {
  id: string
  authorId: string
  /** Of a comment. */
  postId?: string
}

const minute = 60_000
/** From yesterday on into today, so that there are groups of two days. */
const spanMs = 26 * 60 * minute

/**
 * So many events of a few people about few things, and what becomes of them. In whatever order the streams come it is the same, so nothing in it
 * comes back that was out of sight: who is told of what happens meanwhile depends on what is heard first.
 */
export function makeHistory(people: readonly Person[], random: () => number, length: number) {
  const world = new World(people)
  const happenings: Happening[] = []
  const posts: Subject[] = []
  const comments: Subject[] = []
  const reactions: { subject: Subject; userId: string; isSet: boolean }[] = []
  const requests: { id: string; fromId: string; toId: string; isOpen: boolean }[] = []
  const talks: { id: string; members: string[]; messages: { id: string; senderId: string }[] }[] = []
  const start = Date.now() - spanMs
  let at = new Date(start)

  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
  const anybody = () => pick(people.filter(({ id }) => !world.deleted.has(id)))!.id
  const isThere = ({ id, postId }: Subject) => !world.gone.has(id) && !(postId && world.gone.has(postId))
  const kept = () => [...posts, ...comments].filter(isThere)

  function happen<Contract extends EventContract>(contract: Contract, data: EventData<Contract>): string {
    const [id, time] = [newId(), at]
    const stream = `${contract.topic.name} ${contract.keyOf(JSON.parse(JSON.stringify(data)))}`
    happenings.push({ stream, deliver: ({ deliver }) => deliver(contract, data, { id, time }) })
    return id
  }

  const publish = () => {
    const [authorId, postId, shared] = [anybody(), newId(), pick(posts.filter(isThere))]
    posts.push({ id: postId, authorId })
    const original = shared && random() < 0.4 ? shared : null
    happen(postPublished, {
      ...{ postId, authorId, privacyLevel: 'PUBLIC', tags: [], mediaIds: [], publishedAt: at },
      ...{ sharedPostId: original?.id ?? null, sharedPostAuthorId: original?.authorId ?? null },
      originalAuthorMaySee: original ? true : null,
    })
    if (!original) return
    world.tell(`post:${postId}`, {
      ...{
        userId: original.authorId,
        type: 'POST_SHARE',
        actorId: authorId,
        subjectId: postId,
        group: original.id,
        at,
      },
      post: { id: postId, authorId },
    })
  }

  const comment = () => {
    const post = pick(posts.filter(isThere))
    if (!post) return publish()
    const [authorId, commentId] = [anybody(), newId()]
    const few = comments.filter((one) => one.postId === post.id && isThere(one)).slice(0, 2)
    const answered = random() < 0.5 ? pick(few) : undefined
    comments.push({ id: commentId, authorId, postId: post.id })
    happen(commentAdded, {
      ...{ commentId, postId: post.id, authorId, postAuthorId: post.authorId, addedAt: at },
      ...{ parentId: answered?.id ?? null, parentAuthorId: answered?.authorId ?? null },
      parentAuthorMaySee: answered ? true : null,
    })
    const news = {
      ...{ actorId: authorId, subjectId: commentId, about: [commentId, post.id], post, at },
    }
    const key = `comment:${commentId}`
    if (answered) world.tell(key, { ...news, userId: answered.authorId, type: 'COMMENT_REPLY', group: answered.id })
    if (post.authorId !== answered?.authorId) {
      world.tell(key, { ...news, userId: post.authorId, type: 'POST_COMMENT', group: post.id })
    }
  }

  /** Sets a reaction, or takes one back that is set: many toggle. */
  const react = () => {
    const known = random() < 0.6 ? pick(reactions.filter(({ subject }) => isThere(subject))) : undefined
    const subject = known?.subject ?? pick([...posts.filter(isThere), ...comments.filter(isThere).slice(0, 2)])
    if (!subject) return publish()
    const userId = known?.userId ?? anybody()
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
      happen(reactionRemoved, { ...about, previousType: 'LIKE', removedAt: at })
      const fact = world.facts.get(`${subjectAuthorId} ${key}`)
      if (fact) fact.isWithdrawn = true
      return
    }
    happen(reactionSet, { ...about, type: 'LIKE', previousType: null, setAt: at, subjectAuthorMaySee: true })
    world.tell(key, {
      ...{ userId: subjectAuthorId, actorId: userId, subjectId, at },
      ...{ type: postId ? 'COMMENT_REACTION' : 'POST_REACTION', about: [subjectId, ...(postId ? [postId] : [])] },
      post: postId ? posts.find(({ id }) => id === postId)! : subject,
    })
  }

  const remove = () => {
    const subject = pick(kept())
    if (!subject) return
    const { id, authorId, postId } = subject
    if (postId) happen(commentDeleted, { commentId: id, postId, authorId, deletedAt: at })
    else happen(postDeleted, { postId: id, authorId, deletedAt: at })
    world.gone.add(id)
  }

  const hide = () => {
    const post = pick(posts.filter(isThere))
    if (!post) return
    const changed = { changedFields: ['privacyLevel'], privacyLevel: 'PRIVATE' as const, audienceIds: [], editedAt: at }
    happen(postEdited, { postId: post.id, authorId: post.authorId, ...changed })
    world.private.add(post.id)
  }

  const ask = () => {
    const [fromId, toId, id] = [anybody(), anybody(), newId()]
    if (fromId === toId) return
    requests.push({ id, fromId, toId, isOpen: true })
    happen(friendRequestSent, { friendRequestId: id, fromId, toId, at })
    world.tell(`request:${id}`, { userId: toId, type: 'FRIEND_REQUEST', actorId: fromId, subjectId: id, at })
  }

  const answer = () => {
    const request = pick(requests.filter(({ isOpen }) => isOpen))
    if (!request) return ask()
    request.isOpen = false
    const { id, fromId, toId } = request
    const told = world.facts.get(`${toId} request:${id}`)!
    if (random() < 0.5) {
      happen(friendRequestCancelled, { friendRequestId: id, fromId, toId, at })
      world.gone.add(id)
      return
    }
    happen(friendRequestAccepted, { friendRequestId: id, fromId, toId, at })
    told.isRead = true
    const [lowId, highId] = [fromId, toId].sort() as [string, string]
    happen(friendshipAccepted, {
      ...{ lowId, highId, version: 1 + requests.indexOf(request), since: at, friendRequestId: id },
      ...{ requesterId: fromId, accepterId: toId },
    })
    world.tell(`friendship:${id}`, { userId: fromId, type: 'FRIEND_ACCEPTED', actorId: toId, subjectId: toId, at })
  }

  const gather = () => {
    const [createdById, id] = [anybody(), newId()]
    const members = people.map((person) => person.id).filter((one) => !world.deleted.has(one))
    const event = happen(conversationCreated, {
      ...{ conversationId: id, type: 'GROUP', createdById, participantIds: members, at },
    })
    talks.push({ id, members, messages: [] })
    for (const userId of members) {
      const about = [`${id} for ${userId}`]
      world.tell(`group:${event}`, { userId, type: 'GROUP_ADDED', actorId: createdById, subjectId: id, about, at })
    }
  }

  const write = () => {
    const talk = pick(talks.filter(({ members }) => members.length > 0))
    if (!talk) return gather()
    const [senderId, messageId] = [pick(talk.members)!, newIdAt(at)]
    if (world.deleted.has(senderId)) return
    const recipientIds = talk.members.filter((id) => id !== senderId)
    talk.messages.push({ id: messageId, senderId })
    happen(messageSent, { messageId, conversationId: talk.id, senderId, recipientIds, type: 'TEXT', sentAt: at })
    for (const userId of recipientIds) {
      world.tell(`message:${messageId}`, {
        ...{ userId, type: 'MESSAGE', actorId: senderId, subjectId: talk.id, at },
        about: [messageId, `${talk.id} for ${userId}`],
      })
    }
  }

  const readOrLeave = () => {
    const talk = pick(talks.filter(({ messages }) => messages.length > 0))
    if (!talk) return write()
    const [message, userId, conversationId] = [pick(talk.messages)!, pick(talk.members), talk.id]
    const roll = random()
    if (roll < 0.3) {
      happen(messageDeleted, { messageId: message.id, conversationId, deletedAt: at })
      world.gone.add(message.id)
    } else if (userId && roll < 0.4) {
      happen(conversationParticipantRemoved, { conversationId, type: 'GROUP', userId, removedById: null, at })
      talk.members = talk.members.filter((id) => id !== userId)
      world.gone.add(`${conversationId} for ${userId}`)
    } else if (userId) {
      happen(conversationRead, { conversationId, type: 'GROUP', userId, upToMessageId: message.id, at })
      for (const { id } of talk.messages.slice(0, talk.messages.indexOf(message) + 1)) {
        const fact = world.facts.get(`${userId} message:${id}`)
        if (fact) fact.isRead = true
      }
    }
  }

  const warn = () => {
    const userId = anybody()
    const account = { email: `${userId}@example.org`, username: `a${userId.slice(-8)}`, emailVerifiedAt: at }
    const id =
      random() < 0.5
        ? happen(passwordChanged, { userId, changedAt: at, byReset: false })
        : happen(userEmailChanged, { userId, ...account, status: 'ACTIVE', version: 2 + happenings.length })
    world.tell(`security:${id}`, { userId, type: 'SECURITY', actorId: null, subjectId: null, at })
  }

  const block = () => {
    const [blockerId, blockedId] = [anybody(), anybody()]
    if (blockerId === blockedId) return
    happen(blockCreated, { blockerId, blockedId, createdAt: at, version: 1 + happenings.length })
    world.block(blockerId, blockedId)
  }

  const leave = () => {
    if (world.deleted.size > 0) return
    const nothing = { email: null, username: null, emailVerifiedAt: null, status: 'DEACTIVATED' as const }
    const userId = anybody()
    happen(userDeleted, { userId, ...nothing, version: 1_000, deletedAt: at })
    world.deleted.add(userId)
  }

  const often = [
    ...[comment, comment, comment, comment, comment, react, react, react, react, react, react, react],
    ...[ask, answer, write, write, readOrLeave],
  ]
  // What is about few posts meets more.
  const seldom = [publish, publish, remove, hide, block, warn, warn, gather]
  for (let n = 0; n < length; n++) {
    at = new Date(start + Math.floor((spanMs * (n + 1)) / (length + 1)))
    const isEnding = n === Math.floor(length * 0.8)
    ;(isEnding && random() < 0.5 ? leave : pick(n < 2 ? [publish] : random() < 0.12 ? seldom : often)!)()
  }
  return { world, happenings }
}

/** The happenings in another order, in which those of one stream stand as they stood; some of them come twice. */
export function* shuffled(happenings: readonly Happening[], random: () => number): Generator<Happening> {
  const streams = [...Map.groupBy(happenings, ({ stream }) => stream).values()].map((each) => [...each])
  const past: Happening[] = []
  while (streams.length > 0) {
    const at = Math.floor(random() * streams.length)
    const next = streams[at]!.shift()!
    if (streams[at]!.length === 0) streams.splice(at, 1)
    past.push(next)
    yield next
    if (random() < 0.2) yield past[Math.floor(random() * past.length)]!
  }
}
