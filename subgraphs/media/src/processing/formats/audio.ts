import type { Format } from '../outcome.ts'
import { playable, processRecording } from '../recordings/process-recording.ts'
import { Refused } from '../refused.ts'

/** Recordings of sound, in the container that they came in. */
export const processAudio: Format = (task) =>
  processRecording(task, async (input, { audio: codecs }) => {
    // A picture for the cover is no film, and has no codec that is known here.
    for (const track of await input.getVideoTracks())
      if (await track.getCodec()) throw new Refused('TYPE_NOT_ALLOWED', 'There is a film; to be announced as video.')
    const sounds = await input.getAudioTracks()
    if (sounds.length === 0) throw new Refused('CORRUPT', 'The recording has no tracks.')
    const audio = await playable(sounds, codecs)
    if (!audio) throw new Refused('TYPE_NOT_ALLOWED', `The sound is in none of ${codecs.join(', ')}.`)
    return { audio }
  })
