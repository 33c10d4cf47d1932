import { expect, test } from 'vitest'
import { FetchScope } from '../src/executor/fetch/fetch-scope.ts'

const told: unknown[] = []
const tell = (reason: unknown) => told.push(reason)

test('who listens to a fetch is told once that it is given up, and not after leaving', () => {
  const scope = new FetchScope(undefined, Number.POSITIVE_INFINITY)
  scope.onAbort(tell)
  scope.onAbort(() => told.push('left'))()
  scope.abort('too late')
  scope.abort('gone')
  expect(told.splice(0)).toEqual(['too late'])
  expect([scope.signal.aborted, scope.signal.reason]).toEqual([true, 'too late'])
})

test('who listens to a fetch that is given up already is told at once', () => {
  const scope = new FetchScope(undefined, Number.POSITIVE_INFINITY)
  scope.abort('gone')
  scope.onAbort(tell)
  expect(told.splice(0)).toEqual(['gone'])
})
