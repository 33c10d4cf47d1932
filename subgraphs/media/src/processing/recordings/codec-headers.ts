import type { AudioCodec, VideoCodec } from 'mediabunny'
import { bytesOf } from './user-data.ts'

const vorbisComments = Buffer.from('\x03vorbis\0\0\0\0\0\0\0\0\x01', 'latin1')

/** The decoder's configuration without what encoders and cameras add to it. */
export function cleanDescription<T extends { description?: ArrayBuffer | ArrayBufferView }>(
  codec: VideoCodec | AudioCodec,
  config: T,
): T {
  const clean = cleaners[codec]
  return clean && config.description ? { ...config, description: clean(bytesOf(config.description)) } : config
}

const cleaners: Readonly<Partial<Record<VideoCodec | AudioCodec, (description: Uint8Array) => Uint8Array>>> = {
  hevc: parameterSetsOnly,
  // The marker and STREAMINFO, with the bit that makes it the last block.
  flac: (description) => Buffer.concat([Buffer.from('fLaC\x80', 'latin1'), description.subarray(5, 42)]),
  vorbis: withoutComments,
}

/** Encoders keep their settings beside the parameter sets. */
function parameterSetsOnly(record: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = []
  let at = 23
  for (let arrays = record[22]!; arrays > 0; arrays--) {
    const start = at
    const type = record[at]! & 0x3f
    const units = record[at + 1]! * 256 + record[at + 2]!
    at += 3
    for (let unit = 0; unit < units && at < record.length; unit++) at += 2 + record[at]! * 256 + record[at + 1]!
    if (type >= 32 && type <= 34) kept.push(record.subarray(start, at))
  }
  return Buffer.concat([record.subarray(0, 22), Buffer.from([kept.length]), ...kept])
}

/** Three headers (identification, comments, set-up) with the lengths of the first two in front. */
function withoutComments(description: Uint8Array): Uint8Array {
  let at = 1
  const length = () => {
    let sum = 0
    while (description[at] === 255) sum += description[at++]!
    return sum + (description[at++] ?? 0)
  }
  const [identification, comments] = [length(), length()]
  return Buffer.concat([
    Buffer.from([2, identification, vorbisComments.length]),
    description.subarray(at, at + identification),
    vorbisComments,
    description.subarray(at + identification + comments),
  ])
}
