import type { Stage } from './stage.ts'

export interface Drain {
  /** Until the outbox is empty. */
  outbox: number
  /** Until everybody has committed. */
  effects: number
}

/** Events a second that go through after an outbox has filled up with a single commit. */
export async function measureDrain({ producer, bus }: Stage, events: number): Promise<Drain> {
  await producer.pool.query(
    `insert into outbox (id, aggregatetype, aggregateid, type, subject, payload)
      select gen_random_uuid(), 'users.friendship', low || ':' || high, 'friendship.accepted', low || ':' || high,
        jsonb_build_object('lowId', low, 'highId', high, 'version', 1, 'since', '2026-01-01T00:00:00.000Z',
          'friendRequestId', low, 'requesterId', low, 'accepterId', high)
      from (select gen_random_uuid() as low, gen_random_uuid() as high from generate_series(1, $1)) pairs`,
    [events],
  )
  const start = performance.now()
  const perSecond = (): number => events / ((performance.now() - start) / 1000)
  while ((await bus.metrics('users')).outbox.unpublished > 0) await new Promise((resolve) => setTimeout(resolve, 50))
  const outbox = perSecond()
  await bus.settled({ timeoutMs: 120_000 })
  return { outbox, effects: perSecond() }
}
