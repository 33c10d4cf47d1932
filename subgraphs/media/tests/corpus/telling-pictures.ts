import sharp from 'sharp'
import {
  box,
  exifWithThumbnail,
  gifComment,
  gifXmp,
  pngChunk,
  riffChunk,
  tinyFrames,
  withChunks,
  withRiffChunks,
  withSegments,
} from './bytes.ts'
import { type CorpusFile, marker } from './corpus-file.ts'
import { quarters } from './drawing.ts'

const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><![CDATA[${marker}]]></x:xmpmeta>`
const jpeg = () => quarters().jpeg().toBuffer()
const png = () => quarters().png().toBuffer()

const telling = (name: string, announced: string, make: CorpusFile['make'], becomes = 'without that'): CorpusFile => ({
  ...{ name, announced, make, becomes, expected: 'READY', isMarked: true },
})

/** Pictures that say more than they show. */
export const tellingPictures: readonly CorpusFile[] = [
  ...(['jpeg', 'png', 'webp', 'avif'] as const).map((format) =>
    telling(`a picture with place, camera and author in EXIF and XMP, as ${format}`, `image/${format}`, () =>
      quarters()
        .withExif({
          IFD0: { Make: marker, Artist: marker, ImageDescription: marker },
          IFD3: {
            GPSLatitudeRef: 'N',
            GPSLatitude: '51/1 30/1 12/1',
            GPSLongitudeRef: 'W',
            GPSLongitude: '0/1 7/1 11/1',
          },
        })
        .withXmp(xmp)
        [format]()
        .toBuffer(),
    ),
  ),
  telling('a JPEG with a comment, IPTC and a segment of a maker', 'image/jpeg', async () =>
    withSegments(
      await jpeg(),
      [0xfe, marker],
      [0xed, `Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x28\x1c\x02\x78\0\x23${marker}`],
      [0xeb, marker],
    ),
  ),
  telling('a JPEG with a thumbnail in EXIF', 'image/jpeg', async () => {
    const thumbnail = withSegments(await quarters(16, 16).jpeg().toBuffer(), [0xfe, marker])
    return withSegments(await jpeg(), [0xe1, exifWithThumbnail(thumbnail.toString('latin1'))])
  }),
  telling('a JPEG whose colour profile has words of its own', 'image/jpeg', async () => {
    const { icc } = await sharp(await quarters().withIccProfile('p3').jpeg().toBuffer()).metadata()
    const profile = Buffer.concat([icc!, Buffer.from(marker)])
    profile.writeUInt32BE(profile.length, 0)
    return withSegments(await jpeg(), [0xe2, `ICC_PROFILE\0\x01\x01${profile.toString('latin1')}`])
  }),
  telling('a motion photo: a JPEG with an MP4 behind it', 'image/jpeg', async () =>
    Buffer.concat([await jpeg(), box('ftyp', 'isom\0\0\0\0isom'), box('udta', box('©xyz', marker).toString('latin1'))]),
  ),
  telling('a PNG with text, EXIF and a second file behind it', 'image/png', async () =>
    Buffer.concat([
      withChunks(
        await png(),
        pngChunk('tEXt', `Comment\0${marker}`),
        pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${xmp}`),
        pngChunk('eXIf', `II*\0\x08\0\0\0\0\0\0\0\0\0${marker}`),
        pngChunk('prVt', marker),
      ),
      Buffer.from(`PK\x03\x04${marker}`, 'latin1'),
    ]),
  ),
  telling('a GIF with a comment and XMP', 'image/gif', () =>
    tinyFrames(40, 30, 3, Buffer.concat([gifComment(marker), gifXmp(xmp)])),
  ),
  telling('a GIF that is a web page too', 'image/gif', () => {
    const page = tinyFrames(0x2f2a, 40, 1, gifComment(`*/=1;${marker}`))
    return Buffer.concat([page, Buffer.from(marker)])
  }),
  telling('a GIF that is a ZIP or JAR too', 'image/gif', async () =>
    Buffer.concat([await quarters().gif().toBuffer(), Buffer.from(`PK\x03\x04${marker}PK\x05\x06`, 'latin1')]),
  ),
  telling('a WebP with chunks of its own and bytes behind', 'image/webp', async () =>
    Buffer.concat([
      withRiffChunks(
        await quarters()
          .webp()
          .withExif({ IFD0: { Make: marker } })
          .toBuffer(),
        riffChunk('prVt', marker),
      ),
      Buffer.from(marker),
    ]),
  ),
  telling('an AVIF with boxes of its own', 'image/avif', async () =>
    Buffer.concat([await quarters().avif().toBuffer(), box('free', marker), box('uuid', marker)]),
  ),
]
