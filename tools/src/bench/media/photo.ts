import { mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import { processInChild } from '@plaza/media/processing'
import sharp from 'sharp'
import { percentile } from '../buffers.ts'
import type { Figure } from '../frame.ts'
import { endedChildrenCpuMs } from '../gateway/child.ts'
import { watchChildren } from './memory.ts'

const [width, height] = [4000, 3000]
const mebibyte = 2 ** 20
/** Beyond any need, so that nothing is stopped. */
const limits = { wallMs: 120_000, cpuSeconds: 60, memoryBytes: 1024 * mebibyte, outputBytes: 600 * mebibyte }

/** A photo as a phone makes it, through the child process, beside what the library takes for the least of it. */
export async function measurePhoto(say: (line: string) => void, rounds: number): Promise<Figure[]> {
  const folder = await makeTemporaryFolder('plaza-bench-photo-')
  try {
    const input = join(folder, 'photo.jpg')
    await makePhoto(input)
    const { size: byteSize } = await stat(input)
    const taken: Record<'wall' | 'cpu' | 'sharp', number[]> = { wall: [], cpu: [], sharp: [] }
    const children = watchChildren()
    for (let round = 0; round < rounds; round++) {
      say(`a photo of 12 megapixels, ${round + 1} of ${rounds}`)
      const [begun, before] = [performance.now(), endedChildrenCpuMs(process.pid)]
      const announced = { mimeType: 'image/jpeg', kind: 'IMAGE', byteSize } as const
      const task = { input, folder: await mkdtemp(join(folder, 'out-')), announced }
      const outcome = await processInChild(task, { limits })
      if (outcome.verdict !== 'READY') throw new Error(outcome.why)
      taken.wall.push(performance.now() - begun)
      taken.cpu.push(endedChildrenCpuMs(process.pid) - before)

      const start = process.cpuUsage()
      await sharp(input).autoOrient().jpeg({ quality: 85 }).toFile(join(folder, 'main.jpg'))
      await sharp(input).autoOrient().resize(320, 320, { fit: 'inside' }).webp().toFile(join(folder, 'thumbnail.webp'))
      const { user, system } = process.cpuUsage(start)
      taken.sharp.push((user + system) / 1000)
    }
    const [wall, cpu, least] = [taken.wall, taken.cpu, taken.sharp].map((all) => percentile(all, 0.5)) as [
      number,
      number,
      number,
    ]
    return [
      { name: 'media.photo_12mp_ms', value: wall, unit: 'ms', topology: 'JPEG, cleaned, with four renditions' },
      {
        name: 'media.photo_12mp_cpu_ms',
        value: cpu,
        unit: 'ms',
        topology: 'of which CPU, with the start of the child',
      },
      { name: 'media.photo_vs_sharp', value: cpu / least, unit: '×', topology: 'of one re-encoding and one thumbnail' },
      { name: 'media.child_rss_peak_mb', value: children.stop(), unit: 'MB', topology: 'of the child' },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Soft shapes under the noise of a sensor: about 2 bits a pixel, as photos have. */
async function makePhoto(path: string): Promise<void> {
  const noise = (w: number, h: number, sigma: number) =>
    sharp({
      create: {
        width: w,
        height: h,
        channels: 3,
        background: '#808080',
        noise: { type: 'gaussian', mean: 128, sigma },
      },
    })
  const shapes = await noise(40, 30, 60).png().toBuffer()
  const grain = await noise(width, height, 9).png({ compressionLevel: 1 }).toBuffer()
  await sharp(shapes)
    .resize(width, height, { kernel: 'cubic' })
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toFile(path)
}
