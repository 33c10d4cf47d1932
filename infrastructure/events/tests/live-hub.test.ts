import { newId } from '@plaza/database'
import { sessionEnded } from '@plaza/schema/events'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { ReceivedEvent } from '../src/consumer.ts'
import { encodeData, toMessage } from '../src/envelope.ts'
import { LiveHub, mostWaiting } from '../src/live/hub.ts'

type SessionEnded = ReceivedEvent<typeof sessionEnded>

const peopleOf = ({ data }: SessionEnded) => [data.userId, ...data.sessionIds]

function startHub() {
  const hub = new LiveHub(pino({ level: 'silent' }))
  const end = (userId: string, sessionIds = [newId()]) => {
    const wire = encodeData(sessionEnded, { userId, sessionIds, reason: 'REVOKED', endedAt: new Date() } as never)
    const { type, topic } = sessionEnded
    const about = { id: newId(), topic: topic.name, key: userId, type, subject: userId }
    hub.emit(toMessage({ ...about, payload: JSON.stringify(wire), time: new Date(), actorId: null, traceparent: null }))
  }
  return { hub, end }
}

/** What waits in a stream. */
async function waiting(stream: AsyncIterableIterator<SessionEnded>, count: number): Promise<string[]> {
  const found: string[] = []
  while (found.length < count) found.push((await stream.next()).value.data.userId)
  return found
}

test('an event finds its streams by their keys, each once, and asks no other stream', async () => {
  const { hub, end } = startHub()
  const [ada, grace] = [newId(), newId()]
  let asked = 0
  const filter = () => {
    asked++
    return true
  }
  const streams = [ada, grace, newId()].map((id) =>
    hub.stream([sessionEnded], { about: { keys: [id], of: peopleOf }, filter }),
  )
  const both = hub.stream([sessionEnded], { about: { keys: [ada, grace], of: peopleOf }, filter })
  const all = hub.stream([sessionEnded])
  end(ada)
  expect(asked).toBe(2)
  end(grace, [ada])
  expect(asked).toBe(2 + 3)
  end(newId())
  expect(asked).toBe(5)
  expect(await waiting(streams[0]!, 2)).toEqual([ada, grace])
  expect(await waiting(streams[1]!, 1)).toEqual([grace])
  expect(await waiting(both, 2)).toEqual([ada, grace])
  expect((await waiting(all, 3)).slice(0, 2)).toEqual([ada, grace])
})

test('a stream that has ended is forgotten, and its type is read no more', async () => {
  const { hub } = startHub()
  const leaving = new AbortController()
  const id = newId()
  const about = { keys: [id, id], of: peopleOf }
  const left = hub.stream([sessionEnded], { about, signal: leaving.signal })
  const returned = hub.stream([sessionEnded], { about })
  expect(hub.types).toEqual([sessionEnded.type])
  leaving.abort()
  expect(hub.wants(sessionEnded.type)).toBe(true)
  await returned.return?.()
  expect(hub.wants(sessionEnded.type)).toBe(false)
  expect(hub.types).toEqual([])
  expect((await left.next()).done).toBe(true)
})

test('a stream that is not read ends when its bound is reached, says so, and takes nobody along', async () => {
  const { hub, end } = startHub()
  const id = newId()
  const about = { keys: [id], of: peopleOf }
  const slow = hub.stream([sessionEnded], { about })
  const quick = hub.stream([sessionEnded], { about })
  for (let n = 0; n <= mostWaiting; n++) {
    end(id)
    if (n % 1_000 === 0) await waiting(quick, n === 0 ? 1 : 1_000)
  }
  await expect(slow.next()).rejects.toThrow('not read')
  end(id)
  expect(await waiting(quick, 1)).toEqual([id])
})
