import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { listDueNews } from '../src/data/due-news.ts'
import { sendMails } from '../src/deliveries/send-mails.ts'
import { sendPushes } from '../src/deliveries/send-pushes.ts'
import type { NotificationsService } from '../src/setup.ts'
import { makeHistory, shuffled } from './model/history.ts'
import type { Fact, Person, World } from './model/world.ts'
import { type Browser, startPushService } from './push-service.ts'
import { startSmtp } from './smtp.ts'
import { type StartedNotifications, startNotifications } from './testkit.ts'

const Everything = /* GraphQL */ `
  query {
    viewer {
      unreadNotificationCount unseenNotificationCount
      notifications(first: 100) { nodes { ...Told } }
      notificationGroups(first: 100) {
        nodes { type count actorCount latestAt isRead isSeen sampleActors(first: 10) { id } latest { ...Told } }
      }
      newestGroups: notificationGroups(first: 3) { nodes { type latestAt } }
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
  const groups = world.groups(person).map(shownGroup)
  const unread = list.filter(({ isRead }) => !isRead).length
  return {
    ...{ unreadNotificationCount: unread, unseenNotificationCount: unread },
    notifications: { nodes: list.map(shown) },
    notificationGroups: { nodes: groups },
    // As few as it takes to end before the last group was looked at.
    newestGroups: { nodes: groups.slice(0, 3).map(({ type, latestAt }) => ({ type, latestAt })) },
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

/** What has gone out. */
async function sentOf({ database }: StartedNotifications, person: Person, wanted: 'email' | 'push') {
  const sent = await database.system
    .selectFrom('deliveries as d')
    .innerJoin('notifications as n', 'n.id', 'd.notificationId')
    .select(['n.type', 'n.createdAt as at'])
    .where('d.userId', '=', person.id)
    .where('d.channel', '=', wanted === 'email' ? 'EMAIL' : 'PUSH')
    .where('d.state', '=', 'SENT')
    .execute()
  return marks(sent)
}

interface Reader extends Person {
  viewer: TestViewer
  /** Until they ask for one that begins with their id. */
  address: string
  browser: Browser | null
}

const choices: Person['chosen'][] = [
  { POST_REACTION: { push: true }, COMMENT_REACTION: { push: true } },
  { POST_REACTION: { inApp: false, email: true }, POST_COMMENT: { email: true }, MESSAGE: { push: false } },
  { MENTION: { email: true } },
]

const names = ['Ada', 'Grace', 'Alan', 'Joan', 'Claude']

async function makePeople(notifications: StartedNotifications, newBrowser: () => Browser): Promise<Reader[]> {
  const viewers = await notifications.people(...names)
  const people: Reader[] = viewers.map((viewer, n) => ({
    ...{ id: viewer.id, viewer, hasBrowser: n % 2 === 0, address: `${names[n]}@example.org` },
    ...{ browser: n % 2 === 0 ? newBrowser() : null, chosen: choices[n] ?? {} },
  }))
  for (const { viewer, browser, chosen } of people) {
    if (browser) await notifications.register(viewer, browser)
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

// Histories in which things are told in one line, taken back and set again, muted and mentioned.
test.each([5, 17, 19])(
  'after history %i, out of order and twice, everybody is told what a plain model says, by each channel',
  { timeout: 120_000 },
  async (seed) => {
    await using smtp = await startSmtp()
    await using pushes = await startPushService()
    await using notifications = await startNotifications({ pushAgent: pushes.agent, env: { SMTP_URL: smtp.url } })
    const random = randomNumbers(seed)
    const people = await makePeople(notifications, () => pushes.browser())
    const { world, mutes, happenings } = makeHistory(people, random, 110)
    expect([...world.facts.values()].map(({ type }) => type)).toContain('MENTION')
    const compareLists = async () => {
      for (const person of people)
        expect(await notifications.ask(person.viewer, Everything)).toEqual(expectedOf(world, person))
    }
    const compareDue = async () => {
      for (const person of people) {
        for (const channel of ['email', 'push'] as const) {
          const due = await dueOf(notifications, person, channel)
          expect(due.sort(), channel).toEqual(marks(world.due(person, channel)).sort())
        }
      }
    }
    for (const mute of mutes) await mute.deliver(notifications)
    for (const happening of shuffled(happenings, random)) await happening.deliver(notifications)
    await compareLists()
    await compareDue()

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

    // What was read, or is about a post that is muted, goes out no more.
    const [reader, muter] = people as [Reader, Reader]
    await notifications.ask(reader.viewer, 'mutation { markAllNotificationsRead { errors { code } } }')
    for (const fact of world.list(reader)) fact.isRead = true
    const post = world.due(muter, 'email').find(({ type }) => type === 'POST_COMMENT')?.post
    if (post) {
      const muted = await notifications.ask(muter.viewer, MutePost, { postId: post.id })
      expect(muted.errors).toEqual([])
      world.mutedPosts.add(`${muter.id} ${post.id}`)
    }
    await compareDue()
    const due = people.map((person) => ({
      ...{ email: marks(world.due(person, 'email')).sort(), push: marks(world.due(person, 'push')).sort() },
      mails: mailsOf(world.due(person, 'email')),
    }))
    const service = notifications.instance as NotificationsService
    const { signal } = new AbortController()
    for (const { run } of [sendMails, sendPushes]) while (await run(service, signal));
    for (const [n, person] of people.entries()) {
      expect((await sentOf(notifications, person, 'email')).sort()).toEqual(due[n]!.email)
      expect((await sentOf(notifications, person, 'push')).sort()).toEqual(due[n]!.push)
      const isTo = ({ to }: { to: string[] }) => to.includes(person.address) || to.includes(`${person.id}@example.org`)
      expect(smtp.mails.filter(isTo)).toHaveLength(due[n]!.mails)
      expect(person.browser?.received ?? []).toHaveLength(due[n]!.push.length)
    }

    // When everything comes once more, what was read stays read, and nobody is told of anything again.
    for (const happening of shuffled([...mutes, ...happenings], random)) await happening.deliver(notifications)
    await compareLists()
    expect((await notifications.outbox()).filter(({ type }) => type === 'notification.created')).toEqual(live)
    for (const person of people) {
      for (const channel of ['email', 'push'] as const) expect(await dueOf(notifications, person, channel)).toEqual([])
    }
  },
)

const MutePost = `mutation ($postId: ID!) { mutePost(input: { postId: $postId }) { errors { code } } }`

/** Each about the safety of the account by itself, and all else as one. */
function mailsOf(facts: readonly Fact[]): number {
  const warnings = facts.filter(({ type }) => type === 'SECURITY').length
  return warnings + (facts.length > warnings ? 1 : 0)
}
