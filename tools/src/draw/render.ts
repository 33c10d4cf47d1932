import { createHash } from 'node:crypto'
import { encode as encodeBlurhash } from 'blurhash'
import sharp, { type Sharp } from 'sharp'
import { createCanvas } from './canvas.ts'
import type { Design } from './design.ts'

/** A picture as `pictures/index.json` tells of it. */
export interface Drawing {
  readonly name: string
  readonly description: string
  readonly width: number
  readonly height: number
  readonly byteSize: number
  readonly sha256: string
  readonly blurhash: string
  /** Smallest first; the last one is the picture itself. */
  readonly renditions: readonly { readonly width: number; readonly height: number; readonly byteSize: number }[]
}

export interface Rendered {
  readonly drawing: Drawing
  /** One for each rendition. */
  readonly files: readonly Buffer[]
}

/** Longer sides in pixels of the smaller renditions, as media makes them of what people upload. */
const smallerSides = [320, 640, 1280]

/** The design's pixels, `side` on the longer side. */
export const rasterize = (design: Design, side: number): Sharp => {
  const canvas = createCanvas(design.size, seedOf(design.name))
  design.draw(canvas)
  return sharp(Buffer.from(canvas.svg())).resize(side, side, { fit: 'inside' }).flatten()
}

export async function renderDesign(design: Design): Promise<Rendered> {
  const { data, info } = await rasterize(design, design.side).raw().toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const files: Buffer[] = []
  const renditions: Drawing['renditions'][number][] = []
  for (const side of [...smallerSides.filter((side) => side < design.side), design.side]) {
    const encoded = await sharp(data, { raw })
      .resize(side, side, { fit: 'inside' })
      .webp({ quality: 68, effort: 6, smartSubsample: true })
      .toBuffer({ resolveWithObject: true })
    files.push(encoded.data)
    renditions.push({ width: encoded.info.width, height: encoded.info.height, byteSize: encoded.data.length })
  }
  const main = files.at(-1)!
  return {
    files,
    drawing: {
      ...{ name: design.name, description: design.description },
      ...renditions.at(-1)!,
      sha256: createHash('sha256').update(main).digest('hex'),
      blurhash: await blurhashOf(main),
      renditions,
    },
  }
}

export async function blurhashOf(picture: Buffer): Promise<string> {
  const tiny = await sharp(picture).resize(32, 32, { fit: 'fill' }).ensureAlpha().raw().toBuffer()
  return encodeBlurhash(new Uint8ClampedArray(tiny), 32, 32, 4, 3)
}

/** So that a picture stays as it is when others are added. */
const seedOf = (name: string) => [...name].reduce((seed, letter) => (seed * 31 + letter.charCodeAt(0)) | 0, 0)
