import { execFile, spawn } from 'node:child_process'
import { lstat, mkdir, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { LimitExceeded } from '../../src/processing/run-child.ts'
import { blackPng } from '../corpus/bytes.ts'
import { quarters } from '../corpus/drawing.ts'
import { announce, defaultLimits, filesIn, type Lab, openLab, ready } from './lab.ts'

const run = promisify(execFile)

test('a picture becomes a clean main file and its renditions, described as they lie there', async () => {
  await using lab = await openLab()
  const outcome = ready(await lab.process(await quarters(500, 400).jpeg().toBuffer(), 'image/jpeg'))
  expect(outcome).toMatchObject({ mimeType: 'image/jpeg', width: 500, height: 400, durationMs: null })
  expect(outcome.renditions.map(({ width, height, mimeType }) => ({ width, height, mimeType }))).toEqual([
    { width: 320, height: 256, mimeType: 'image/webp' },
    { width: 500, height: 400, mimeType: 'image/webp' },
  ])
  const outputs = [outcome.main, ...outcome.renditions]
  expect(await filesIn(lab.folder)).toEqual(outputs.map(({ path }) => basename(path)).sort())
  for (const { path, byteSize } of outputs) expect((await lstat(path)).size).toBe(byteSize)
})

test('a picture that takes too much memory or room is stopped', async () => {
  await using lab = await openLab()
  const photo = await quarters(4000, 3000).jpeg().toBuffer()
  for (const [limits, limit] of [
    [{ memoryBytes: 80 * 2 ** 20 }, 'memory'],
    [{ outputBytes: 10_000 }, 'output'],
  ] as const) {
    const error = await lab.process(photo, 'image/jpeg', { limits }).catch((e) => e)
    expect(error).toBeInstanceOf(LimitExceeded)
    expect(error.limit).toBe(limit)
  }
})

test('results that exceed the limit together are refused, though each does not', async () => {
  await using lab = await openLab()
  const picture = await quarters(500, 400).png().toBuffer()
  const { main, renditions } = ready(await lab.process(picture, 'image/png'))
  const sizes = [main, ...renditions].map(({ byteSize }) => byteSize)
  const outputBytes = Math.max(Math.max(...sizes), 512)
  expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThan(outputBytes)
  const again = lab.process(picture, 'image/png', { limits: { outputBytes } })
  await expect(again).rejects.toMatchObject({ limit: 'output' })
})

test('an abort ends the child and gives its reason', async () => {
  await using lab = await openLab()
  const reason = new Error('The worker closes.')
  const abort = new AbortController()
  const processed = lab.process(blackPng(7000, 7000), 'image/png', { signal: abort.signal })
  await childrenOf(lab, 1)
  abort.abort(reason)
  await expect(processed).rejects.toBe(reason)
  await childrenOf(lab, 0)
})

test('the death of the process that started it ends the child', async () => {
  await using lab = await openLab()
  const module = new URL('../../src/processing/run-child.ts', import.meta.url).href
  const { folder, input } = lab
  await mkdir(folder)
  await writeFile(input, blackPng(7000, 7000))
  const task = JSON.stringify({ folder, input, announced: announce('image/png', 1) })
  const parent = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `(await import('${module}')).processInChild(${task}, ${JSON.stringify({ limits: defaultLimits })})`,
  ])
  await childrenOf(lab, 1)
  parent.kill('SIGKILL')
  await childrenOf(lab, 0)
  expect(await filesIn(folder)).not.toContain('rendition-320')
})

/** Waits until so many processes have the folder as the one that they may write to. */
async function childrenOf({ folder }: Lab, count: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const { stdout } = await run('ps', ['-A', '-ww', '-o', 'args'], { maxBuffer: 2 ** 24 })
        return stdout.split('\n').filter((line) => line.includes(`--allow-fs-write=${folder}`)).length
      },
      { timeout: 20_000, interval: 20 },
    )
    .toBe(count)
}
