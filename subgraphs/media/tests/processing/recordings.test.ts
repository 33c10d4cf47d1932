import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { processAudio } from '../../src/processing/formats/audio.ts'
import { processVideo } from '../../src/processing/formats/video.ts'
import type { Outcome } from '../../src/processing/outcome.ts'
import { announce } from './lab.ts'

const sample = (name: string) => readFile(new URL(`../corpus/samples/${name}`, import.meta.url))

interface Place extends AsyncDisposable {
  process(bytes: Buffer, mimeType: string): Promise<Outcome>
}

/** In this process: a test that processes many files would spend its time on starting others. */
async function openPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'plaza-recordings-'))
  const input = join(folder, 'input')
  return {
    async process(bytes, mimeType) {
      await writeFile(input, bytes)
      const announced = announce(mimeType, bytes.length)
      const format = announced.kind === 'VIDEO' ? processVideo : processAudio
      return format({ input, folder, announced, detected: mimeType })
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

test.each([
  ['film.mp4', 'video/mp4'],
  ['film.mov', 'video/quicktime'],
  ['fragmented.mp4', 'video/mp4'],
  ['film.webm', 'video/webm'],
  ['sound.m4a', 'audio/mp4'],
  ['opus.webm', 'audio/webm'],
  ['opus.ogg', 'audio/ogg'],
  ['vorbis.ogg', 'audio/ogg'],
  ['sound.mp3', 'audio/mpeg'],
  ['sound.wav', 'audio/wav'],
  ['sound.flac', 'audio/flac'],
])('%s that breaks off is corrupt, wherever it does', async (name, mimeType) => {
  await using place = await openPlace()
  const bytes = await sample(name)
  const accepted = []
  for (let share = 1; share < 15; share++) {
    const outcome = await place.process(bytes.subarray(0, Math.floor((bytes.length * share) / 15)), mimeType)
    if (outcome.verdict === 'READY' || outcome.reason !== 'CORRUPT') accepted.push([share, outcome])
  }
  expect(accepted).toEqual([])
})

test('frames of sound, of which nothing says how many there are, are corrupt when one is not whole', async () => {
  await using place = await openPlace()
  for (const [name, mimeType, frame] of [
    ['bare.mp3', 'audio/mpeg', 72],
    ['sound.aac', 'audio/aac', null],
  ] as const) {
    const bytes = await sample(name)
    expect(await place.process(bytes.subarray(0, bytes.length - 5), mimeType)).toMatchObject({ reason: 'CORRUPT' })
    if (frame) expect(await place.process(bytes.subarray(0, frame * 10), mimeType)).toMatchObject({ durationMs: 360 })
  }
})
