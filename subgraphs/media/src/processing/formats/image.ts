import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encode } from 'blurhash'
import sharp, { type Metadata, type Sharp } from 'sharp'
import { maxPixels } from '../../rules/file-types.ts'
import type { Format, FormatTask, Output, Rejected } from '../outcome.ts'
import { outputOf, rejected } from '../verdicts.ts'

sharp.cache(false)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Nsgif', 'Webp', 'Heif'].map((format) => `VipsForeignLoad${format}`),
})

/** How each type is read and written. The figures are for 12 megapixels on one core. */
const types: Readonly<Record<string, { format: string; write: (picture: Sharp, source: Metadata) => Sharp }>> = {
  'image/jpeg': {
    format: 'jpeg',
    // MozJPEG saves a quarter of the bytes and takes 1.2 s instead of 0.15.
    write: (picture, { chromaSubsampling: given }) =>
      picture.jpeg({ quality: 85, chromaSubsampling: given?.startsWith('4:4:4') ? '4:4:4' : '4:2:0' }),
  },
  // Without the filters a photo takes twice the bytes; with a higher level the double time for a twentieth less.
  'image/png': { format: 'png', write: (picture) => picture.png({ adaptiveFiltering: true, compressionLevel: 3 }) },
  'image/gif': { format: 'gif', write: (picture, source) => picture.gif({ effort: 1, dither: 0, ...timing(source) }) },
  'image/webp': {
    format: 'webp',
    write: (picture, source) => picture.webp({ quality: 85, effort: 2, ...timing(source) }),
  },
  // 0.9 s; the next effort takes 5 s and saves nothing. See `servedAs`.
  'image/avif': { format: 'heif', write: (picture) => picture.avif({ quality: 65, effort: 1 }) },
}

/** Writing AVIF takes more than 50 bytes of memory a pixel, with transparency twice the time: large ones become another type. */
function servedAs(mimeType: string, { width, height }: Pixels): string {
  if (mimeType !== 'image/avif' || width * height <= 13_000_000) return mimeType
  // The longest side that WebP has.
  return Math.max(width, height) <= 16_383 ? 'image/webp' : 'image/png'
}

const timing = ({ delay, loop }: Metadata) => ({ ...(delay && { delay }), ...(loop !== undefined && { loop }) })

/** Decoded frames, one below the other. */
interface Pixels {
  readonly data: Buffer
  readonly width: number
  /** Of one frame. */
  readonly height: number
  readonly channels: 1 | 2 | 3 | 4
  readonly frames: number
}

/**
 * Writes a picture anew: only its pixels pass, as sRGB of 8 bits, upright, with the timing of an animation. So nothing that
 * the file carried beside them does.
 */
export const processImage: Format = async (task) => {
  const { folder, announced } = task
  const read = await readPixels(task)
  if ('verdict' in read) return read
  const { source, pixels } = read

  const store = async (name: string, mime: string, written: Sharp): Promise<Output> => {
    const path = join(folder, name)
    await writeFile(path, await written.toBuffer())
    return outputOf(path, mime)
  }
  const mimeType = servedAs(announced.mimeType, pixels)
  const main = await store('main', mimeType, types[mimeType]!.write(open(pixels), source))

  const renditions = []
  let smallest = pixels
  for (const size of renditionSizes(pixels).reverse()) {
    smallest = await shrink(smallest, size)
    const webp = open(smallest).webp({ quality: 80, effort: 2, ...timing(source) })
    const { width, height } = smallest
    renditions.unshift({ ...(await store(`rendition-${size}`, 'image/webp', webp)), width, height })
  }

  const { width, height } = pixels
  return {
    verdict: 'READY',
    mimeType,
    width,
    height,
    durationMs: null,
    blurhash: await blur(smallest),
    main,
    renditions,
  }
}

async function readPixels({
  input,
  detected,
  announced,
}: FormatTask): Promise<{ source: Metadata; pixels: Pixels } | Rejected> {
  try {
    const source = await sharp(input, { limitInputPixels: false }).metadata()
    const { format } = source
    if (format !== types[announced.mimeType]!.format)
      return rejected('TYPE_NOT_ALLOWED', 'The picture is of another format than its first bytes say.')
    const frames = format === 'gif' || format === 'webp' ? (source.pages ?? 1) : 1
    if (source.width * source.height * frames > maxPixels)
      return rejected('TOO_MANY_PIXELS', `The picture has ${source.width} × ${source.height} pixels, ${frames} times.`)

    const animated = frames > 1
    // Frames cannot be turned; the formats with several have no orientation of their own.
    const picture = sharp(input, { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true, animated })
    const { data, info } = await (animated ? picture : picture.autoOrient())
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const { width, height, channels } = info
    return { source, pixels: { data, width, height: height / frames, channels, frames } }
  } catch {
    // A brand that AVIF may have too; but that would have been decoded.
    return detected === 'image/heif'
      ? rejected('HEIC_NOT_SUPPORTED', 'The picture is in HEIF, and not coded in AV1.')
      : rejected('CORRUPT', 'The picture cannot be decoded.')
  }
}

const open = ({ data, width, height, channels, frames }: Pixels) =>
  sharp(data, {
    raw: { width, height: height * frames, channels, ...(frames > 1 && { pageHeight: height }) },
    limitInputPixels: false,
    animated: frames > 1,
  })

/** 320, 640, 1280 and 2048 on the longer side, never enlarged, up to the first that has all pixels. */
function renditionSizes({ width, height }: Pixels): number[] {
  const longer = Math.max(width, height)
  const smaller = [320, 640, 1280, 2048].filter((size) => size < longer)
  return smaller.length < 4 ? [...smaller, longer] : smaller
}

async function shrink(pixels: Pixels, size: number): Promise<Pixels> {
  const { width, height, frames } = pixels
  const scale = size / Math.max(width, height)
  if (scale === 1) return pixels
  const [w, h] = [width, height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number]
  const { data, info } = await open(pixels).resize(w, h, { fit: 'fill' }).raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height / frames, channels: info.channels, frames }
}

/** Of the first frame. */
async function blur({ data, width, height, channels }: Pixels): Promise<string> {
  const frame = sharp(data.subarray(0, width * height * channels), { raw: { width, height, channels } })
  const tiny = await frame.resize(32, 32, { fit: 'fill' }).toColourspace('srgb').ensureAlpha().raw().toBuffer()
  return encode(new Uint8ClampedArray(tiny), 32, 32, 4, 3)
}
