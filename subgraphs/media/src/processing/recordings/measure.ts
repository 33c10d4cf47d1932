import { EncodedPacketSink, type InputTrack } from 'mediabunny'
import { Refused } from '../refused.ts'

/** What a track has, by its container's word. */
export interface Measured {
  readonly packets: number
  /** In seconds; may be negative, for what is decoded and not shown. */
  readonly start: number
  readonly end: number
  readonly bytes: number
  /** Where the track ends by what the container says of the whole, in seconds. */
  readonly statedEnd: number | null
}

const secondsMax = 24 * 3600
/** Nine hours at 60 pictures a second; so many take 40 s of CPU. */
const packetsMax = 2_000_000

/**
 * Counts the packets of a track without reading them. Tables can claim any number, of any length, over the same bytes.
 * @throws {Refused} when the claims can't be true
 */
export async function measure(track: InputTrack, fileSize: number): Promise<Measured> {
  let packets = 0
  let bytes = 0
  let start = Number.POSITIVE_INFINITY
  let end = 0
  for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true })) {
    packets++
    bytes += packet.byteLength
    start = Math.min(start, packet.timestamp)
    end = Math.max(end, packet.timestamp + packet.duration)
    if (bytes > fileSize) throw new Refused('CORRUPT', 'A track claims more bytes than the file has.')
    if (packets > packetsMax || !(end - start <= secondsMax))
      throw new Refused('CORRUPT', 'A track claims to last longer than a day, or to have millions of packets.')
  }
  if (packets === 0) throw new Refused('CORRUPT', 'A track has no packets.')
  return { packets, start, end, bytes, statedEnd: await track.getDurationFromMetadata() }
}
