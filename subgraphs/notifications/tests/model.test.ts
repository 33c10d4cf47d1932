import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { listDueNews } from '../src/data/due-news.ts'
import { makeHistory, shuffled } from './model/history.ts'
import type { Fact, Person, World } from './model/world.ts'
import { type StartedNotifications, startNotifications } from './testkit.ts'

const Everything = /* GraphQL */ `
  query {
    viewer {
      unreadNotificationCount unseenNotificationCount
      notifications(first: 100) { nodes { ...Told } }
      notificationGroups(first: 100) {
        nodes { type count actorCount latestAt isRead isSeen sampleActors(first: 10) { id } latest { ...Told } }
      }
    }
  }
  fragment Told on Notification {
    type createdAt isRead actor { id }
    subject {
      ... on User { id } ... on FriendRequest { id } ... on Post { id } ... on Comment { id } ... on Conversation { id }
    }
  }
`

const shown = ({ type, at, isRead, actorId, subjectId }: Fact) => ({
  ...{ type, createdAt: at.toISOString(), isRead },
  ...{ actor: actorId && { id: actorId }, subject: subjectId && { id: subjectId } },
})

const shownGroup = (group: readonly Fact[]) => {
  const actors = [...new Set(group.flatMap(({ actorId }) => actorId ?? []))]
  return {
    ...{ type: group[0]!.type, count: group.length, actorCount: actors.length, latestAt: group[0]!.at.toISOString() },
    ...{ isRead: group.every(({ isRead }) => isRead), isSeen: group.every(({ isRead }) => isRead) },
    ...{ sampleActors: actors.map((id) => ({ id })), latest: shown(group[0]!) },
  }
}

/** As the model has it. */
function expectedOf(world: World, person: Person) {
  const list = world.list(person)
  const unread = list.filter(({ isRead }) => !isRead).length
  return {
    ...{ unreadNotificationCount: unread, unseenNotificationCount: unread },
    notifications: { nodes: list.map(shown) },
    notificationGroups: { nodes: world.groups(person).map(shownGroup) },
  }
}

/** By type and time: of a delivery that is all there is to tell one from another. */
const marks = (news: readonly { type: string; at: Date }[]) => news.map(({ type, at }) => `${type} ${at.toISOString()}`)

/** What the senders would take and send now. */
async function dueOf({ database }: StartedNotifications, person: Person, wanted: 'email' | 'push') {
  const channel = wanted === 'email' ? 'EMAIL' : 'PUSH'
  const pending = await database.system
    .selectFrom('deliveries as d')
    .innerJoin('notifications as n', 'n.id', 'd.notificationId')
    .select(['d.id', 'n.type', 'n.createdAt as at'])
    .where('d.userId', '=', person.id)
    .where('d.channel', '=', channel)
    .where('d.state', '=', 'PENDING')
    .execute()
  if (pending.length === 0) return []
  const { news } = await listDueNews(
    database.system,
    pending.map(({ id }) => id),
    channel,
  )
  const sent = new Set(news.filter(({ dropReason }) => dropReason === null).map(({ deliveryId }) => deliveryId))
  return marks(pending.filter(({ id }) => sent.has(id)))
}

interface Reader extends Person {
  viewer: TestViewer
}

const choices: Person['chosen'][] = [
  { POST_REACTION: { push: true }, COMMENT_REACTION: { push: true } },
  { POST_REACTION: { inApp: false, email: true }, POST_COMMENT: { email: true }, MESSAGE: { push: false } },
]

async function makePeople(notifications: StartedNotifications): Promise<Reader[]> {
  const viewers = await notifications.people('Ada', 'Grace', 'Alan', 'Joan', 'Claude')
  const people: Reader[] = viewers.map((viewer, n) => ({
    ...{ id: viewer.id, viewer, hasBrowser: n % 2 === 0 },
    chosen: choices[n] ?? {},
  }))
  for (const { viewer, hasBrowser, chosen } of people) {
    if (hasBrowser) await notifications.registerBrowser(viewer)
    const preferences = Object.entries(chosen).map(([type, channels]) => ({ type, ...channels }))
    if (preferences.length === 0) continue
    await notifications.ask(
      viewer,
      `mutation ($input: UpdateNotificationPreferencesInput!) {
        updateNotificationPreferences(input: $input) { errors { code } }
      }`,
      { input: { preferences } },
    )
  }
  return people
}

/** The same numbers for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

// Histories in which things are told in one line, taken back and set again.
test.each([5, 17, 19])(
  'after history %i, out of order and twice, everybody is told what a plain model says, by each channel',
  { timeout: 120_000 },
  async (seed) => {
    await using notifications = await startNotifications()
    const random = randomNumbers(seed)
    const people = await makePeople(notifications)
    const { world, happenings } = makeHistory(people, random, 110)
    const compare = async () => {
      for (const person of people) {
        expect(await notifications.ask(person.viewer, Everything)).toEqual(expectedOf(world, person))
        for (const channel of ['email', 'push'] as const) {
          const due = await dueOf(notifications, person, channel)
          expect(due.sort(), channel).toEqual(marks(world.due(person, channel)).sort())
        }
      }
    }
    for (const happening of shuffled(happenings, random)) await happening.deliver(notifications)
    await compare()

    // Whatever is listed was told live, once.
    const live = (await notifications.outbox()).filter(({ type }) => type === 'notification.created')
    for (const person of people) {
      const told = live.filter(({ data }) => data.userId === person.id && data.channels.includes('IN_APP'))
      const times = told.map(({ data }) => `${data.type} ${data.createdAt}`)
      expect(times).toHaveLength(new Set(times).size)
      const known = new Set([...world.facts.values()].map(({ type, at }) => `${type} ${at.toISOString()}`))
      expect(times.filter((one) => !known.has(one))).toEqual([])
      expect(marks(world.list(person)).filter((one) => !times.includes(one))).toEqual([])
    }

    // What a person reads stays read when everything comes once more.
    const [reader] = people as [Reader]
    await notifications.ask(reader.viewer, 'mutation { markAllNotificationsRead { errors { code } } }')
    for (const fact of world.list(reader)) fact.isRead = true
    for (const happening of shuffled(happenings, random)) await happening.deliver(notifications)
    await compare()
    expect((await notifications.outbox()).filter(({ type }) => type === 'notification.created')).toEqual(live)
  },
)
