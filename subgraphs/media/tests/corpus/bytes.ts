import { crc32, deflateSync } from 'node:zlib'

const concat = (...parts: (Buffer | string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))

const uint16 = (value: number) => [value >> 8, value & 255]
const uint32 = (value: number) => [...uint16(value >>> 16), ...uint16(value & 0xffff)]
const uint16le = (value: number) => uint16(value).reverse()
const uint32le = (value: number) => uint32(value).reverse()

/** Puts segments behind the first two bytes of a JPEG: `0xfe` is a comment, `0xe1` EXIF or XMP, `0xed` IPTC. */
export const withSegments = (jpeg: Buffer, ...segments: [marker: number, content: string][]): Buffer =>
  concat(
    jpeg.subarray(0, 2),
    ...segments.flatMap(([code, content]) => [[0xff, code, ...uint16(content.length + 2)], content]),
    jpeg.subarray(2),
  )

/** A segment `0xe1`: EXIF with a second directory, which holds a thumbnail. */
export function exifWithThumbnail(thumbnail: string): string {
  // Little endian: no tags in the first directory, two in the second, which say where the thumbnail is.
  const tag = (code: number, value: number) => [...uint16le(code), ...uint16le(4), ...uint32le(1), ...uint32le(value)]
  const directories = concat(
    'II*\0',
    uint32le(8),
    uint16le(0),
    uint32le(14),
    uint16le(2),
    tag(0x0201, 44),
    tag(0x0202, thumbnail.length),
    uint32le(0),
  )
  return `Exif\0\0${directories.toString('latin1')}${thumbnail}`
}

export const pngChunk = (type: string, content: Buffer | string): Buffer => {
  const body = concat(type, Buffer.from(content as string, 'latin1'))
  return concat(uint32(body.length - 4), body, uint32(crc32(body)))
}

/** Puts chunks behind the header of a PNG. */
export const withChunks = (png: Buffer, ...chunks: Buffer[]): Buffer =>
  concat(png.subarray(0, 33), ...chunks, png.subarray(33))

/** A PNG of one bit a pixel that says it has this size, and holds so many bytes of black. */
export const blackPng = (width: number, height: number, bytes = height * (Math.ceil(width / 8) + 1)): Buffer =>
  concat(
    '\x89PNG\r\n\x1a\n',
    pngChunk('IHDR', concat(uint32(width), uint32(height), [1, 0, 0, 0, 0])),
    pngChunk('IDAT', deflateSync(Buffer.alloc(bytes))),
    pngChunk('IEND', ''),
  )

/** A GIF of frames of one pixel on a canvas of this size; what is between them comes from the caller. */
export const tinyFrames = (width: number, height: number, frames: number, between: Buffer | string = ''): Buffer => {
  const frame = concat(between, ',', [0, 0, 0, 0], uint16le(1), uint16le(1), [0, 2, 2, 0x44, 1, 0])
  const colours = [0, 0, 0, 255, 255, 255]
  return concat('GIF89a', uint16le(width), uint16le(height), [0x80, 0, 0], colours, ...Array(frames).fill(frame), ';')
}

/** A comment of a GIF. */
export const gifComment = (text: string): Buffer => concat([0x21, 0xfe, text.length], text, [0])

/** XMP of a GIF, as Photoshop writes it: the text is no series of blocks, a slide of falling lengths ends it. */
export const gifXmp = (text: string): Buffer =>
  concat([0x21, 0xff, 11], 'XMP DataXMP', text, [1], [...Array(256).keys()].reverse(), [0])

/** A box of MP4, HEIF and AVIF. */
export const box = (type: string, content: string): Buffer => concat(uint32(content.length + 8), type, content)

/** A chunk of RIFF, so of WebP and WAV. */
export const riffChunk = (type: string, content: string): Buffer =>
  concat(type, uint32le(content.length), content, content.length % 2 ? [0] : [])

/** Puts chunks at the end of a WebP, within its RIFF. */
export function withRiffChunks(webp: Buffer, ...chunks: Buffer[]): Buffer {
  const whole = concat(webp, ...chunks)
  whole.writeUInt32LE(whole.length - 8, 4)
  return whole
}
