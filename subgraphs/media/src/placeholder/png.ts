import { promisify } from 'node:util'
import { crc32, deflate } from 'node:zlib'

const compress = promisify(deflate)
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export interface Pixels {
  readonly width: number
  readonly height: number
  /** Three bytes a pixel, red, green, blue, row by row. */
  readonly rgb: Uint8Array
}

/** A truecolour PNG. Each row is stored as differences from the one above, which smooth pictures compress well by. */
export async function encodePng({ width, height, rgb }: Pixels): Promise<Buffer> {
  const stride = width * 3
  const filtered = Buffer.allocUnsafe((stride + 1) * height)
  filtered[0] = 0
  filtered.set(rgb.subarray(0, stride), 1)
  let at = stride + 1
  for (let from = stride; from < rgb.length; ) {
    filtered[at++] = 2
    for (const end = from + stride; from < end; from++) filtered[at++] = rgb[from]! - rgb[from - stride]!
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const data = await compress(filtered, { level: 4 })
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), framed.length - 4)
  return framed
}
