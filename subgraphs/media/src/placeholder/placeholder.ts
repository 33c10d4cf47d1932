import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseId } from '@plaza/database'
import pictures from '../../pictures/index.json' with { type: 'json' }
import type { StoredObject } from '../storage/object-storage.ts'

export interface PlaceholderRendition {
  readonly objectKey: string
  readonly mimeType: string
  readonly byteSize: number
  readonly width: number
  readonly height: number
}

export interface PlaceholderPicture extends PlaceholderRendition {
  readonly sha256: Buffer
  readonly blurhash: string
  /** Of the design. */
  readonly name: string
  /** What it shows. */
  readonly description: string
  /** Smallest first; the last one is the picture itself. */
  readonly renditions: readonly PlaceholderRendition[]
}

const folder = new URL('../../pictures/', import.meta.url)
const mimeType = 'image/webp'
const prefix = 'placeholders/'
const drawings = new Map(
  Object.values(pictures)
    .flat()
    .map((drawing) => [drawing.name, drawing]),
)

/** Names of the designs for posts and albums, for covers, or for profile pictures. */
export const designsOf = (kind: keyof typeof pictures): string[] => pictures[kind].map(({ name }) => name)

/**
 * What a seeded or imported file shows. Its bytes lie in this package, drawn once (`pnpm draw`), so they cost a start nothing
 * and are what the row says for good. Without a design the picture follows from the id.
 * @throws Error when there is no such design
 */
export function placeholderPicture(
  mediaId: string,
  design: string = pictures.scene[numberOf(mediaId) % pictures.scene.length]!.name,
): PlaceholderPicture {
  const drawing = drawings.get(design)
  if (!drawing) throw new Error(`There is no picture called ${design} among those that are drawn.`)
  const { name, sha256, blurhash, description } = drawing
  const renditions = drawing.renditions.map((rendition) => ({
    ...{ ...rendition, mimeType },
    objectKey: `${prefix}${mediaId}/${name}/${Math.max(rendition.width, rendition.height)}.webp`,
  }))
  return { ...renditions.at(-1)!, name, description, sha256: Buffer.from(sha256, 'hex'), blurhash, renditions }
}

export const isPlaceholderKey = (objectKey: string): boolean => objectKey.startsWith(prefix)

/** The bytes of a placeholder; undefined when none has this key. */
export async function openPlaceholder(objectKey: string): Promise<StoredObject | undefined> {
  const file = fileOf(objectKey)
  if (!file) return undefined
  const path = fileURLToPath(new URL(file, folder))
  return { size: (await stat(path)).size, read: (range) => createReadStream(path, range) }
}

const keyPattern = /^placeholders\/([^/]+)\/([^/]+)\/(\d+)\.webp$/
/** Of rows that were seeded before there were designs by name: 24 landscapes, and a thumbnail of each. */
const formerPattern = /^placeholders\/([^/]+?)(-thumbnail)?\.png$/
const formerCount = 24

function fileOf(objectKey: string): string | undefined {
  const [, mediaId, design, side] = keyPattern.exec(objectKey) ?? []
  if (parseId(mediaId)) {
    const fits = drawings.get(design!)?.renditions.some(({ width, height }) => String(Math.max(width, height)) === side)
    return fits ? `${design}/${side}.webp` : undefined
  }
  const [, formerId, thumbnail = ''] = formerPattern.exec(objectKey) ?? []
  return parseId(formerId) ? `former/${numberOf(formerId!) % formerCount}${thumbnail}.png` : undefined
}

/** The last hex digits of an id are random in a UUIDv7, and a hash in an imported one. */
const numberOf = (mediaId: string) => Number.parseInt(mediaId.slice(-6), 16)
