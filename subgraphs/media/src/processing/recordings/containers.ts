import {
  ADTS,
  AdtsOutputFormat,
  type AudioCodec,
  FLAC,
  FlacOutputFormat,
  type InputFormat,
  MP3,
  MP4,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OGG,
  OggOutputFormat,
  type OutputFormat,
  QTFF,
  type VideoCodec,
  WAVE,
  WavOutputFormat,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny'
import {
  type IsCutOff,
  isCutOffAac,
  isCutOffFlac,
  isCutOffMp3,
  isCutOffMp4,
  isCutOffOgg,
  isCutOffWav,
  isCutOffWebM,
} from './cut-off.ts'

/** A container that may be uploaded, and what becomes of it. */
export interface Container {
  /** What the reader tries; never HLS, whose playlists name other files that it would open. */
  readonly formats: InputFormat[]
  readonly video: readonly VideoCodec[]
  readonly audio: readonly AudioCodec[]
  readonly output: () => OutputFormat
  /** Of the output. */
  readonly mimeType: string
  readonly isCutOff: IsCutOff
}

const mp4 = {
  formats: [MP4, QTFF],
  // Space for the index is kept in front, so that playing begins before all is there and no packet waits in memory.
  output: () => new Mp4OutputFormat({ fastStart: 'reserve' }),
  audio: ['aac', 'mp3', 'opus', 'flac'],
  isCutOff: isCutOffMp4,
} as const satisfies Partial<Container>

const webm = {
  formats: [WEBM],
  output: () => new WebMOutputFormat(),
  audio: ['opus', 'vorbis'],
  isCutOff: isCutOffWebM,
} as const satisfies Partial<Container>

// H.265 plays where the device has a decoder: in Safari, Chrome and Edge, and it is what telephones record.
const mp4Video = { ...mp4, video: ['avc', 'hevc', 'vp9', 'av1'], mimeType: 'video/mp4' } as const

/** By the announced type: the codecs are those that browsers play. */
export const containers: Readonly<Record<string, Container>> = {
  'video/mp4': mp4Video,
  'video/quicktime': mp4Video,
  'video/webm': { ...webm, video: ['vp8', 'vp9', 'av1'], mimeType: 'video/webm' },
  'audio/mp4': { ...mp4, video: [], mimeType: 'audio/mp4' },
  'audio/webm': { ...webm, video: [], mimeType: 'audio/webm' },
  'audio/mpeg': {
    formats: [MP3],
    video: [],
    audio: ['mp3'],
    output: () => new Mp3OutputFormat(),
    mimeType: 'audio/mpeg',
    isCutOff: isCutOffMp3,
  },
  'audio/aac': {
    formats: [ADTS],
    video: [],
    audio: ['aac'],
    output: () => new AdtsOutputFormat(),
    mimeType: 'audio/aac',
    isCutOff: isCutOffAac,
  },
  'audio/ogg': {
    formats: [OGG],
    video: [],
    audio: ['opus', 'vorbis'],
    output: () => new OggOutputFormat(),
    mimeType: 'audio/ogg',
    isCutOff: isCutOffOgg,
  },
  'audio/wav': {
    formats: [WAVE],
    video: [],
    audio: ['pcm-u8', 'pcm-s16', 'pcm-s24', 'pcm-s32', 'pcm-f32', 'ulaw', 'alaw'],
    output: () => new WavOutputFormat(),
    mimeType: 'audio/wav',
    isCutOff: isCutOffWav,
  },
  'audio/flac': {
    formats: [FLAC],
    video: [],
    audio: ['flac'],
    output: () => new FlacOutputFormat(),
    mimeType: 'audio/flac',
    isCutOff: isCutOffFlac,
  },
}
