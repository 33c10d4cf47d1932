import {
  directOf,
  join,
  leave,
  mayAdd,
  mayWriteTo,
  memberOf,
  passOnAdministration,
  sees,
  staysAway,
} from '../world/messages.ts'
import { takeBack, tell } from '../world/notifications.ts'
import { isActive } from '../world/people.ts'
import type { Conversation, Member, World } from '../world/world.ts'
import { twoPeople } from './people.ts'
import { type Dice, type MakeStep, okIf } from './step.ts'

/** Of a network: enough for all that can happen in one. */
const most = 60

const startDirectConversation: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by, other } = two
  return {
    by,
    mutation: 'startDirectConversation',
    input: { userId: other },
    verdict: (now) => okIf(mayWriteTo(now, by, other)),
    apply(now, { conversation: { id } }) {
      const known = directOf(now, by, other)
      const member = known && memberOf(known, by)!
      if (member && !member.isOpen) Object.assign(member, { isOpen: true, folder: 'INBOX' })
      else if (member) return
      else open(now, { id, type: 'DIRECT', name: null, by, others: [other] })
    },
    payload: ({ world: now }, { conversation }) => ({ conversation: now.conversations.get(conversation.id) }),
  }
}

interface Opening {
  id: string
  type: Conversation['type']
  name: string | null
  by: string
  others: readonly string[]
}

function open(world: World, { id, type, name, by, others }: Opening): Conversation {
  const isGroup = type === 'GROUP'
  const founder: Member = {
    ...{ userId: by, role: isGroup ? 'ADMIN' : 'MEMBER', isOpen: true, joinedAt: 0, readUpTo: 0 },
    ...{ folder: 'INBOX', isMuted: false },
  }
  const conversation = {
    id,
    type,
    name,
    createdById: by,
    members: [founder],
    markers: new Map(),
    muted: new Set<string>(),
    isErasedFrom: false,
  }
  world.conversations.set(id, conversation)
  for (const other of others) join(world, conversation, other, isGroup)
  return conversation
}

function tellOfGroup(world: World, conversationId: string, by: string, added: readonly string[]): void {
  for (const userId of added) {
    tell(world, {
      ...{ type: 'GROUP_ADDED', userId, actorId: by, subject: { type: 'Conversation', id: conversationId } },
      key: `group:${conversationId}`,
    })
  }
}

const createGroupConversation: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two || world.conversations.size >= most) return null
  const { by } = two
  const others = [...world.people.keys()].filter((id) => mayAdd(world, by, id))
  const picked = dice.some(dice.chance(5) ? [...world.people.keys()] : others, 5).filter((id) => id !== by)
  if (picked.length === 0) return null
  const name = `group ${world.conversations.size}`
  return {
    by,
    mutation: 'createGroupConversation',
    input: { name, participantIds: picked },
    verdict: (now) => okIf(picked.every((id) => mayAdd(now, by, id))),
    apply(now, { conversation: { id } }) {
      open(now, { id, type: 'GROUP', name, by, others: picked })
      tellOfGroup(now, id, by, picked)
    },
    payload: ({ world: now }, { conversation }) => ({ conversation: now.conversations.get(conversation.id) }),
  }
}

type Make = (by: string, conversation: Conversation, dice: Dice, other: string) => ReturnType<MakeStep>

/** Mostly in one that the person takes part in. */
export function inConversation(type: Conversation['type'] | 'ANY', make: Make): MakeStep {
  return (world, dice) => {
    const two = twoPeople(world, dice)
    if (!two) return null
    const all = [...world.conversations.values()].filter((one) => type === 'ANY' || one.type === type)
    const own = all.filter((one) => sees(one, two.by))
    const conversation = dice.pick(dice.chance(6) ? all : own)
    return conversation ? make(two.by, conversation, dice, two.other) : null
  }
}

export const isIn = (world: World, by: string, id: string) => sees(world.conversations.get(id), by)
const isAdmin = (world: World, by: string, id: string) =>
  isIn(world, by, id) && memberOf(world.conversations.get(id)!, by)!.role === 'ADMIN'

export const groupShown =
  (id: string) =>
  ({ world }: { world: World }) => ({ conversation: world.conversations.get(id) })

const updateGroupConversation = inConversation('GROUP', (by, { id }, dice) => {
  const name = `renamed ${dice.pick(['a', 'b', 'c'])}`
  return {
    by,
    mutation: 'updateGroupConversation',
    input: { conversationId: id, name },
    verdict: (now) => okIf(isAdmin(now, by, id)),
    apply: (now) => void Object.assign(now.conversations.get(id)!, { name }),
    payload: groupShown(id),
  }
})

