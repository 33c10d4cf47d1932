import { BufferSource, Input, MP4 } from 'mediabunny'
import { expect } from 'vitest'
import type { Ready } from '../../src/processing/outcome.ts'
import { box } from './bytes.ts'
import { type CorpusFile, marker } from './corpus-file.ts'
import { overwrite, placeBox, withinIndex } from './edits.ts'
import { sample, tells, withArchiveBehind } from './samples.ts'

const film =
  (mimeType: string, width = 64, height = 48) =>
  async (outcome: Ready, main: Buffer) => {
    expect([outcome.width, outcome.height]).toEqual([width, height])
    await tells(mimeType, 1000)(outcome, main)
    // Encoders write their settings into the stream of pictures.
    expect(main.includes('x264') || main.includes('x265')).toBe(false)
  }

/** A matrix in fixed point: x becomes y. */
const quarterTurn = '0 0 0 0 0 1 0 0 0 0 0 0 255 255 0 0 0 0 0 0 0 0 0 0 0 48 0 0 0 0 0 0 64 0 0 0'
  .split(' ')
  .map(Number)

/** Films, as they are and as what they are not. */
export const films: readonly CorpusFile[] = [
  {
    name: 'an MP4 (H.264, AAC) with a title, and a place in its stream of pictures',
    announced: 'video/mp4',
    make: () => sample('film.mp4'),
    expected: 'READY',
    isMarked: true,
    becomes: 'which begins to play before all of it is there',
    check: async (outcome, main) => {
      await film('video/mp4')(outcome, main)
      expect(main.indexOf('moov')).toBeLessThan(main.indexOf('mdat'))
    },
  },
  {
    name: 'an MP4 with its place as telephones write it, with XMP, and with an archive behind it',
    announced: 'video/mp4',
    make: async () =>
      Buffer.concat([
        withinIndex(
          await sample('film.mp4'),
          placeBox(marker),
          box('uuid', `${'\xbe\x7a\xcf\xcb'.repeat(4)}${marker}`),
        ),
        box('free', marker),
        Buffer.from(`PK\x03\x04${marker}`),
      ]),
    expected: 'READY',
    isMarked: true,
    check: film('video/mp4'),
  },
  {
    name: 'an MP4 that is to be turned by 90 degrees',
    announced: 'video/mp4',
    make: async () => overwrite(await sample('film.mp4'), 'tkhd', 44, quarterTurn),
    expected: 'READY',
    becomes: 'still turned; `width` and `height` are those that one sees',
    check: async (outcome, main) => {
      await film('video/mp4', 48, 64)(outcome, main)
      const input = new Input({ source: new BufferSource(main), formats: [MP4] })
      expect(await (await input.getPrimaryVideoTrack())?.getRotation()).toBe(90)
    },
  },
  {
    name: 'an MP4 with subtitles that hold places, as drones record them',
    announced: 'video/mp4',
    make: async () => {
      const bytes = await sample('subtitles.mp4')
      bytes.set(Buffer.from(marker), bytes.indexOf('(script)'))
      return bytes
    },
    expected: 'READY',
    isMarked: true,
    becomes: 'with one film and one sound track',
    check: film('video/mp4'),
  },
  {
    name: 'a QuickTime film with its place',
    announced: 'video/quicktime',
    make: () => sample('film.mov'),
    expected: 'READY',
    isMarked: true,
    becomes: 'with the same film and sound',
    check: film('video/mp4'),
  },
  {
    name: 'an MP4 in fragments, as browsers record it',
    announced: 'video/mp4',
    make: () => sample('fragmented.mp4'),
    expected: 'READY',
    isMarked: true,
  },
  {
    name: 'an MP4 with H.265, as telephones record it',
    announced: 'video/mp4',
    make: () => sample('hevc.mp4'),
    expected: 'READY',
    becomes: 'which plays where the device has a decoder',
    check: film('video/mp4'),
  },
  {
    name: 'an MP4 with AV1',
    announced: 'video/mp4',
    make: () => sample('av1.mp4'),
    expected: 'READY',
    check: film('video/mp4'),
  },
  {
    name: 'a WebM (VP9, Opus) with a title, and more bytes behind it',
    announced: 'video/webm',
    make: () => withArchiveBehind('film.webm'),
    expected: 'READY',
    isMarked: true,
    check: film('video/webm'),
  },
  {
    name: 'a WebM with VP8',
    announced: 'video/webm',
    make: () => sample('vp8.webm'),
    expected: 'READY',
    check: film('video/webm'),
  },
  {
    name: 'a WebM recorded live, which does not say how long it is',
    announced: 'video/webm',
    make: async () =>
      overwrite(await sample('film.webm'), '\x18\x53\x80\x67', 4, [1, 255, 255, 255, 255, 255, 255, 255]),
    expected: 'READY',
  },
  {
    name: 'an MP4 with MPEG-4 Part 2, which browsers do not play',
    announced: 'video/mp4',
    make: () => sample('mpeg4.mp4'),
    expected: 'TYPE_NOT_ALLOWED',
  },
  {
    name: 'a QuickTime film with uncompressed sound',
    announced: 'video/quicktime',
    make: () => sample('pcm.mov'),
    expected: 'TYPE_NOT_ALLOWED',
  },
  {
    name: 'Matroska that is called WebM',
    announced: 'video/webm',
    make: () => sample('film.mkv'),
    expected: 'TYPE_NOT_ALLOWED',
  },
  {
    name: 'an MPEG transport stream that is called MP4',
    announced: 'video/mp4',
    make: () => sample('film.mpegts'),
    expected: 'TYPE_NOT_ALLOWED',
  },
  {
    name: 'a WebM that is called MP4',
    announced: 'video/mp4',
    make: () => sample('film.webm'),
    expected: 'TYPE_NOT_ALLOWED',
  },
  {
    name: 'a film that is called sound',
    announced: 'audio/mp4',
    make: () => sample('film.mp4'),
    expected: 'TYPE_NOT_ALLOWED',
  },
  {
    name: 'a WebM film that is called sound',
    announced: 'audio/webm',
    make: () => sample('film.webm'),
    expected: 'TYPE_NOT_ALLOWED',
  },
  {
    name: 'a WebM with sound alone that is called a film',
    announced: 'video/webm',
    make: () => sample('opus.webm'),
    expected: 'TYPE_NOT_ALLOWED',
  },
  {
    name: 'an HLS playlist that is called MP4, and names files of the server',
    announced: 'video/mp4',
    make: async () =>
      Buffer.from(
        '#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:1,\nfile:///etc/passwd\n#EXTINF:1,\n../../input\n#EXT-X-ENDLIST\n',
      ),
    expected: 'TYPE_NOT_ALLOWED',
  },
  {
    name: 'an HLS playlist behind the first box of an MP4',
    announced: 'video/mp4',
    make: async () =>
      Buffer.concat([box('ftyp', 'isom\0\0\0\0mp42'), Buffer.from('#EXTM3U\n#EXTINF:1,\n/etc/passwd\n')]),
    expected: 'CORRUPT',
  },
  {
    name: 'a page of HTML that is called MP4',
    announced: 'video/mp4',
    make: async () => Buffer.from(`<!doctype html>${marker}`),
    expected: 'TYPE_NOT_ALLOWED',
  },
]
