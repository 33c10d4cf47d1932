import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { cleanPdf } from '../documents/clean-pdf.ts'
import type { Format } from '../outcome.ts'
import { orCorrupt, Refused } from '../refused.ts'
import { outputOf } from '../verdicts.ts'

const pagesMax = 10_000

/** PDF, written anew from what its pages need. */
export const processDocument: Format = ({ input, folder }) =>
  orCorrupt('The document could not be read, or is encrypted.', async () => {
    const bytes = await readFile(input)
    // Readers look for both nearby; a file that is also something else has something in front or behind.
    if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) || !bytes.subarray(-1024).includes('%%EOF'))
      throw new Refused('CORRUPT', 'The document does not begin and end as one.')
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    const pages = document.getPageCount()
    if (pages < 1 || pages > pagesMax)
      throw new Refused('CORRUPT', `The document has no page or more than ${pagesMax}.`)
    cleanPdf(document)
    for (const page of document.getPages()) page.getMediaBox()
    const output = join(folder, 'document')
    await writeFile(output, await document.save({ addDefaultPage: false, updateFieldAppearances: false }))
    return {
      verdict: 'READY',
      mimeType: 'application/pdf',
      width: null,
      height: null,
      durationMs: null,
      blurhash: null,
      main: await outputOf(output, 'application/pdf'),
      renditions: [],
    }
  })
