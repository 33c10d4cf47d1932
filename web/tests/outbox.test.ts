import { expect, test } from 'vitest'
import { type Outgoing, reduceOutbox } from '../src/pages/post/outbox.ts'

const comment: Outgoing = { key: 'k1', parentId: null, content: 'hello', failure: null }
const empty = { outgoing: [], sent: [] }

test('a comment that was not taken is kept with its words and its key, and sending it again is the same one', () => {
  const sending = reduceOutbox(empty, { type: 'sending', comment })
  const failed = reduceOutbox(sending, { type: 'failed', key: 'k1', failure: 'Plaza can’t be reached.' })
  expect(failed.outgoing).toEqual([{ ...comment, failure: 'Plaza can’t be reached.' }])
  expect(reduceOutbox(failed, { type: 'sending', comment }).outgoing).toEqual([comment])
})

test('the answer and the live event may both say that it was taken, in either order', () => {
  const taken = { type: 'sent', key: 'k1', comment: { id: 'c1', parentId: null } } as const
  const once = reduceOutbox(reduceOutbox(empty, { type: 'sending', comment }), taken)
  expect(once).toEqual({ outgoing: [], sent: [{ id: 'c1', parentId: null }] })
  expect(reduceOutbox(once, taken)).toEqual(once)
})

test('a failure that comes after it was taken brings nothing back', () => {
  const taken = reduceOutbox(reduceOutbox(empty, { type: 'sending', comment }), {
    type: 'sent',
    key: 'k1',
    comment: { id: 'c1', parentId: null },
  })
  expect(reduceOutbox(taken, { type: 'failed', key: 'k1', failure: 'late' }).outgoing).toEqual([])
})
