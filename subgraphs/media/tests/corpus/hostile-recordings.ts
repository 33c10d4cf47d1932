import { box } from './bytes.ts'
import type { CorpusFile } from './corpus-file.ts'
import { overwrite } from './edits.ts'
import { sample } from './samples.ts'

const cut = async (name: string) => {
  const bytes = await sample(name)
  return bytes.subarray(0, Math.floor(bytes.length * 0.55))
}

const cutFilms: Readonly<Record<string, readonly [title: string, announced: string]>> = {
  'film.mp4': ['an MP4', 'video/mp4'],
  'film.mov': ['a QuickTime film', 'video/quicktime'],
  'fragmented.mp4': ['an MP4 in fragments', 'video/mp4'],
  'film.webm': ['a WebM', 'video/webm'],
}

const cutSounds: Readonly<Record<string, readonly [title: string, announced: string]>> = {
  'sound.m4a': ['AAC in MP4', 'audio/mp4'],
  'sound.aac': ['AAC', 'audio/aac'],
  'sound.mp3': ['an MP3', 'audio/mpeg'],
  'bare.mp3': ['an MP3 that does not say how long it is', 'audio/mpeg'],
  'opus.ogg': ['Ogg with Opus', 'audio/ogg'],
  'opus.webm': ['a WebM with Opus', 'audio/webm'],
  'sound.wav': ['a WAV', 'audio/wav'],
  'sound.flac': ['a FLAC', 'audio/flac'],
}

const claim = [0xff, 0xff, 0xff, 0xff]

/** Films and recordings that are none, or that ask for more than they may have. */
export const hostileRecordings: readonly CorpusFile[] = [
  ...Object.entries(cutFilms).map(
    ([name, [title, announced]]): CorpusFile => ({
      name: `the first 55 % of ${title}`,
      announced,
      make: () => cut(name),
      expected: 'CORRUPT',
    }),
  ),
  ...Object.entries(cutSounds).map(
    ([name, [title, announced]]): CorpusFile => ({
      name: `the first 55 % of ${title}`,
      announced,
      make: () => cut(name),
      expected: 'CORRUPT',
    }),
  ),
  {
    name: 'an MP4 without the bytes of its pictures',
    announced: 'video/mp4',
    make: async () => {
      const bytes = await sample('film.mp4')
      return Buffer.concat([bytes.subarray(0, 32), bytes.subarray(bytes.indexOf('moov') - 4)])
    },
    expected: 'CORRUPT',
  },
  {
    name: 'an MP4 whose index is a box of 4 GiB',
    announced: 'video/mp4',
    make: async () => overwrite(await sample('film.mp4'), 'moov', -4, claim),
    expected: 'CORRUPT',
  },
  {
    name: 'an MP4 whose index is a box of 2⁶³ bytes',
    announced: 'video/mp4',
    make: async () =>
      Buffer.concat([
        box('ftyp', 'isom\0\0\0\0mp42'),
        Buffer.from('\0\0\0\x01moov\x7f\xff\xff\xff\xff\xff\xff\xff', 'latin1'),
      ]),
    expected: 'CORRUPT',
  },
  {
    name: 'an MP4 that claims four thousand million pictures',
    announced: 'video/mp4',
    make: async () =>
      overwrite(overwrite(await sample('film.mp4'), 'stsz', 8, [0, 0, 0, 1, ...claim]), 'stts', 12, claim),
    expected: 'CORRUPT',
  },
  {
    name: 'an MP4 of which each picture lasts for years',
    announced: 'video/mp4',
    make: async () => overwrite(await sample('film.mp4'), 'stts', 16, [0x7f, 0xff, 0xff, 0xff]),
    expected: 'CORRUPT',
  },
  {
    name: 'an MP4 with noise for pictures',
    announced: 'video/mp4',
    make: async () => {
      const bytes = await sample('film.mp4')
      const start = bytes.indexOf('mdat') + 4
      return Buffer.from(bytes).fill('\xde\xad\xbe\xef', start, bytes.indexOf('moov') - 4, 'latin1')
    },
    expected: 'CORRUPT',
  },
  {
    name: 'an MP4 whose pictures are said to have 3,600 megapixels',
    announced: 'video/mp4',
    make: async () => overwrite(await sample('film.mp4'), 'avc1', 28, [0xea, 0x60, 0xea, 0x60], 1),
    expected: 'TOO_MANY_PIXELS',
  },
  {
    name: 'no bytes at all, called MP4',
    announced: 'video/mp4',
    make: async () => Buffer.alloc(0),
    expected: 'CORRUPT',
  },
  {
    name: 'a WAV that claims 4 GB of sound',
    announced: 'audio/wav',
    make: async () => overwrite(await sample('sound.wav'), 'data', 4, [0, 0, 0, 0xf0]),
    expected: 'CORRUPT',
  },
]
