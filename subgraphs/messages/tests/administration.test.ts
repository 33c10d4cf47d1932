import { deliver } from '@plaza/events/testing'
import { userDeactivated, userDeleted, userReactivated } from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { erasePeople } from '../src/events/erase-people.ts'
import { leadGroups } from '../src/events/lead-groups.ts'
import { StartDirect, startMessages, statementsWaiting } from './testkit.ts'

/** A group of four, in the order they joined; Ada leads it. */
async function startGroup() {
  const messages = await startMessages()
  const people = (await messages.people(4)) as [TestViewer, TestViewer, TestViewer, TestViewer]
  const [ada, ...others] = people
  const id = await messages.group(ada, ...others)
  // Those who come in together have joined at one moment; here one after the other.
  for (const [minute, { id: userId }] of people.entries()) {
    await messages.database.system
      .updateTable('conversationParticipants')
      .set({ joinedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)) })
      .where('userId', '=', userId)
      .execute()
  }
  let version = 1
  const account = (person: TestViewer) => {
    version += 1
    return { userId: person.id, email: 'someone@example.org', username: 'someone', emailVerifiedAt: null, version }
  }
  const change = (viewer: TestViewer, field: string, input: object) =>
    messages.ask(
      viewer,
      `mutation ($input: ${field[0]!.toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { errors { code } } }`,
      { input: { conversationId: id, ...input } },
    )
  return {
    ...messages,
    members: people,
    id,
    leave: (person: TestViewer) => change(person, 'leaveConversation', {}),
    remove: (viewer: TestViewer, person: TestViewer) => change(viewer, 'removeParticipant', { userId: person.id }),
    role: (viewer: TestViewer, person: TestViewer, role: string) =>
      change(viewer, 'changeParticipantRole', { userId: person.id, role }),
    deactivate: (person: TestViewer) =>
      messages.deliver(userDeactivated, { ...account(person), status: 'DEACTIVATED' as const }),
    /** As long as the projection's own consumer has not come so far. */
    deactivateHere: (person: TestViewer) =>
      deliver({ database: messages.database, consumers: [leadGroups] }, userDeactivated, {
        ...account(person),
        status: 'DEACTIVATED' as const,
      }),
    reactivate: (person: TestViewer) =>
      messages.deliver(userReactivated, { ...account(person), status: 'ACTIVE' as const }),
    erase: (person: TestViewer) =>
      deliver({ database: messages.database, consumers: [erasePeople] }, userDeleted, {
        ...{ ...account(person), email: null, username: null },
        ...{ status: 'DEACTIVATED' as const, deletedAt: new Date() },
      }),
    /** By their places among the four. */
    async admins() {
      const rows = await messages.database.system
        .selectFrom('conversationParticipants')
        .select('userId')
        .where('role', '=', 'ADMIN')
        .where('leftAt', 'is', null)
        .execute()
      return rows.map(({ userId }) => people.findIndex((one) => one.id === userId)).sort()
    },
    async told() {
      const changed = (await messages.outbox()).filter(({ type }) => type === 'conversation.role_changed')
      return changed.map(({ data }) => [people.findIndex((one) => one.id === data.userId), data.role])
    },
  }
}

test('an admin who switches the account off passes the group on, and leads it again with the heir when back', async () => {
  await using group = await startGroup()
  const [ada, grace] = group.members
  await group.deactivate(ada)
  expect(await group.admins()).toEqual([0, 1])
  expect(await group.told()).toEqual([[1, 'ADMIN']])
  const renamed = await group.ask(
    grace,
    `mutation ($id: ID!) { updateGroupConversation(input: { conversationId: $id, name: "Ours" }) { conversation { name } } }`,
    { id: group.id },
  )
  expect(renamed.conversation).toEqual({ name: 'Ours' })
  await group.reactivate(ada)
  expect(await group.admins()).toEqual([0, 1])
  expect(await group.told()).toHaveLength(1)
})

test('nobody inherits whose account is away, whether the last admin leaves, deactivates or is erased', async () => {
  for (const way of ['leave', 'deactivate', 'erase'] as const) {
    await using group = await startGroup()
    const [ada, grace] = group.members
    await group.deactivate(grace)
    await group[way](ada)
    expect(await group.admins(), way).toEqual(way === 'deactivate' ? [0, 2] : [2])
    expect(await group.told(), way).toEqual([[2, 'ADMIN']])
  }
})

test('an active admin is enough, and one who is away is not', async () => {
  await using group = await startGroup()
  const [ada, grace, alan] = group.members
  await group.role(ada, grace, 'ADMIN')
  await group.deactivate(grace)
  expect(await group.admins()).toEqual([0, 1])
  expect(await group.role(ada, ada, 'MEMBER')).toEqual({ errors: [{ code: 'CONFLICT' }] })
  await group.role(ada, alan, 'ADMIN')
  expect(await group.role(ada, ada, 'MEMBER')).toEqual({ errors: [] })
  expect(await group.admins()).toEqual([1, 2])
  await group.leave(alan)
  expect(await group.admins()).toEqual([0, 1])
})

