import { readLine, readText, type TextRead, type UserError, userError } from '@plaza/subgraph'
import { isHeic, type MediaKind, maxBytes, normaliseMimeType, permittedTypes } from './file-types.ts'

/** Uploads that a person may have announced and not completed. */
export const maxOpenUploads = 100

const names: Readonly<Record<MediaKind, string>> = {
  IMAGE: 'A picture',
  VIDEO: 'A video',
  AUDIO: 'An audio file',
  DOCUMENT: 'A document',
}

const filenamePath = ['input', 'filename']
const mimeTypePath = ['input', 'mimeType']
export const byteSizePath = ['input', 'byteSize']

export const filenameNeeded = userError('REQUIRED', 'Give the file a name.', filenamePath)

/** The name alone: some clients send the folders as well, which are nobody else's business. */
export function readFilename(written: string): TextRead {
  const name = written.split(/[/\\]/).findLast((part) => !/^[\s.]*$/u.test(part))
  return readLine(name, { what: 'A filename', most: 255, path: filenamePath })
}

export const readAltText = (written: string | null | undefined): TextRead =>
  readText(written?.trim(), { what: 'A description', most: 1_000, path: ['input', 'altText'] })

/** The type by the name that it has here, with its kind; or why such files are not taken. */
export function readMimeType(
  written: string,
): { mimeType: string; kind: MediaKind; error: null } | { mimeType: null; kind: null; error: UserError } {
  const mimeType = normaliseMimeType(written)
  const kind = permittedTypes.get(mimeType)
  return kind ? { mimeType, kind, error: null } : { mimeType: null, kind: null, error: notTaken(mimeType) }
}

const whatMayBeSent = `What may be sent: ${[...permittedTypes.keys()].join(', ')}.`

function notTaken(mimeType: string): UserError {
  if (mimeType === '') return userError('REQUIRED', `Say of which type the file is. ${whatMayBeSent}`, mimeTypePath)
  const message = isHeic(mimeType)
    ? 'HEIC pictures are not taken, because most browsers do not show them; save it as JPEG and send that.'
    : `Files of this type are not taken. ${whatMayBeSent}`
  return userError('INVALID', message, mimeTypePath)
}

export function checkByteSize(byteSize: number, kind: MediaKind): UserError | undefined {
  if (byteSize === 0) return userError('INVALID', 'The file is empty.', byteSizePath)
  if (byteSize <= maxBytes[kind]) return undefined
  const most = maxBytes[kind] / 2 ** 20
  return userError('INVALID', `${names[kind]} has at most ${most} MiB.`, byteSizePath, { limit: maxBytes[kind] })
}

const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB']

/** A number of bytes as people say it, with at most two decimals, e.g. `3.25 MiB`. */
export function formatBytes(bytes: number, round: 'up' | 'down'): string {
  const power = Math.max(
    0,
    units.findLastIndex((_, n) => bytes >= 1024 ** n),
  )
  const hundredths = (bytes / 1024 ** power) * 100
  const value = (round === 'up' ? Math.ceil(hundredths) : Math.floor(hundredths)) / 100
  return `${value} ${bytes === 1 ? 'byte' : units[power]}`
}
