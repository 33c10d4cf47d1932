import { join } from 'node:path'
import { type Input, type InputAudioTrack, type InputTrack, type InputVideoTrack, Logging, LogLevel } from 'mediabunny'
import { maxPixels } from '../../rules/file-types.ts'
import type { FormatTask, Outcome } from '../outcome.ts'
import { orCorrupt, Refused } from '../refused.ts'
import { outputOf } from '../verdicts.ts'
import { type Container, containers } from './containers.ts'
import { copyTracks } from './copy-tracks.ts'
import { measure } from './measure.ts'
import { openRecording } from './recording-file.ts'

/** What is kept of a recording: at most one track of each kind. */
export interface Kept {
  readonly video?: InputVideoTrack | undefined
  readonly audio?: InputAudioTrack | undefined
}

// What it would say goes into the outcome; the console of a child is read by nobody.
Logging.level = LogLevel.Silent

/** Copies the kept tracks into a file of their own. Nothing is decoded: no decoder of video is safe enough and at hand. */
export function processRecording(
  { input: path, folder, announced }: FormatTask,
  keep: (input: Input, container: Container) => Promise<Kept>,
): Promise<Outcome> {
  return orCorrupt('The container, or what is in it, could not be read.', async () => {
    const container = containers[announced.mimeType]
    if (!container) throw new Refused('TYPE_NOT_ALLOWED', `Nothing is known of ${announced.mimeType}.`)
    await using file = await openRecording(path)
    using input = file.input(container.formats)
    const { video, audio } = await keep(input, container)

    const size = video && (await sizeOf(video))
    const videoTrack = video && { track: video, ...(await measure(video, file.size)) }
    const audioTrack = audio && { track: audio, ...(await measure(audio, file.size)) }
    const tracks = [videoTrack, audioTrack].filter((track) => track !== undefined)
    if (await container.isCutOff(file, tracks))
      throw new Refused('CORRUPT', 'The file ends before what its container says.')

    const output = join(folder, 'recording')
    await copyTracks(output, container.output(), videoTrack, audioTrack)
    const seconds =
      Math.max(...tracks.map(({ end }) => end)) - Math.max(0, Math.min(...tracks.map(({ start }) => start)))
    return {
      verdict: 'READY',
      mimeType: container.mimeType,
      width: size?.width ?? null,
      height: size?.height ?? null,
      durationMs: Math.round(seconds * 1000),
      blurhash: null,
      main: await outputOf(output, container.mimeType),
      renditions: [],
    }
  })
}

/** As it is shown: turned, and with square pixels. */
async function sizeOf(track: InputVideoTrack): Promise<{ width: number; height: number }> {
  const [width, height] = [Math.round(await track.getDisplayWidth()), Math.round(await track.getDisplayHeight())]
  if ((await track.getCodedWidth()) * (await track.getCodedHeight()) > maxPixels || width * height > maxPixels)
    throw new Refused('TOO_MANY_PIXELS', 'One picture of the film has more than 50 megapixels.')
  if (!(width > 0 && height > 0)) throw new Refused('CORRUPT', 'The film has no width or height.')
  return { width, height }
}

/** The first track that browsers play; cameras add others, for which their makers have players. */
export async function playable<T extends InputTrack>(
  tracks: readonly T[],
  codecs: readonly string[],
): Promise<T | undefined> {
  for (const track of tracks) {
    const codec = await track.getCodec()
    if (codec && codecs.includes(codec)) return track
  }
  return
}
