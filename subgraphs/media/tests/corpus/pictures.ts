import sharp, { type Sharp } from 'sharp'
import { expect } from 'vitest'
import { pngChunk, withChunks } from './bytes.ts'
import { type CorpusFile, marker } from './corpus-file.ts'
import { animation, colourAt, quarters } from './drawing.ts'

/** The drawing as the sensor has it, when the orientation makes it upright. Mirroring comes before turning, as sharp has it. */
async function turned(orientation: number): Promise<Sharp> {
  const drawing = sharp(await quarters().png().toBuffer())
  const undo: ((picture: Sharp) => Sharp)[] = [
    (picture) => picture,
    (picture) => picture.flop(),
    (picture) => picture.rotate(180),
    (picture) => picture.flip(),
    (picture) => picture.flip().rotate(90),
    (picture) => picture.rotate(270),
    (picture) => picture.flop().rotate(90),
    (picture) => picture.rotate(90),
  ]
  return sharp(await undo[orientation - 1]!(drawing).png().toBuffer())
}

async function expectDrawing(picture: Buffer): Promise<void> {
  expect(await colourAt(picture, 5, 5)).toBe('red')
  expect(await colourAt(picture, 58, 5)).toBe('green')
  expect(await colourAt(picture, 58, 42)).toBe('blue')
  expect(await colourAt(picture, 5, 42)).toBe('white')
}

const showsDrawing: CorpusFile['check'] = async ({ width, height }, main, renditions) => {
  expect([width, height]).toEqual([64, 48])
  for (const made of [main, ...renditions]) await expectDrawing(made)
}

const keepsAnimation: CorpusFile['check'] = async (_, main, renditions) => {
  for (const made of [main, ...renditions]) {
    const { pages, delay, loop, width, pageHeight } = await sharp(made, { animated: true }).metadata()
    expect({ pages, delay, loop, width, pageHeight }).toEqual({
      ...{ pages: 4, delay: [100, 200, 300, 400], loop: 3, width: 40, pageHeight: 30 },
    })
  }
}
const timing = { delay: [100, 200, 300, 400], loop: 3 }

const depth: CorpusFile['check'] = async (outcome, main, renditions) => {
  await showsDrawing(outcome, main, renditions)
  expect(await sharp(main).metadata()).toMatchObject({ depth: 'uchar', space: 'srgb' })
}

