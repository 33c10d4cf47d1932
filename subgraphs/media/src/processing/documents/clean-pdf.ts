import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { withoutJpeg2000Metadata, withoutJpegMetadata } from './image-metadata.ts'

const names = (text: string) => new Set(text.split(/\s+/))

/** Entries of dictionaries of any kind that tell of people and places, or that do something. */
const removedEntries =
  names(`Metadata PieceInfo LastModified Thumb SpiderInfo Measure VP LGIDict Threads Legal Perms DSS
  JavaScript JS AA OpenAction EmbeddedFiles EF AF Collection XFA RichMediaContent RichMediaSettings OPI`)
/** Entries of streams: their content in another file, and pages of another file. */
const removedFromStreams = names('F FFilter FDecodeParms Ref')
/** Entries of annotations: who wrote them, and when. */
const removedFromAnnotations = names('T M CreationDate NM')
const removedAnnotations = names('FileAttachment RichMedia Movie Sound Screen 3D')
/** What is left: going to a page, and to a link. */
const removedActions = names(`Launch JavaScript SubmitForm ImportData GoToR GoToE Rendition Movie Sound RichMediaExecute
  GoTo3DView Thread`)

/** Takes out of a document what its pages don't show: metadata, scripts, files within it, and objects that nothing refers to. */
export function cleanPdf({ context }: PDFDocument): void {
  context.trailerInfo = { Root: context.trailerInfo.Root! }
  const reached = new Set<string>()
  const waiting: PDFObject[] = [context.trailerInfo.Root!]
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      const target = context.lookup(object)
      if (!target || reached.has(object.tag)) continue
      reached.add(object.tag)
      waiting.push(target)
    } else if (object instanceof PDFArray) {
      for (let index = object.size() - 1; index >= 0; index--)
        if (isRemoved(object.lookup(index))) object.remove(index)
        else waiting.push(object.get(index))
    } else if (object instanceof PDFDict) waiting.push(...cleanEntries(object))
    else if (object instanceof PDFStream) {
      for (const name of removedFromStreams) object.dict.delete(PDFName.of(name))
      waiting.push(...cleanEntries(object.dict))
      if (object instanceof PDFRawStream) cleanPicture(object)
    }
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref.tag)) context.delete(ref)
}

/** Gives what remains. */
function cleanEntries(dict: PDFDict): PDFObject[] {
  const isNote = nameOf(dict, 'Subtype') !== undefined && dict.has(PDFName.of('Rect')) && !isField(dict)
  for (const key of dict.keys()) {
    const name = key.decodeText()
    if (removedEntries.has(name) || (isNote && removedFromAnnotations.has(name)) || isRemoved(dict.lookup(key)))
      dict.delete(key)
  }
  return dict.values()
}

/** Of a form, where the title is the name of the field. */
const isField = (dict: PDFDict) => dict.has(PDFName.of('FT')) || dict.has(PDFName.of('Parent'))

function isRemoved(object: PDFObject | undefined): boolean {
  if (object instanceof PDFInvalidObject) return true
  if (!(object instanceof PDFDict)) return false
  const type = nameOf(object, 'Type')
  // A signature does not hold for a document that was changed, and names who signed where.
  if (type === 'Filespec' || type === 'F' || type === 'Sig' || type === 'DocTimeStamp') return true
  if (removedAnnotations.has(nameOf(object, 'Subtype') ?? '')) return true
  const action = nameOf(object, 'S')
  return action === 'URI' ? !isWebLink(object) : removedActions.has(action ?? '')
}

function isWebLink(action: PDFDict): boolean {
  const uri = action.lookup(PDFName.of('URI'))
  const text = uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : ''
  return /^(https?|mailto):/i.test(text)
}

function nameOf(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : undefined
}

const picturesOf = { DCTDecode: withoutJpegMetadata, DCT: withoutJpegMetadata, JPXDecode: withoutJpeg2000Metadata }

/** Pictures lie in a document as the files that they were, with the place where they were taken. */
function cleanPicture(stream: PDFRawStream): void {
  const { dict } = stream
  const stated = dict.lookup(PDFName.of('Filter'))
  const filters = stated instanceof PDFArray ? stated.asArray() : stated instanceof PDFName ? [stated] : []
  const last = filters.at(-1)
  const clean = last instanceof PDFName && picturesOf[last.decodeText() as keyof typeof picturesOf]
  if (!clean) return
  let picture = stream.contents
  if (filters.length > 1) {
    const packed = dict.clone()
    packed.set(PDFName.of('Filter'), dict.context.obj(filters.slice(0, -1)))
    picture = decodePDFRawStream(PDFRawStream.of(packed, picture)).decode()
    dict.set(PDFName.of('Filter'), last)
    dict.delete(PDFName.of('DecodeParms'))
  }
  const cleaned = clean(picture)
  Object.assign(stream, { contents: cleaned })
  dict.set(PDFName.of('Length'), dict.context.obj(cleaned.length))
}
