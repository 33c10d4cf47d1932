import type { Measured } from './measure.ts'
import type { RecordingFile } from './recording-file.ts'

// A recording or an upload that broke off still opens: readers show what is there, or an empty film. What follows the last
// part of a file (the film of a picture, an archive) is no part of it; it does not reach the output.

/** Whether there is less than the container says. The tracks are those that are kept. */
export type IsCutOff = (file: RecordingFile, tracks: readonly Measured[]) => Promise<boolean>

const boxes = new Set('ftyp styp moov moof mdat mfra sidx free skip wide uuid meta udta pnot prft emsg pdin'.split(' '))

export const isCutOffMp4: IsCutOff = async ({ size, read }) => {
  for (let at = 0; at < size; ) {
    const head = await read(at, 16)
    if (head.length < 8 || !boxes.has(head.toString('latin1', 4, 8))) return false
    const stated = head.readUInt32BE(0)
    // 1: the length follows in 64 bits, 0: to the end of the file.
    if (stated === 0) return false
    const length = stated === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : stated
    if (length < 8) return false
    at += length
    if (at > size) return true
  }
  return false
}

/**
 * The segment holds all of it; recordings made live don't state its length. The duration tells nothing: the last picture of a
 * filmed screen may stand for seconds.
 */
export const isCutOffWebM: IsCutOff = async ({ size, read }) => {
  const head = await read(0, 4096)
  const header = variableLength(head, 4)
  const segment = header && header.end + header.value
  if (!segment || head.length < segment + 12 || head.readUInt32BE(segment) !== 0x18538067) return false
  const stated = variableLength(head, segment + 4)
  return stated !== undefined && stated.end + stated.value > size
}

/** An EBML length; undefined when unknown. */
function variableLength(bytes: Buffer, at: number): { value: number; end: number } | undefined {
  const first = bytes[at] ?? 0
  const width = Math.clz32(first) - 23
  if (width > 8 || bytes.length < at + width) return
  let value = first & (0xff >> width)
  let isUnknown = value === 0xff >> width
  for (const byte of bytes.subarray(at + 1, at + width)) {
    value = value * 256 + byte
    isUnknown &&= byte === 0xff
  }
  return isUnknown ? undefined : { value, end: at + width }
}

export const isCutOffFlac: IsCutOff = async (_, tracks) => endsEarly(tracks, 0.001)

const endsEarly = (tracks: readonly Measured[], seconds: number) =>
  tracks.some(({ end, statedEnd }) => statedEnd !== null && end < statedEnd - seconds)

/** Encoders count the frames in one in front of them, by one of these names; without it the duration is a guess. */
export const isCutOffMp3: IsCutOff = async (file, tracks) => {
  const start = await tagLength(file)
  const head = (await file.read(start, 200)).toString('latin1')
  // Some count that one too; a frame lasts for 72 ms at most.
  return head.includes('Xing') || head.includes('Info') ? endsEarly(tracks, 0.073) : isFrameAt(file, start, tracks)
}

export const isCutOffAac: IsCutOff = async (file, tracks) => isFrameAt(file, await tagLength(file), tracks)

/** Whether one more frame begins behind those that are whole. */
async function isFrameAt({ read }: RecordingFile, start: number, tracks: readonly Measured[]): Promise<boolean> {
  const next = await read(start + tracks.reduce((sum, { bytes }) => sum + bytes, 0), 2)
  return next.length === 2 && next[0] === 0xff && next[1]! >= 0xe0
}

/** Of an ID3 tag in front. */
async function tagLength({ read }: RecordingFile): Promise<number> {
  const head = await read(0, 10)
  if (head.toString('latin1', 0, 3) !== 'ID3' || head.length < 10) return 0
  return 10 + head.subarray(6).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0)
}

/** The last page of each stream is marked as such. */
export const isCutOffOgg: IsCutOff = async ({ size, read }) => {
  const open = new Set<number>()
  for (let at = 0; at < size; ) {
    const head = await read(at, 27 + 255)
    if (head.length < 27 || head.toString('latin1', 0, 4) !== 'OggS') break
    const segments = head.subarray(27, 27 + head[26]!)
    const serial = head.readUInt32LE(14)
    if (head[5]! & 4) open.delete(serial)
    else open.add(serial)
    at += 27 + head[26]! + segments.reduce((sum, length) => sum + length, 0)
    if (at > size) return true
  }
  return open.size > 0
}

export const isCutOffWav: IsCutOff = async ({ size, read }) => {
  for (let at = 12; at < size; ) {
    const head = await read(at, 8)
    if (head.length < 8) return false
    const length = head.readUInt32LE(4)
    at += 8 + length + (length % 2)
    // Programs that write to a pipe can't know the length and state the greatest.
    if (head.toString('latin1', 0, 4) === 'data') return length < 0xffff_0000 && at - (length % 2) > size
  }
  return false
}
