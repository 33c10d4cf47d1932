import { Refused } from '../refused.ts'

/**
 * The JPEG without what cameras and programs write into it: EXIF, XMP, IPTC, comments, thumbnails, and what follows its end.
 * Colours stay (JFIF, ICC, Adobe's), and no pixel changes.
 */
export function withoutJpegMetadata(jpeg: Uint8Array): Uint8Array {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) throw new Refused('CORRUPT', 'A picture of a page is no JPEG.')
  const kept = [jpeg.subarray(0, 2)]
  for (let at = 2; at + 3 < jpeg.length; ) {
    const marker = jpeg[at + 1]!
    if (jpeg[at] !== 0xff || marker === 0xd9) break
    // A marker may be filled up in front.
    if (marker === 0xff) {
      at++
      continue
    }
    const length = jpeg[at + 2]! * 256 + jpeg[at + 3]!
    if (length < 2) break
    const segment = jpeg.subarray(at, at + 2 + length)
    if (isDecoded(marker, segment)) kept.push(segment)
    at += 2 + length
    if (marker === 0xda) {
      const end = endOfScan(jpeg, at)
      kept.push(jpeg.subarray(at, end))
      at = end
    }
  }
  return Buffer.concat([...kept, Buffer.from([0xff, 0xd9])])
}

function isDecoded(marker: number, segment: Uint8Array): boolean {
  const name = Buffer.from(segment.subarray(4, 16)).toString('latin1')
  if (marker === 0xe0) return name.startsWith('JFIF\0')
  if (marker === 0xe2) return name.startsWith('ICC_PROFILE\0')
  if (marker === 0xee) return name.startsWith('Adobe')
  return !(marker >= 0xe1 && marker <= 0xef) && marker !== 0xfe
}

/** Where the next marker stands that is neither an escaped byte nor a restart. */
function endOfScan(jpeg: Uint8Array, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at >= 0; at = jpeg.indexOf(0xff, at + 1)) {
    const marker = jpeg[at + 1] ?? 0
    if (marker !== 0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return at
  }
  return jpeg.length
}

const boxesOfOthers = new Set(['uuid', 'xml ', 'uinf', 'asoc'])

/** The JPEG 2000 without the boxes that hold EXIF and XMP. */
export function withoutJpeg2000Metadata(picture: Uint8Array): Uint8Array {
  const bytes = Buffer.from(picture)
  // Without boxes there is only the code of the picture.
  if (bytes.toString('latin1', 4, 8) !== 'jP  ') return picture
  const kept: Uint8Array[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const stated = bytes.readUInt32BE(at)
    const length = stated === 0 || stated === 1 ? bytes.length - at : stated
    if (length < 8) break
    if (!boxesOfOthers.has(bytes.toString('latin1', at + 4, at + 8))) kept.push(bytes.subarray(at, at + length))
    at += length
  }
  return Buffer.concat(kept)
}
