import { expect } from 'vitest'
import type { Ready } from '../../src/processing/outcome.ts'
import { riffChunk, withRiffChunks } from './bytes.ts'
import { type CorpusFile, marker } from './corpus-file.ts'
import { id3, overwrite, placeBox, withFlacBlock, withinIndex } from './edits.ts'
import { sample, tells, withArchiveBehind } from './samples.ts'

const recording =
  (mimeType: string, durationMs = 1000) =>
  async (outcome: Ready, main: Buffer) => {
    expect([outcome.width, outcome.height]).toEqual([null, null])
    await tells(mimeType, durationMs)(outcome, main)
  }

const picture = `\0\0\0\x03\0\0\0\x09image/png\0\0\0\0${'\0'.repeat(16)}\0\0\0\x21${marker}`

/** Recordings of sound, as they are and as what they are not. */
export const sounds: readonly CorpusFile[] = [
  {
    name: 'AAC in MP4 with a title',
    announced: 'audio/mp4',
    make: async () => withinIndex(await sample('sound.m4a'), placeBox(marker)),
    expected: 'READY',
    isMarked: true,
    check: recording('audio/mp4'),
  },
  {
    name: 'AAC with a tag in front',
    announced: 'audio/aac',
    make: async () => Buffer.concat([id3(['TIT2', `\0${marker}`]), await sample('sound.aac')]),
    expected: 'READY',
    isMarked: true,
    check: recording('audio/aac'),
  },
  {
    name: 'an MP3 with a title',
    announced: 'audio/mpeg',
    make: () => sample('sound.mp3'),
    expected: 'READY',
    isMarked: true,
    check: recording('audio/mpeg', 1080),
  },
  {
    name: 'an MP3 with a cover and an enclosed file, and with tags of other kinds behind it',
    announced: 'audio/mpeg',
    make: async () =>
      Buffer.concat([
        id3(['APIC', `\0image/png\0\x03\0${marker}`], ['GEOB', `\0text/html\0a.html\0\0${marker}`]),
        await sample('bare.mp3'),
        Buffer.from(`APETAGEX${marker}`),
        Buffer.from(`TAG${marker}`.padEnd(128, '\0'), 'latin1'),
      ]),
    expected: 'READY',
    isMarked: true,
    check: recording('audio/mpeg', 1080),
  },
  {
    name: 'Ogg with Opus and a title',
    announced: 'audio/ogg',
    make: () => withArchiveBehind('opus.ogg'),
    expected: 'READY',
    isMarked: true,
    check: recording('audio/ogg'),
  },
  {
    name: 'Ogg with Vorbis and a title',
    announced: 'audio/ogg',
    make: () => sample('vorbis.ogg'),
    expected: 'READY',
    isMarked: true,
    check: recording('audio/ogg'),
  },
  {
    name: 'a WebM with Opus and a title',
    announced: 'audio/webm',
    make: () => sample('opus.webm'),
    expected: 'READY',
    isMarked: true,
    check: recording('audio/webm'),
  },
  {
    name: 'a WebM with Vorbis and a title',
    announced: 'audio/webm',
    make: () => sample('vorbis.webm'),
    expected: 'READY',
    isMarked: true,
    check: recording('audio/webm'),
  },
  {
    name: 'a WAV with a title, a broadcast extension and XMP',
    announced: 'audio/wav',
    make: async () => withRiffChunks(await sample('sound.wav'), riffChunk('bext', marker), riffChunk('_PMX', marker)),
    expected: 'READY',
    isMarked: true,
    check: recording('audio/wav', 250),
  },
  {
    name: 'a WAV of unknown length, as programs write it to others',
    announced: 'audio/wav',
    make: async () => overwrite(await sample('sound.wav'), 'data', 4, [255, 255, 255, 255]),
    expected: 'READY',
  },
  {
    name: 'a FLAC with a title, a cover and what a program keeps in it',
    announced: 'audio/flac',
    make: async () => withFlacBlock(withFlacBlock(await sample('sound.flac'), 6, picture), 2, `riff${marker}`),
    expected: 'READY',
    isMarked: true,
    check: recording('audio/flac', 250),
  },
  {
    name: 'Apple Lossless, which few browsers play',
    announced: 'audio/mp4',
    make: () => sample('alac.m4a'),
    expected: 'TYPE_NOT_ALLOWED',
  },
  {
    name: 'an MP3 that is called WAV',
    announced: 'audio/wav',
    make: () => sample('sound.mp3'),
    expected: 'TYPE_NOT_ALLOWED',
  },
  {
    name: 'a program of Windows that is called MP3',
    announced: 'audio/mpeg',
    make: async () => Buffer.from(`MZ${'\0'.repeat(200)}`),
    expected: 'TYPE_NOT_ALLOWED',
  },
  {
    name: 'a tag of MP3 with nothing behind it',
    announced: 'audio/mpeg',
    make: async () => id3(['TIT2', `\0${marker}`]),
    expected: 'TYPE_NOT_ALLOWED',
  },
  { name: 'FLAC in Ogg', announced: 'audio/ogg', make: () => sample('flac.ogg'), expected: 'CORRUPT' },
]
