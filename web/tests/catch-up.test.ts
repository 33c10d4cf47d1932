import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CatchUp, type Changes } from '../src/pages/messages/catch-up.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A conversation whose events are numbered; a cursor is the number of the last one known. */
function conversation({ pageSize = 10, isTooOld = () => false }: { pageSize?: number; isTooOld?(): boolean } = {}) {
  let happened = 0
  let isDown = false
  const applied: number[] = []
  const asked: string[] = []
  const catchUp = new CatchUp<number>({
    async ask(cursor): Promise<Changes<number>> {
      asked.push(cursor)
      if (isDown) throw new Error('nobody answers')
      const missed = Array.from({ length: happened - Number(cursor) }, (_, n) => Number(cursor) + n + 1)
      const events = missed.slice(0, pageSize)
      return {
        events,
        cursor: String(events.at(-1) ?? cursor),
        hasMore: missed.length > pageSize,
        isTooOld: isTooOld(),
      }
    },
    apply: (event) => void applied.push(event),
    loadAnew: async () => String(happened),
  })
  return {
    catchUp,
    applied,
    asked,
    happen: (count: number) => {
      happened += count
    },
    /** An event that the stream brings. */
    live() {
      happened += 1
      applied.push(happened)
      catchUp.pass(String(happened))
    },
    setDown: (value: boolean) => {
      isDown = value
    },
  }
}

/** Until the answer that closes a gap is there. */
const settle = () => vi.advanceTimersByTimeAsync(10_000)

test('what happened while the connection was lost is told once, page by page', async () => {
  const { catchUp, applied, happen } = conversation({ pageSize: 2 })
  catchUp.begin('0')
  await settle()
  happen(5)
  catchUp.restart()
  await settle()
  expect(applied).toEqual([1, 2, 3, 4, 5])
})

test('what happened between the answer and the beginning of the stream is not lost', async () => {
  const { catchUp, applied, happen, live } = conversation()
  catchUp.begin('0')
  happen(1)
  live()
  await settle()
  expect(new Set(applied)).toEqual(new Set([1, 2]))
})

test('a gap stays open until an answer has closed it, whatever the stream brings meanwhile', async () => {
  const { catchUp, applied, happen, live, setDown } = conversation()
  catchUp.begin('0')
  await settle()
  setDown(true)
  happen(2)
  catchUp.restart()
  await vi.advanceTimersByTimeAsync(3_000)
  live()
  setDown(false)
  await settle()
  expect(new Set(applied)).toEqual(new Set([1, 2, 3]))
})

test('the next gap begins behind what the stream has brought', async () => {
  const { catchUp, asked, live } = conversation()
  catchUp.begin('0')
  await settle()
  live()
  live()
  catchUp.now()
  await settle()
  expect(asked.at(-1)).toBe('2')
})

test('a gap that can’t be told is loaded anew, and the next begins there', async () => {
  let isTooOld = true
  const { catchUp, applied, asked, happen } = conversation({ isTooOld: () => isTooOld })
  happen(7)
  catchUp.begin('0')
  await settle()
  expect(applied).toEqual([])
  isTooOld = false
  catchUp.now()
  await settle()
  expect(asked.at(-1)).toBe('7')
})
