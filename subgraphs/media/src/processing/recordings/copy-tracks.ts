import {
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathTarget,
  type InputAudioTrack,
  type InputVideoTrack,
  Output,
  type OutputFormat,
} from 'mediabunny'
import { Refused } from '../refused.ts'
import { cleanDescription } from './codec-headers.ts'
import type { Measured } from './measure.ts'
import { userDataRemover } from './user-data.ts'

/** A track that is copied, measured before. */
export interface Copied<T> extends Measured {
  readonly track: T
}

interface Lane {
  readonly expected: number
  readonly packets: AsyncIterator<EncodedPacket>
  readonly add: (packet: EncodedPacket) => Promise<void>
}

/**
 * Writes the packets of the tracks into a new file, which has nothing else of the old one: no tags, names, chapters, other
 * tracks, and nothing that a stream carries for others than its decoder. Times begin at 0.
 * @throws {Refused} when bytes of a packet are missing
 */
export async function copyTracks(
  path: string,
  format: OutputFormat,
  video: Copied<InputVideoTrack> | undefined,
  audio: Copied<InputAudioTrack> | undefined,
): Promise<void> {
  const output = new Output({ format, target: new FilePathTarget(path) })
  const start = Math.max(0, Math.min(...[video, audio].flatMap((copied) => copied?.start ?? [])))
  const lanes = [
    ...(video ? [await addVideo(output, video, start)] : []),
    ...(audio ? [await addAudio(output, audio, start)] : []),
  ]
  await output.start()
  await interleave(lanes)
  await output.finalize()
}

async function addVideo(output: Output, { track, packets }: Copied<InputVideoTrack>, start: number): Promise<Lane> {
  const codec = (await track.getCodec())!
  const config = (await track.getDecoderConfig())!
  const source = new EncodedVideoPacketSource(codec)
  const [rotation, flip] = [await track.getRotation(), await track.getFlip()]
  output.addVideoTrack(source, { rotation, flip, maximumPacketCount: packets })
  const meta = { decoderConfig: cleanDescription(codec, config) }
  const clean = userDataRemover(codec, config)
  return {
    expected: packets,
    packets: new EncodedPacketSink(track).packets(),
    add: (packet) => source.add(packet.clone({ data: clean(packet.data), timestamp: packet.timestamp - start }), meta),
  }
}

async function addAudio(output: Output, { track, packets }: Copied<InputAudioTrack>, start: number): Promise<Lane> {
  const codec = (await track.getCodec())!
  const source = new EncodedAudioPacketSource(codec)
  output.addAudioTrack(source, { maximumPacketCount: packets })
  const meta = { decoderConfig: cleanDescription(codec, (await track.getDecoderConfig())!) }
  return {
    expected: packets,
    packets: new EncodedPacketSink(track).packets(),
    add: (packet) => source.add(packet.clone({ timestamp: packet.timestamp - start }), meta),
  }
}

/** Adds the packets of all tracks by their time, as players read them. */
async function interleave(lanes: readonly Lane[]): Promise<void> {
  const waiting = await Promise.all(lanes.map(async (lane) => ({ ...lane, added: 0, next: await lane.packets.next() })))
  for (;;) {
    const open = waiting.filter(({ next }) => !next.done)
    if (open.length === 0) break
    const lane = open.reduce((a, b) => (b.next.value.timestamp < a.next.value.timestamp ? b : a))
    await lane.add(lane.next.value)
    lane.added++
    lane.next = await lane.packets.next()
  }
  // The reader ends quietly where the file does.
  if (waiting.some(({ added, expected }) => added < expected))
    throw new Refused('CORRUPT', 'The file ends before its last packet.')
}
