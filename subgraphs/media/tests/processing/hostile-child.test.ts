import { fileURLToPath } from 'node:url'
import { outageOf } from '@plaza/database'
import { afterAll, expect, test } from 'vitest'
import { ChildCrashed, LimitExceeded, type Limits } from '../../src/processing/run-child.ts'
import { filesIn, openLab } from './lab.ts'

const lab = await openLab()
afterAll(() => lab[Symbol.asyncDispose]())

const entry = fileURLToPath(new URL('hostile-child.ts', import.meta.url))
const act = (what: string, limits: Partial<Limits> = {}) =>
  lab.process(Buffer.from(what), 'image/png', { entry, limits })

test('a child reads and writes nothing but its own, starts nothing, and has no environment', async () => {
  const outcome = await act('try')
  expect(outcome.verdict === 'REJECTED' && JSON.parse(outcome.why)).toEqual({ done: [], environment: ['TMPDIR'] })
  expect(await filesIn(lab.folder)).toEqual([])
})

test.each([
  ['spin', 'CPU time', { cpuSeconds: 1 }],
  ['spin', 'time', { wallMs: 700 }],
  ['sleep', 'time', { wallMs: 700 }],
  ['grow', 'memory', { memoryBytes: 64 * 2 ** 20 }],
] as const)('a child that does nothing but %s is stopped by its limit of %s', async (what, limit, limits) => {
  const error = await act(what, limits).catch((e) => e)
  expect(error).toBeInstanceOf(LimitExceeded)
  expect(error.limit).toBe(limit)
})

test.each([
  'abort',
  'leave',
  'throw',
  'babble',
  'say two things',
  'say more than asked',
  'name a foreign file',
  'climb out of the folder',
  'name the upload',
  'name a folder',
  'say another size',
])('a child that does this has crashed: %s', async (what) => {
  const error = await act(what).catch((e) => e)
  expect(error).toBeInstanceOf(ChildCrashed)
  expect(error.message).not.toContain('secret')
})

test('what the file system refuses a child is no fault of the file', async () => {
  const error = await act('meet a full disk').catch((e) => e)
  expect(error).not.toBeInstanceOf(ChildCrashed)
  expect(error).not.toBeInstanceOf(LimitExceeded)
  expect(outageOf(error)).toBe('disk')
})
