import { inflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { expect } from 'vitest'
import { withSegments } from './bytes.ts'
import { type CorpusFile, marker } from './corpus-file.ts'
import { quarters } from './drawing.ts'

const announced = 'application/pdf'
const plain = { useObjectStreams: false }

async function withPage(change: (document: PDFDocument) => void | Promise<void>): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.addPage([200, 100]).drawText('A page', { x: 20, y: 40 })
  await change(document)
  return Buffer.from(await document.save(plain))
}

/** All of a document: as it lies there, and unpacked. */
function unpacked(pdf: Buffer): string {
  const streams = pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)
  const texts = [...streams].map(([, packed]) => {
    try {
      return inflateSync(Buffer.from(packed!, 'latin1')).toString('latin1')
    } catch {
      return packed
    }
  })
  return [pdf.toString('latin1'), ...texts].join('\n')
}

/** One page is left, on which something is written, and nothing that acts or tells. */
const isPlain: CorpusFile['check'] = async (_, main) => {
  const text = unpacked(main)
  for (const word of [marker, Buffer.from(marker).toString('hex').toUpperCase()]) expect(text).not.toContain(word)
  for (const name of ['JavaScript', 'Launch', 'EmbeddedFile', 'OpenAction', 'Metadata', 'Author', 'URI', 'Exif'])
    expect(text).not.toContain(name)
  expect(text).toMatch(/\bTj\b/)
  expect((await PDFDocument.load(main)).getPageCount()).toBe(1)
}

const withPicture = (filters: (jpeg: Buffer) => [string[], Buffer]) =>
  withPage(async (document) => {
    const { context } = document
    const exif = `Exif\0\0${marker}`
    const jpeg = withSegments(await quarters().jpeg().toBuffer(), [0xe1, exif], [0xfe, marker], [0xed, marker])
    const [filter, bytes] = filters(jpeg)
    const picture = context.stream(bytes, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 64,
      Height: 48,
      ColorSpace: 'DeviceRGB',
      BitsPerComponent: 8,
      Filter: filter,
    })
    document.getPage(0).node.setXObject(PDFName.of('Im'), context.register(picture))
  })