test('an admin whose account was switched off a moment ago leaves no group without one', async () => {
  await using group = await startGroup()
  const [ada, grace] = group.members
  await group.deactivate(ada)
  expect(await group.admins()).toEqual([0, 1])
  // Requests that were under way.
  expect(await group.role(ada, grace, 'MEMBER')).toEqual({ errors: [{ code: 'CONFLICT' }] })
  expect(await group.remove(ada, grace)).toEqual({ errors: [] })
  expect(await group.admins()).toEqual([0, 2])
})

test('a group in which nobody is active is led by the first who comes back', async () => {
  await using group = await startGroup()
  const [ada, grace, alan, eve] = group.members
  for (const person of [grace, alan, eve]) await group.deactivate(person)
  await group.leave(ada)
  expect(await group.admins()).toEqual([])
  await group.reactivate(alan)
  expect(await group.admins()).toEqual([2])
  await group.reactivate(grace)
  expect(await group.admins()).toEqual([2])
})

test('a block between an admin and a member changes nothing of who leads', async () => {
  await using group = await startGroup()
  const [ada, grace] = group.members
  await group.block(ada, grace)
  await group.leave(ada)
  expect(await group.admins()).toEqual([1])
})

test('two last admins who go at once, in either way, leave the group to somebody who is there', async () => {
  for (const ways of [
    ['leave', 'leave'],
    ['leave', 'deactivate'],
    ['deactivate', 'erase'],
  ] as const) {
    await using group = await startGroup()
    const [ada, grace] = group.members
    await group.role(ada, grace, 'ADMIN')
    await together(group, [() => group[ways[0]](ada), () => group[ways[1]](grace)])
    expect(await group.admins(), String(ways)).toContain(2)
  }
})

test('an heir who goes at that very moment passes it on, whichever comes first', async () => {
  for (const order of ['leave', 'deactivate'] as const) {
    for (const heirGoes of ['leave', 'deactivate', 'erase'] as const) {
      await using group = await startGroup()
      const [ada, grace] = group.members
      const works = [() => group.leave(ada), () => group[heirGoes](grace)]
      await together(group, order === 'leave' ? works : works.toReversed())
      expect(await group.admins(), `${order} ${heirGoes}`).toContain(2)
    }
  }
})

test('an heir who goes passes it on also where the account is heard of here first', async () => {
  for (const order of ['leave', 'deactivate'] as const) {
    await using group = await startGroup()
    const [ada, grace] = group.members
    const works = [() => group.leave(ada), () => group.deactivateHere(grace)]
    await together(group, order === 'leave' ? works : works.toReversed())
    expect(await group.admins(), order).toContain(2)
  }
})

test.for([
  ['deactivated', 'first'],
  ['deactivated', 'second'],
  ['erased', 'first'],
  ['erased', 'second'],
] as const)('somebody who is being %s, %s, while being let in is not in, or goes again', async ([way, place]) => {
  await using group = await startGroup()
  const { database } = group
  const [ada] = group.members
  const [eve] = (await group.people(1)) as [TestViewer]
  await group.befriend(ada, eve)
  const ending = () => (way === 'erased' ? group.erase(eve) : group.deactivateHere(eve))
  const joining = () =>
    group.ask(
      ada,
      `mutation ($input: CreateGroupConversationInput!) {
        createGroupConversation(input: $input) { conversation { id } errors { code } }
      }`,
      { input: { name: 'Late', participantIds: [eve.id] } },
    )
  const direct = () => group.ask(ada, StartDirect, { userId: eve.id })
  // The first comes as far as its write, the other waits for it.
  await sql`
    create function wait_here() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock(1); return new; end $$
  `.execute(database.system)
  const table = sql.raw(place === 'first' ? 'people' : 'conversation_participants')
  await sql`create trigger wait_here before insert or update on ${table} for each row execute function wait_here()`.execute(
    database.system,
  )
  const under: Promise<unknown>[] = []
  await database.system.transaction().execute(async (holding) => {
    await sql`select pg_advisory_xact_lock(1)`.execute(holding)
    for (const work of place === 'first' ? [ending, joining, direct] : [joining, direct, ending]) {
      under.push(work())
      await expect.poll(() => statementsWaiting(group)).toBe(under.length)
    }
  })
  const answers = await Promise.all(under)
  if (place === 'first')
    expect(answers.slice(1)).toMatchObject([{ errors: [{ code: 'NOT_ALLOWED' }] }, { errors: [{ code: 'NOT_FOUND' }] }])
  if (way === 'deactivated') return
  for (const name of ['conversations', 'conversationParticipants'] as const) {
    expect(JSON.stringify(await database.system.selectFrom(name).selectAll().execute()), name).not.toContain(eve.id)
  }
})

/** Lets all of them come as far as the group's lock, one after the other, and then go on. */
async function together(
  group: Awaited<ReturnType<typeof startGroup>>,
  works: readonly (() => Promise<unknown>)[],
): Promise<void> {
  const { system } = group.database
  const under: Promise<unknown>[] = []
  await system.transaction().execute(async (holding) => {
    await sql`select from conversations where id = ${group.id} for update`.execute(holding)
    for (const work of works) {
      under.push(work())
      await expect.poll(() => statementsWaiting(group)).toBe(under.length)
    }
  })
  await Promise.all(under)
}
