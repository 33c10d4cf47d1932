import { box } from './bytes.ts'

/** Puts boxes at the end of the index (`moov`) of an MP4, which must come last, so that nothing else moves. */
export function withinIndex(mp4: Buffer, ...boxes: Buffer[]): Buffer {
  const at = mp4.indexOf('moov') - 4
  const whole = Buffer.concat([mp4, ...boxes])
  whole.writeUInt32BE(whole.length - at, at)
  return whole
}

/** Overwrites bytes that stand at `offset` behind a name, `nth` time that it occurs. */
export function overwrite(bytes: Buffer, name: string, offset: number, value: number[], nth = 0): Buffer {
  const bytesOfName = Buffer.from(name, 'latin1')
  let at = bytes.indexOf(bytesOfName)
  for (let i = 0; i < nth; i++) at = bytes.indexOf(bytesOfName, at + 1)
  if (at < 0) throw new Error(`There is no ${name}.`)
  const edited = Buffer.from(bytes)
  edited.set(value, at + offset)
  return edited
}

/** The place as telephones write it: a QuickTime text, with its length and language in front. */
export const placeBox = (place: string): Buffer => {
  const text = Buffer.from(`\0\0\x15\xc7${place}`, 'latin1')
  text.writeUInt16BE(place.length, 0)
  return box('udta', box('\xa9xyz', text.toString('latin1')).toString('latin1'))
}

/** A tag of ID3 2.3. */
export function id3(...frames: [name: string, content: string][]): Buffer {
  const body = Buffer.concat(
    frames.map(([name, content]) => {
      const head = Buffer.from(`${name}\0\0\0\0\0\0`, 'latin1')
      head.writeUInt32BE(content.length, 4)
      return Buffer.concat([head, Buffer.from(content, 'latin1')])
    }),
  )
  const size = [21, 14, 7, 0].map((shift) => (body.length >> shift) & 0x7f)
  return Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, ...size]), body])
}

/** Puts a block of metadata behind the first one of a FLAC: 4 comments, 6 a picture, 2 what programs like. */
export function withFlacBlock(flac: Buffer, type: number, content: string): Buffer {
  const head = Buffer.from([type, 0, content.length >> 8, content.length & 255])
  return Buffer.concat([flac.subarray(0, 42), head, Buffer.from(content, 'latin1'), flac.subarray(42)])
}
