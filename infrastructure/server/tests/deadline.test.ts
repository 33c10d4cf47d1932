import { expect, test } from 'vitest'
import { DeadlineExceeded, withDeadline } from '../src/deadline.ts'

test('work in time is given as it is, and work that is late is waited for no longer', async () => {
  expect(await withDeadline(60_000, Promise.resolve('done'))).toBe('done')
  await expect(withDeadline(60_000, Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  await expect(withDeadline(1, new Promise(() => {}))).rejects.toThrow(DeadlineExceeded)
})