/** Real and hostile documents. */
export const documents: readonly CorpusFile[] = [
  {
    name: 'a PDF with title, author, XMP and the notes of a program',
    announced,
    make: () =>
      withPage((document) => {
        document.setTitle(marker)
        document.setAuthor(marker)
        const { context, catalog } = document
        const xmp = context.stream(`<x:xmpmeta>${marker}</x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' })
        catalog.set(PDFName.of('Metadata'), context.register(xmp))
        document.getPage(0).node.set(PDFName.of('PieceInfo'), context.obj({ Notes: PDFString.of(marker) }))
      }),
    expected: 'READY',
    isMarked: true,
    becomes: 'written anew from what its pages need',
    check: isPlain,
  },
  {
    name: 'a PDF whose page has the place of a map',
    announced,
    make: () =>
      withPage((document) => {
        const measure = { Type: 'Measure', Subtype: 'GEO', GCS: PDFString.of(marker), GPTS: [51.5033, -0.1196] }
        document.getPage(0).node.set(PDFName.of('VP'), document.context.obj([{ Type: 'Viewport', Measure: measure }]))
      }),
    expected: 'READY',
    isMarked: true,
    check: isPlain,
  },
  {
    name: 'a PDF with a photograph that knows its place (EXIF, IPTC, comment)',
    announced,
    make: () => withPicture((jpeg) => [['DCTDecode'], jpeg]),
    expected: 'READY',
    isMarked: true,
    becomes: 'with the pixels and colours of the photograph',
    check: isPlain,
  },
  {
    name: 'a PDF with such a photograph, written in hexadecimal digits',
    announced,
    make: () =>
      withPicture((jpeg) => [['ASCIIHexDecode', 'DCTDecode'], Buffer.from(`${jpeg.toString('hex').toUpperCase()}>`)]),
    expected: 'READY',
    check: isPlain,
  },
  {
    name: 'a PDF with scripts, which starts a program and sends forms',
    announced,
    make: () =>
      withPage((document) => {
        document.addJavaScript('start', `app.alert("${marker}")`)
        const { context, catalog } = document
        const script = context.obj({ Type: 'Action', S: 'JavaScript', JS: PDFString.of(marker) })
        catalog.set(PDFName.of('OpenAction'), script)
        catalog.set(PDFName.of('AA'), context.obj({ WC: script }))
        const link = (action: Record<string, string | PDFString>) =>
          context.register(
            context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: { Type: 'Action', ...action } }),
          )
        const annotations = [
          link({ S: 'Launch', F: PDFString.of(marker) }),
          link({ S: 'SubmitForm', F: PDFString.of(marker) }),
          link({ S: 'URI', URI: PDFString.of(`javascript:${marker}`) }),
        ]
        document.getPage(0).node.set(PDFName.of('Annots'), context.obj(annotations))
      }),
    expected: 'READY',
    isMarked: true,
    becomes: 'whose pages do nothing',
    check: isPlain,
  },
  {
    name: 'a PDF with a link to a site, and a note that names its writer',
    announced,
    make: () =>
      withPage((document) => {
        const { context } = document
        const rect = [0, 0, 9, 9]
        const action = { Type: 'Action', S: 'URI', URI: PDFString.of('https://example.org/') }
        const note = {
          Type: 'Annot',
          Subtype: 'Text',
          Rect: rect,
          Contents: PDFString.of('Note'),
          T: PDFString.of(marker),
        }
        const link = { Type: 'Annot', Subtype: 'Link', Rect: rect, A: action }
        document.getPage(0).node.set(PDFName.of('Annots'), context.obj([context.obj(link), context.obj(note)]))
      }),
    expected: 'READY',
    isMarked: true,
    becomes: 'with link and note, without the name',
    check: (_, main) => {
      expect(unpacked(main)).toContain('https://example.org/')
      expect(unpacked(main)).toContain('(Note)')
      expect(unpacked(main)).not.toContain(marker)
    },
  },
  {
    name: 'a PDF with files within it',
    announced,
    make: () => withPage((document) => document.attach(Buffer.from(marker), 'tool.exe', { description: marker })),
    expected: 'READY',
    becomes: 'without the files',
    check: isPlain,
  },
  {
    name: 'a PDF with what was deleted from it, and with an archive behind it',
    announced,
    make: async () =>
      Buffer.concat([
        await withPage(({ context }) => void context.register(context.obj({ Deleted: PDFString.of(marker) }))),
        Buffer.from(`PK\x03\x04${marker}`),
      ]),
    expected: 'READY',
    isMarked: true,
    check: isPlain,
  },
  {
    name: 'a PDF that asks for a password',
    announced,
    make: () => withPage((document) => void document.encrypt({ userPassword: 'secret', ownerPassword: 'secret' })),
    expected: 'CORRUPT',
  },
  {
    name: 'the first 55 % of a PDF',
    announced,
    make: async () => {
      const whole = await withPage(() => {})
      return whole.subarray(0, whole.length * 0.55)
    },
    expected: 'CORRUPT',
  },
  {
    name: 'a PDF without pages',
    announced,
    make: async () => Buffer.from('%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF'),
    expected: 'CORRUPT',
  },
  {
    name: 'a PDF of a hundred thousand lists, each in the other',
    announced,
    make: async () =>
      Buffer.from(
        `%PDF-1.7\n1 0 obj ${'['.repeat(100_000)}${']'.repeat(100_000)} endobj\ntrailer <</Root 1 0 R>>\n%%EOF`,
      ),
    expected: 'CORRUPT',
  },
  {
    name: 'a PDF behind a page of HTML',
    announced,
    make: async () => Buffer.concat([Buffer.from(`<script>${marker}</script>`), await withPage(() => {})]),
    expected: 'TYPE_NOT_ALLOWED',
  },
  {
    name: 'a page of HTML that is called PDF',
    announced,
    make: async () => Buffer.from(`<!doctype html>${marker}`),
    expected: 'TYPE_NOT_ALLOWED',
  },
  { name: 'no bytes at all, called PDF', announced, make: async () => Buffer.alloc(0), expected: 'CORRUPT' },
]
