import type { VideoCodec } from 'mediabunny'
import { Refused } from '../refused.ts'

// Cameras, drones and encoders also write into the stream of pictures: their settings, the place, captions. Decoders skip
// all of it, so what a decoder needs is kept and everything else left out. VP8 and VP9 have no room for such.

type Clean = (packet: Uint8Array) => Uint8Array

/** What takes messages to others than the decoder out of packets. */
export function userDataRemover(
  codec: VideoCodec,
  { description }: { description?: ArrayBuffer | ArrayBufferView },
): Clean {
  if (codec === 'av1') return withoutObuMetadata
  if (codec !== 'avc' && codec !== 'hevc') return (packet) => packet
  if (!description) throw new Refused('CORRUPT', 'A film has no configuration for its decoder.')
  const record = bytesOf(description)
  return codec === 'avc'
    ? (packet) => withoutNalMetadata(packet, (record[4]! & 3) + 1, isPictureInAvc)
    : (packet) => withoutNalMetadata(packet, (record[21]! & 3) + 1, isPictureInHevc)
}

export const bytesOf = (source: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)

/** Supplemental messages on timing, orientation and brightness; the rest is for others. */
const decoderMessages = new Set([0, 1, 6, 45, 47, 129, 137, 144, 147])

function isPictureInAvc(unit: Uint8Array): boolean {
  const type = unit[0]! & 0x1f
  if (type === 6) return messageTypes(unit.subarray(1)).every((message) => decoderMessages.has(message))
  // Slices, parameter sets, delimiters and ends, of one view.
  return type >= 1 && type <= 11
}

function isPictureInHevc(unit: Uint8Array): boolean {
  const type = (unit[0]! >> 1) & 0x3f
  if (type === 39 || type === 40) return messageTypes(unit.subarray(2)).every((message) => decoderMessages.has(message))
  return type <= 37
}

function withoutNalMetadata(packet: Uint8Array, lengthSize: number, isKept: (unit: Uint8Array) => boolean): Uint8Array {
  const kept: Uint8Array[] = []
  for (let at = 0; at < packet.length; ) {
    let length = 0
    for (let n = 0; n < lengthSize; n++) length = length * 256 + (packet[at + n] ?? 0)
    const end = at + lengthSize + length
    if (end > packet.length) throw new Refused('CORRUPT', 'A part of a picture goes on past its packet.')
    if (length > 0 && isKept(packet.subarray(at + lengthSize, end))) kept.push(packet.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}

/** The types of the messages in one unit (SEI); the unit ends with a stop bit. */
function messageTypes(escaped: Uint8Array): number[] {
  const bytes = escaped.filter((byte, n) => !(byte === 3 && n > 1 && escaped[n - 1] === 0 && escaped[n - 2] === 0))
  const types: number[] = []
  for (let at = 0; at < bytes.length - 1; ) {
    const number = () => {
      let value = 0
      while (bytes[at] === 255) value += bytes[at++]!
      return value + (bytes[at++] ?? 0)
    }
    types.push(number())
    const length = number()
    at += length
  }
  return types
}

const metadata = 5
/** Brightness (1, 2) and layers (3); the rest is for others. */
const decoderMetadata = new Set([1, 2, 3])

function withoutObuMetadata(packet: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = []
  for (let at = 0; at < packet.length; ) {
    const head = packet[at]!
    const type = (head >> 3) & 0xf
    let content = at + (head & 4 ? 2 : 1)
    let length = packet.length - content
    if (head & 2) {
      length = 0
      for (let shift = 0; shift < 56; shift += 7) {
        const byte = packet[content++] ?? 0
        length += (byte & 0x7f) * 2 ** shift
        if (byte < 128) break
      }
    }
    const end = content + length
    if (end > packet.length) throw new Refused('CORRUPT', 'A part of a picture goes on past its packet.')
    // Types above 8 are reserved, or padding.
    if (type === metadata ? decoderMetadata.has(packet[content] ?? 0) : type <= 8) kept.push(packet.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}
