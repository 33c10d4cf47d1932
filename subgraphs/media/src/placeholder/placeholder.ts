import { createHash } from 'node:crypto'
import { parseId } from '@plaza/database'
import { encode as encodeBlurhash } from 'blurhash'
import { designCount, designShape, drawDesign } from './drawing.ts'
import { encodePng } from './png.ts'

/** Longer side of a thumbnail in pixels. */
const thumbnailSide = 320

interface Rendition {
  readonly width: number
  readonly height: number
  readonly byteSize: number
}

export interface PlaceholderPicture extends Rendition {
  readonly mimeType: 'image/png'
  readonly sha256: Buffer
  readonly blurhash: string
  readonly objectKey: string
  readonly thumbnail: Rendition & { readonly objectKey: string }
}

type DesignFacts = Pick<PlaceholderPicture, 'width' | 'height' | 'byteSize' | 'sha256' | 'blurhash'> & {
  readonly thumbnail: Rendition
}

const facts = new Map<number, Promise<DesignFacts>>()

/** Imported and seeded pictures have no bytes of their own: which picture one shows follows from its id. */
export async function placeholderPicture(mediaId: string): Promise<PlaceholderPicture> {
  const design = designOf(mediaId)
  let known = facts.get(design)
  if (!known) {
    known = measure(design)
    facts.set(design, known)
  }
  const { thumbnail, ...picture } = await known
  return {
    ...picture,
    mimeType: 'image/png',
    objectKey: `${prefix}${mediaId}.png`,
    thumbnail: { ...thumbnail, objectKey: `${prefix}${mediaId}-thumbnail.png` },
  }
}

const prefix = 'placeholders/'
const keyPattern = /^placeholders\/([^/]+?)(-thumbnail)?\.png$/

export const isPlaceholderKey = (objectKey: string) => objectKey.startsWith(prefix)

/** The bytes of a placeholder, drawn when asked for; undefined when no placeholder has this key. */
export async function drawPlaceholder(objectKey: string): Promise<Buffer | undefined> {
  const [, name, thumbnail] = keyPattern.exec(objectKey) ?? []
  const mediaId = parseId(name)
  return mediaId ? render(designOf(mediaId), thumbnail !== undefined) : undefined
}

async function measure(design: number): Promise<DesignFacts> {
  const shape = designShape(design)
  const small = thumbnailShape(shape)
  const [picture, thumbnail] = await Promise.all([render(design, false), render(design, true)])
  return {
    ...shape,
    byteSize: picture.length,
    sha256: createHash('sha256').update(picture).digest(),
    blurhash: blurhashOf(design),
    thumbnail: { ...small, byteSize: thumbnail.length },
  }
}

function render(design: number, asThumbnail: boolean): Promise<Buffer> {
  const shape = designShape(design)
  const { width, height } = asThumbnail ? thumbnailShape(shape) : shape
  return encodePng(drawDesign(design, width, height))
}

function blurhashOf(design: number): string {
  // The hash keeps 4 × 3 waves, so a tiny drawing gives the same one as the picture itself.
  const { rgb } = drawDesign(design, 32, 32)
  const rgba = new Uint8ClampedArray(32 * 32 * 4).fill(255)
  for (let n = 0; n < 32 * 32; n++) rgba.set(rgb.subarray(n * 3, n * 3 + 3), n * 4)
  return encodeBlurhash(rgba, 32, 32, 4, 3)
}

function thumbnailShape({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = thumbnailSide / Math.max(width, height)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/** The last hex digits of an id are random in a UUIDv7, and a hash in an imported one. */
function designOf(mediaId: string): number {
  return Number.parseInt(mediaId.slice(-6), 16) % designCount
}
