import { lstat } from 'node:fs/promises'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { ChildCrashed, defaultLimits, LimitExceeded } from '../../src/processing/run-child.ts'
import { quarters } from '../corpus/drawing.ts'
import { filesIn, openLab, ready } from './lab.ts'

test('a picture becomes a clean main file and its renditions, described as they lie there', async () => {
  await using lab = await openLab()
  const outcome = ready(await lab.process(await quarters(500, 400).jpeg().toBuffer(), 'image/jpeg'))
  expect(outcome).toMatchObject({ mimeType: 'image/jpeg', width: 500, height: 400, durationMs: null })
  expect(outcome.renditions.map(({ width, height, mimeType }) => ({ width, height, mimeType }))).toEqual([
    { width: 320, height: 256, mimeType: 'image/webp' },
    { width: 500, height: 400, mimeType: 'image/webp' },
  ])
  const outputs = [outcome.main, ...outcome.renditions]
  expect(await filesIn(lab.folder)).toEqual(['input', ...outputs.map(({ path }) => basename(path))].sort())
  for (const { path, byteSize } of outputs) expect((await lstat(path)).size).toBe(byteSize)
})

test('a child that takes too long, too much CPU time, memory or room is stopped', async () => {
  await using lab = await openLab()
  const photo = await quarters(4000, 3000).jpeg().toBuffer()
  const exceeded = (limits: Partial<typeof defaultLimits>) =>
    lab.process(photo, 'image/jpeg', { limits: { ...defaultLimits, ...limits } }).catch((error) => error)
  for (const [limits, limit] of [
    [{ wallMs: 20 }, 'time'],
    [{ memoryBytes: 80 * 2 ** 20 }, 'memory'],
    [{ outputBytes: 10_000 }, 'output'],
  ] as const) {
    const error = await exceeded(limits)
    expect(error).toBeInstanceOf(LimitExceeded)
    expect(error.limit).toBe(limit)
  }
  const error = await lab.process(photo, 'image/jpeg', { limits: { ...defaultLimits, cpuSeconds: 0 } }).catch((e) => e)
  expect(error).toBeInstanceOf(LimitExceeded)
  expect(error).not.toBeInstanceOf(ChildCrashed)
})

test('an abort ends the child and gives its reason', async () => {
  await using lab = await openLab()
  const reason = new Error('The worker closes.')
  const abort = new AbortController()
  const processed = lab.process(await quarters(4000, 3000).jpeg().toBuffer(), 'image/jpeg', { signal: abort.signal })
  abort.abort(reason)
  await expect(processed).rejects.toBe(reason)
})