const addParticipants = inConversation('GROUP', (by, { id }, _, other) => ({
  by,
  mutation: 'addParticipants',
  input: { conversationId: id, userIds: [other] },
  verdict: (now) => {
    if (!isIn(now, by, id)) return 'REFUSED'
    const conversation = now.conversations.get(id)!
    if (memberOf(conversation, other)) return 'OK'
    return okIf(mayAdd(now, by, other) && !staysAway(now, conversation, other))
  },
  apply(now) {
    const conversation = now.conversations.get(id)!
    if (memberOf(conversation, other)) return
    join(now, conversation, other, true)
    tellOfGroup(now, id, by, [other])
  },
  payload: groupShown(id),
}))

/** Somebody in it, mostly. */
const someMember = ({ members }: Conversation, dice: Dice, other: string): string =>
  (dice.chance(5) ? null : dice.pick(members)?.userId) ?? other

const removeParticipant = inConversation('GROUP', (by, conversation, dice, other) => {
  const { id } = conversation
  const userId = someMember(conversation, dice, other)
  return {
    by,
    mutation: 'removeParticipant',
    input: { conversationId: id, userId },
    verdict: (now) =>
      okIf(isAdmin(now, by, id) && userId !== by && memberOf(now.conversations.get(id)!, userId) !== undefined),
    apply: (now) => goOut(now, id, userId),
    payload: groupShown(id),
  }
})

function goOut(world: World, id: string, userId: string): void {
  const conversation = world.conversations.get(id)!
  leave(conversation, userId)
  passOnAdministration(world, conversation)
  takeBack(world, (one) => one.userId === userId && one.subject.id === id)
}

const changeParticipantRole = inConversation('GROUP', (by, conversation, dice, other) => {
  const { id } = conversation
  const userId = someMember(conversation, dice, other)
  const role = dice.pick(['ADMIN', 'MEMBER'] as const)!
  return {
    by,
    mutation: 'changeParticipantRole',
    input: { conversationId: id, userId, role },
    verdict(now) {
      const group = now.conversations.get(id)!
      const member = memberOf(group, userId)
      if (!isAdmin(now, by, id) || !member) return 'REFUSED'
      if (member.role === role || role === 'ADMIN' || group.members.length === 1) return 'OK'
      const leads = group.members.some(
        (one) => one.role === 'ADMIN' && one.userId !== null && one.userId !== userId && isActive(now, one.userId),
      )
      return okIf(leads)
    },
    apply: (now) => void Object.assign(memberOf(now.conversations.get(id)!, userId)!, { role }),
    payload({ world: now }) {
      const group = now.conversations.get(id)!
      return { participant: { conversation: group, member: memberOf(group, userId) } }
    },
  }
})

const leaveConversation = inConversation('ANY', (by, { id }) => ({
  by,
  mutation: 'leaveConversation',
  input: { conversationId: id },
  verdict: (now) => okIf(isIn(now, by, id) && now.conversations.get(id)!.type === 'GROUP'),
  apply: (now) => goOut(now, id, by),
}))

type Own = Pick<Member, 'folder'> | Pick<Member, 'isMuted'>

const declined = { folder: 'DECLINED', isOpen: false } as const

/** What each does with a conversation for themselves. */
const ownStep = (mutation: string, change: Own, from?: Member['folder']): MakeStep =>
  inConversation('ANY', (by, { id }) => ({
    by,
    mutation,
    input: { conversationId: id },
    verdict: (now) => {
      if (!isIn(now, by, id)) return 'REFUSED'
      const { folder } = memberOf(now.conversations.get(id)!, by)!
      if (mutation === 'declineMessageRequest') return okIf(folder === 'REQUESTS')
      return okIf(mutation !== 'archiveConversation' || folder !== 'REQUESTS')
    },
    apply(now) {
      const member = memberOf(now.conversations.get(id)!, by)!
      if (from === undefined || member.folder === from) Object.assign(member, change)
    },
    ...(mutation !== 'declineMessageRequest' && {
      payload: ({ world: now }: { world: World }) => ({ conversation: now.conversations.get(id) }),
    }),
  }))

export const conversationSteps = {
  startDirectConversation,
  createGroupConversation,
  updateGroupConversation,
  addParticipants,
  removeParticipant,
  changeParticipantRole,
  leaveConversation,
  archiveConversation: ownStep('archiveConversation', { folder: 'ARCHIVE' }, 'INBOX'),
  unarchiveConversation: ownStep('unarchiveConversation', { folder: 'INBOX' }, 'ARCHIVE'),
  acceptMessageRequest: ownStep('acceptMessageRequest', { folder: 'INBOX' }, 'REQUESTS'),
  declineMessageRequest: ownStep('declineMessageRequest', declined, 'REQUESTS'),
  muteConversation: ownStep('muteConversation', { isMuted: true }),
  unmuteConversation: ownStep('unmuteConversation', { isMuted: false }),
} satisfies Record<string, MakeStep>
