import { setImmediate as nextTurn } from 'node:timers/promises'
import { FellBehind } from '@plaza/events'
import { expect, test } from 'vitest'
import type { PlanExecutionResult } from '../src/executor/index.ts'
import { Backlog } from '../src/subscriptions/backlog.ts'
import { Turns } from '../src/subscriptions/turns.ts'
import { createChannel } from './support/channel.ts'
import { startOnSpecs } from './support/plaza-gateway.ts'

const result = (n: number): PlanExecutionResult => ({ data: { n } })

test('work for many is divided over turns of the event loop, in the order it was asked for', async () => {
  const turns = new Turns(3)
  const done: number[] = []
  for (let n = 0; n < 8; n++) turns.do(() => done.push(n))
  const after = [[...done]]
  while (after.at(-1)!.length < 8) {
    await nextTurn()
    after.push([...done])
  }
  expect(after.map((each) => each.length)).toEqual([3, 6, 8])
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  turns.do(() => done.push(8))
  expect(done.at(-1)).toBe(8)
})

test('an event for hundreds of readers is handed out in parts, and each gets all of theirs in order', async () => {
  const source = createChannel<PlanExecutionResult>()
  const got = Array.from({ length: 200 }, () => [] as unknown[])
  const reading = got.map(async (mine) => {
    const backlog = new Backlog(1_000, () => expect.unreachable())
    void backlog.fill(source.listen())
    for await (const { data } of backlog) {
      mine.push(data!.n)
      if (mine.length === 3) break
    }
  })
  for (let n = 0; n < 3; n++) source.send(result(n))
  let steps = 0
  for (let before = 0; got.some((mine) => mine.length < 3); steps++) {
    await nextTurn()
    const now = got.flat().length
    expect(now - before).toBeLessThan(200)
    before = now
  }
  await Promise.all(reading)
  expect(steps).toBeGreaterThan(5)
  for (const mine of got) expect(mine).toEqual([0, 1, 2])
})

test('what a source failed with is told behind what it gave, however late it is read', async () => {
  const backlog = new Backlog(1_000, () => expect.unreachable())
  const taken = Promise.withResolvers<void>()
  const filled = backlog.fill(
    (async function* () {
      yield result(1)
      await taken.promise
      throw new Error('The source is gone')
    })(),
  )
  await expect(backlog.next()).resolves.toEqual({ value: result(1), done: false })
  taken.resolve()
  await filled
  await expect(backlog.next()).rejects.toThrow('The source is gone')
  await expect(backlog.next()).resolves.toEqual({ value: undefined, done: true })
})

test('a reader who is too far behind is given up, and what waits for them with it', async () => {
  let isFull = false
  const backlog: Backlog = new Backlog(20, () => {
    isFull = true
    backlog.end()
  })
  await backlog.fill(
    (async function* () {
      for (let n = 0; n < 10 && !isFull; n++) yield result(n)
    })(),
  )
  expect(isFull).toBe(true)
  await expect(backlog.next()).resolves.toEqual({ value: undefined, done: true })
})

test('a stream of a service in this process that falls behind ends with the same reason as any', async () => {
  await using gateway = await startOnSpecs({
    posts: {
      sdl: 'type Query { ping: String } type Subscription { counted: Int }',
      resolvers: {
        Subscription: {
          counted: {
            async *subscribe() {
              yield { counted: 1 }
              throw new FellBehind()
            },
          },
        },
      },
    },
  })
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription { counted }' }),
  })
  const text = await response.text()
  const results = [...text.matchAll(/^data: (.+)$/gm)].map(([, json]) => JSON.parse(json!))
  expect(results).toMatchObject([
    { data: { counted: 1 } },
    { errors: [{ extensions: { code: 'READER_TOO_SLOW' }, message: expect.stringContaining('subscribe again') }] },
  ])
  expect(text).toMatch(/event: complete\ndata: \n\n$/)
})