/** Pictures as people have them. */
export const pictures: readonly CorpusFile[] = [
  ...(['jpeg', 'png', 'gif', 'webp', 'avif'] as const).map(
    (format): CorpusFile => ({
      name: `a picture as ${format}`,
      announced: `image/${format}`,
      make: () => quarters()[format]().toBuffer(),
      expected: 'READY',
      check: async (outcome, main, renditions) => {
        await showsDrawing(outcome, main, renditions)
        expect(outcome.mimeType).toBe(`image/${format}`)
        expect((await sharp(main).metadata()).mediaType).toBe(`image/${format}`)
      },
    }),
  ),
  ...Array.from(
    { length: 8 },
    (_, i): CorpusFile => ({
      name: `a JPEG with EXIF orientation ${i + 1}`,
      announced: 'image/jpeg',
      make: async () =>
        (await turned(i + 1))
          .jpeg()
          .withMetadata({ orientation: i + 1 })
          .toBuffer(),
      expected: 'READY',
      becomes: 'upright',
      check: showsDrawing,
    }),
  ),
  ...(['png', 'webp'] as const).map(
    (format): CorpusFile => ({
      name: `a turned picture as ${format}`,
      announced: `image/${format}`,
      make: async () => (await turned(6))[format]().withMetadata({ orientation: 6 }).toBuffer(),
      expected: 'READY',
      becomes: 'upright',
      check: showsDrawing,
    }),
  ),
  {
    name: 'a JPEG in CMYK, as printers use',
    announced: 'image/jpeg',
    make: () => quarters().toColourspace('cmyk').jpeg().toBuffer(),
    expected: 'READY',
    becomes: 'in sRGB',
    check: async (_, main, [rendition]) => {
      for (const made of [main, rendition!]) {
        expect(await sharp(made).metadata()).toMatchObject({ space: 'srgb', channels: 3 })
        expect(await colourAt(made, 5, 42)).toBe('white')
      }
    },
  },
  {
    name: 'a JPEG in Display-P3, as phones make',
    announced: 'image/jpeg',
    make: () => quarters().withIccProfile('p3').jpeg({ quality: 100 }).toBuffer(),
    expected: 'READY',
    becomes: 'in sRGB, its colours converted',
    check: async (outcome, main, renditions) => {
      await showsDrawing(outcome, main, renditions)
      for (const made of [main, ...renditions]) expect((await sharp(made).metadata()).icc).toBeUndefined()
    },
  },
  {
    name: 'a PNG of 16 bits a channel',
    announced: 'image/png',
    make: () => quarters().toColourspace('rgb16').png().toBuffer(),
    expected: 'READY',
    becomes: 'with 8 bits a channel',
    check: depth,
  },
  {
    name: 'a PNG with a palette',
    announced: 'image/png',
    make: () => quarters().png({ palette: true }).toBuffer(),
    expected: 'READY',
    check: showsDrawing,
  },
  {
    name: 'a PNG that is transparent',
    announced: 'image/png',
    make: () =>
      sharp({ create: { width: 20, height: 20, channels: 4, background: '#ff000080' } })
        .png()
        .toBuffer(),
    expected: 'READY',
    check: async (_, main, [rendition]) => {
      for (const made of [main, rendition!]) {
        const [, , , alpha] = await sharp(made).ensureAlpha().raw().toBuffer()
        expect(alpha).toBe(0x80)
      }
    },
  },
  {
    name: 'a grey JPEG',
    announced: 'image/jpeg',
    make: () => quarters().greyscale().jpeg().toBuffer(),
    expected: 'READY',
    check: async (_, main) => expect(await colourAt(main, 5, 42)).toBe('white'),
  },
  {
    name: 'a picture of one pixel',
    announced: 'image/avif',
    make: () => quarters(2, 2).resize(1, 1).avif().toBuffer(),
    expected: 'READY',
    check: ({ renditions }) => expect(renditions.map(({ width, height }) => [width, height])).toEqual([[1, 1]]),
  },
  {
    name: 'an AVIF whose first brand is that of HEIF',
    announced: 'image/avif',
    make: async () => {
      const avif = await quarters().avif().toBuffer()
      avif.write('mif1', 8)
      return avif
    },
    expected: 'READY',
    check: showsDrawing,
  },
  {
    name: 'an animated PNG',
    announced: 'image/png',
    make: async () => withChunks(await quarters().png().toBuffer(), pngChunk('acTL', '\0\0\0\x01\0\0\0\0')),
    expected: 'READY',
    becomes: 'as its still picture',
    check: showsDrawing,
  },
  {
    name: 'an AVIF of more than 13 megapixels',
    announced: 'image/avif',
    make: () =>
      sharp({ create: { width: 3_700, height: 3_600, channels: 3, background: 'red' } })
        .avif({ effort: 0 })
        .toBuffer(),
    expected: 'READY',
    becomes: 'as WebP',
    check: async ({ mimeType, renditions }, main) => {
      expect(mimeType).toBe('image/webp')
      expect(await sharp(main).metadata()).toMatchObject({ format: 'webp', width: 3_700, height: 3_600 })
      expect(renditions.map(({ width }) => width)).toEqual([320, 640, 1280, 2048])
    },
  },
  {
    name: 'a GIF that moves',
    announced: 'image/gif',
    make: () => animation(4).gif(timing).toBuffer(),
    expected: 'READY',
    becomes: 'with its frames, their delays and its loops; the renditions too',
    check: keepsAnimation,
  },
  {
    name: 'a WebP that moves',
    announced: 'image/webp',
    make: () => animation(4).webp(timing).toBuffer(),
    expected: 'READY',
    becomes: 'with its frames, their delays and its loops; the renditions too',
    check: keepsAnimation,
  },
  {
    name: 'a JPEG with an HDR gain map',
    announced: 'image/jpeg',
    make: async () => {
      const light = Float32Array.from({ length: 64 * 64 * 3 }, (_, i) => (i % 97) / 24)
      const raw = { width: 64, height: 64, channels: 3 as const }
      // sharp's types do not have it yet.
      const hdr = sharp(light, { raw }).pipelineColourspace('scrgb') as Sharp & { withGainMap(): Sharp }
      return hdr
        .withGainMap()
        .withExif({ IFD0: { Make: marker } })
        .jpeg()
        .toBuffer()
    },
    expected: 'READY',
    isMarked: true,
    becomes: 'without the gain map',
    check: async (_, main) => expect((await sharp(main).metadata()).gainMap).toBeUndefined(),
  },
]
