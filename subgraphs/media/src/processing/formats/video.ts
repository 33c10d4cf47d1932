import type { Format } from '../outcome.ts'
import { playable, processRecording } from '../recordings/process-recording.ts'
import { Refused } from '../refused.ts'

/** Films, in MP4 (also what came as QuickTime) or WebM. */
export const processVideo: Format = (task) =>
  processRecording(task, async (input, { video: videoCodecs, audio: audioCodecs }) => {
    const [videos, sounds] = [await input.getVideoTracks(), await input.getAudioTracks()]
    if (videos.length + sounds.length === 0) throw new Refused('CORRUPT', 'The film has no tracks.')
    if (videos.length === 0) throw new Refused('TYPE_NOT_ALLOWED', 'There is only sound; to be announced as audio.')
    const video = await playable(videos, videoCodecs)
    if (!video) throw new Refused('TYPE_NOT_ALLOWED', `The film is in none of ${videoCodecs.join(', ')}.`)
    const audio = await playable(sounds, audioCodecs)
    if (!audio && sounds.length > 0)
      throw new Refused('TYPE_NOT_ALLOWED', `The film's sound is in none of ${audioCodecs.join(', ')}.`)
    return { video, audio }
  })
