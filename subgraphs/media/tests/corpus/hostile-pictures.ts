import sharp from 'sharp'
import { blackPng, box, pngChunk, tinyFrames } from './bytes.ts'
import { type CorpusFile, marker } from './corpus-file.ts'
import { quarters } from './drawing.ts'

const cutOff = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)
const big = () => quarters(400, 300)

/** Pictures that are none, or that ask for more than they may have. */
export const hostilePictures: readonly CorpusFile[] = [
  ...(['jpeg', 'png', 'gif', 'webp', 'avif'] as const).map(
    (format): CorpusFile => ({
      name: `a picture that is cut off, as ${format}`,
      announced: `image/${format}`,
      make: async () => cutOff(await big()[format]().toBuffer()),
      expected: 'CORRUPT',
    }),
  ),
  { name: 'an empty file', announced: 'image/jpeg', make: () => Buffer.alloc(0), expected: 'CORRUPT' },
  {
    name: 'a GIF of a header alone, with a script behind it',
    announced: 'image/gif',
    make: () => Buffer.from(`GIF89a/*${marker}*/`),
    expected: 'CORRUPT',
  },
  {
    name: 'a PNG of 30,000 × 30,000 pixels in 110 kB',
    announced: 'image/png',
    make: () => blackPng(30_000, 30_000),
    expected: 'TOO_MANY_PIXELS',
  },
  {
    name: 'a PNG that says it has 100 × 100 pixels and unpacks to 50 MB',
    announced: 'image/png',
    make: () => blackPng(100, 100, 50_000_000),
    expected: 'READY',
    becomes: 'the 100 × 100 pixels; the rest is never unpacked',
  },
  {
    name: 'a PNG that says it has 6,000 × 6,000 pixels and holds some',
    announced: 'image/png',
    make: () => blackPng(6_000, 6_000, 1_000),
    expected: 'CORRUPT',
  },
  {
    name: 'a JPEG that says it has 65,000 × 65,000 pixels',
    announced: 'image/jpeg',
    make: async () => {
      const jpeg = await quarters().jpeg().toBuffer()
      const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
      jpeg.writeUInt16BE(65_000, frame + 5)
      jpeg.writeUInt16BE(65_000, frame + 7)
      return jpeg
    },
    expected: 'TOO_MANY_PIXELS',
  },
  {
    name: 'an AVIF that says it has 64 × 64 pixels and has 9 million',
    announced: 'image/avif',
    make: async () => {
      const picture = sharp({ create: { width: 3_000, height: 3_000, channels: 3, background: 'red' } })
      const avif = await picture.avif({ effort: 0 }).toBuffer()
      const size = avif.indexOf('ispe') + 8
      avif.writeUInt32BE(64, size)
      avif.writeUInt32BE(64, size + 4)
      return avif
    },
    expected: 'CORRUPT',
  },
  {
    name: 'a GIF of 3,000 frames of 200 × 200 pixels in 70 kB',
    announced: 'image/gif',
    make: () => tinyFrames(200, 200, 3_000),
    expected: 'TOO_MANY_PIXELS',
  },
  {
    name: 'a GIF of 2,000 frames of one pixel',
    announced: 'image/gif',
    make: () => tinyFrames(1, 1, 2_000),
    expected: 'READY',
  },
  {
    name: 'a picture in HEIC',
    announced: 'image/jpeg',
    make: () => Buffer.concat([box('ftyp', 'heic\0\0\0\0mif1heic'), box('mdat', marker)]),
    expected: 'HEIC_NOT_SUPPORTED',
  },
  {
    name: 'a picture in HEIC that is called an AVIF',
    announced: 'image/avif',
    make: async () => {
      const avif = await quarters().avif().toBuffer()
      avif.write('mif1', 8)
      avif.write('hvc1', avif.indexOf('av01', avif.indexOf('infe')))
      avif.write('hvcC', avif.indexOf('av1C'))
      return avif
    },
    expected: 'HEIC_NOT_SUPPORTED',
  },
  {
    name: 'HEIC in the container of an AVIF',
    announced: 'image/avif',
    make: async () => {
      const avif = await quarters().avif().toBuffer()
      avif.write('hvc1', avif.indexOf('av01', avif.indexOf('infe')))
      return avif
    },
    expected: 'CORRUPT',
  },
  {
    name: 'a PNG that is called a JPEG',
    announced: 'image/jpeg',
    make: () => quarters().png().toBuffer(),
    expected: 'TYPE_NOT_ALLOWED',
  },
  {
    name: 'a picture that is called a video',
    announced: 'video/mp4',
    make: () => quarters().avif().toBuffer(),
    expected: 'TYPE_NOT_ALLOWED',
  },
  ...(
    [
      ['an SVG with a script', `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${marker}</svg>`],
      [
        'an SVG behind an XML declaration',
        `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${marker}</svg>`,
      ],
      ['a web page', `<!doctype html><html>${marker}</html>`],
      ['a PDF', `%PDF-1.7\n1 0 obj\n<<>>\nendobj\n${marker}`],
      ['a PostScript file', `%!PS-Adobe-3.0 EPSF-3.0\n${marker}`],
      ['a picture of ImageMagick’s', `push graphic-context\nimage over 0,0 0,0 'https://example.com/${marker}'\n`],
      ['a picture of Netpbm', 'P6\n1 1\n255\nabc'],
      ['a script', `#!/bin/sh\necho ${marker}`],
    ] as const
  ).map(
    ([name, text]): CorpusFile => ({
      name: `${name} that is called a PNG`,
      announced: 'image/png',
      make: () => Buffer.from(text),
      expected: 'TYPE_NOT_ALLOWED',
    }),
  ),
  {
    name: 'a TIFF that is called a PNG',
    announced: 'image/png',
    make: () => quarters().tiff().toBuffer(),
    expected: 'TYPE_NOT_ALLOWED',
  },
  {
    name: 'a chunk of PNG that is broken',
    announced: 'image/png',
    make: async () => {
      const png = await big().png().toBuffer()
      const broken = pngChunk('IDAT', 'no picture')
      return Buffer.concat([png.subarray(0, 33), broken, png.subarray(33)])
    },
    expected: 'CORRUPT',
  },
]
