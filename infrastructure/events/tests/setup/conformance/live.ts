import { newId } from '@plaza/database'
import { sessionEnded, typingChanged, userProfileCreated, userRegistered } from '@plaza/schema/events'
import { expect, test } from 'vitest'
import { publish } from '../../../src/index.ts'
import { until } from '../wait.ts'
import type { Lab } from './lab.ts'

/** What open subscriptions hear. */
export function describeLive(lab: Lab): void {
  test('open subscriptions hear of what their service has committed, and of nothing else', async () => {
    const heard: string[] = []
    const stop = lab.town.live.auth.subscribe(userRegistered, ({ data }) => heard.push(data.userId))
    const leaving = new AbortController()
    const streamed = lab.town.live.users.stream([userProfileCreated], { signal: leaving.signal })
    const { userId } = await lab.town.register()
    const first = await streamed.next()
    expect(first.value?.data).toMatchObject({ userId, displayName: 'Ada' })
    await until(() => heard.length > 0)
    expect(heard).toEqual([userId])
    stop()
    leaving.abort()
    expect(await streamed.next()).toMatchObject({ done: true })
    await lab.town.register()
    await lab.town.bus.settled()
    expect(heard).toEqual([userId])
  })

  test('a transient event reaches every process past the outbox', async () => {
    const typing = { conversationId: newId(), userId: newId(), isTyping: true, until: new Date() }
    const other = await lab.town.another({})
    const heard = [lab.town.live.messages, other.live.messages].map(
      (feed) => new Promise((resolve) => feed.subscribe(typingChanged, ({ data }) => resolve(data))),
    )
    await lab.town.live.messages.send(typingChanged, typing)
    expect(await Promise.all(heard)).toEqual([typing, typing])
    await other.bus.stop()
    const { rowCount } = await lab.town.databases.messages.pool.query('select from outbox')
    expect(rowCount).toBe(0)
  }, 40_000)

  test('whoever starts later can ask for what has just happened', async () => {
    const userId = newId()
    const ended = { userId, sessionIds: [newId()], reason: 'REVOKED' as const, endedAt: new Date() }
    await lab.inAuth((trx) => publish(trx, sessionEnded, ended))
    await lab.town.bus.settled()
    const other = await lab.town.another({})
    const told: string[] = []
    other.live.auth.subscribe(sessionEnded, ({ data }) => told.push(...data.sessionIds), { sinceMs: 15 * 60_000 })
    await until(() => told.includes(ended.sessionIds[0] ?? ''))
    await other.bus.stop()
  }, 40_000)
}
