import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { untilAborted } from '../../src/streams/until-aborted.ts'

/** A source that waits for ever once its items are taken, and does not come back from `return` before it wakes. */
function waiting<Item>(...items: Item[]) {
  const source = {
    returns: 0,
    next: (): Promise<IteratorResult<Item>> => {
      const [value] = items.splice(0, 1)
      return value === undefined ? new Promise(() => {}) : Promise.resolve({ done: false, value })
    },
    return: (): Promise<IteratorResult<Item>> => {
      source.returns += 1
      return new Promise(() => {})
    },
    [Symbol.asyncIterator]: () => source,
  }
  return source
}

test('items come in order until the source ends or throws', async () => {
  const { signal } = new AbortController()
  async function* two() {
    yield 1
    yield 2
  }
  expect(await Array.fromAsync(untilAborted(two(), signal))).toEqual([1, 2])
  async function* broken(): AsyncGenerator<number> {
    yield 1
    throw new Error('broke')
  }
  await expect(Array.fromAsync(untilAborted(broken(), signal))).rejects.toThrow('broke')
})

test('an abort ends a source that waits', async () => {
  const source = waiting(1)
  const ending = new AbortController()
  const items = untilAborted(source, ending.signal)
  expect(await items.next()).toEqual({ done: false, value: 1 })
  const next = items.next()
  ending.abort()
  expect(await next).toEqual({ done: true, value: undefined })
  expect(source.returns).toBeGreaterThan(0)
})

test('an abort ends a source while nobody reads from it', async () => {
  const source = waiting(1, 2)
  const ending = new AbortController()
  const items = untilAborted(source, ending.signal)
  await items.next()
  ending.abort()
  expect(source.returns).toBe(1)
  expect(await items.next()).toEqual({ done: true, value: undefined })
})

test('a signal that has aborted before takes nothing from the source', async () => {
  const source = waiting(1)
  expect(await Array.fromAsync(untilAborted(source, AbortSignal.abort()))).toEqual([])
  expect(source.returns).toBeGreaterThan(0)
})

test('leaving ends the source', async () => {
  const source = waiting(1, 2)
  for await (const _ of untilAborted(source, new AbortController().signal)) break
  expect(source.returns).toBe(1)
})

test('items that have been taken are let go of while the stream lives on', async () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage: () => void = runInNewContext('gc')
  async function* large() {
    for (let item = 0; ; item += 1) yield { item }
  }
  const ending = new AbortController()
  const items = untilAborted(large(), ending.signal)
  const taken: WeakRef<object>[] = []
  for (let count = 0; count < 100; count += 1) taken.push(new WeakRef((await items.next()).value as object))
  await expect
    .poll(() => {
      collectGarbage()
      return taken.filter((item) => item.deref()).length
    })
    .toBeLessThan(5)
  ending.abort()
})
