import { readFile } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { designs } from '../src/draw/designs.ts'
import { blurhashOf, type Drawing, rasterize } from '../src/draw/render.ts'
import { inRepository } from '../src/repository.ts'

const pictures = 'subgraphs/media/pictures'
const all = Object.values(designs).flat()
const readIndex = async (): Promise<Record<string, Drawing[]>> =>
  JSON.parse(await readFile(inRepository(`${pictures}/index.json`), 'utf8'))

/** Small enough that what encoders and scalers do differently does not count. */
const pixelsOf = (picture: Sharp) =>
  picture.resize(16, 16, { fit: 'fill', kernel: 'linear' }).removeAlpha().raw().toBuffer()

test('the index tells of each design, in order, as it is drawn', async () => {
  const index = await readIndex()
  const told = Object.entries(index).map(([kind, drawings]) => [
    kind,
    drawings.map((one) => [one.name, one.description]),
  ])
  const drawn = Object.entries(designs).map(([kind, list]) => [kind, list.map((one) => [one.name, one.description])])
  expect(told).toEqual(drawn)
  expect(all.map(({ name }) => name).filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([])
  for (const { name, width, height, blurhash } of Object.values(index).flat()) {
    const side = Math.max(width, height)
    expect(await blurhashOf(await readFile(inRepository(`${pictures}/${name}/${side}.webp`))), name).toBe(blurhash)
  }
})

test('the committed pictures are what `pnpm draw` draws', { timeout: 120_000 }, async () => {
  const distances: [design: string, distance: number][] = []
  for (const design of all) {
    const committed = sharp(await readFile(inRepository(`${pictures}/${design.name}/320.webp`)))
    const drawn = sharp(await rasterize(design, 160).png().toBuffer())
    const [one, other] = await Promise.all([pixelsOf(committed), pixelsOf(drawn)])
    // On the average of all channels, of 255.
    distances.push([design.name, one.reduce((sum, value, n) => sum + Math.abs(value - other[n]!), 0) / one.length])
  }
  expect(distances.filter(([, distance]) => distance > 20)).toEqual([])
})
