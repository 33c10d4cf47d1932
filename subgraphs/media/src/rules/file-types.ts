/** The broad kind that a type belongs to. */
export type MediaKind = 'IMAGE' | 'VIDEO' | 'AUDIO' | 'DOCUMENT'

const mebibyte = 2 ** 20

/** How many bytes an upload of each kind may have. */
export const maxBytes: Readonly<Record<MediaKind, number>> = {
  IMAGE: 20 * mebibyte,
  AUDIO: 50 * mebibyte,
  DOCUMENT: 50 * mebibyte,
  VIDEO: 500 * mebibyte,
}

/** How many a picture may have, all frames counted, and one picture of a film. */
export const maxPixels = 50_000_000

/** Every type that may be uploaded, with its kind. The contract lists them at `CreateUploadInput.mimeType`. */
export const permittedTypes: ReadonlyMap<string, MediaKind> = new Map([
  ...(['jpeg', 'png', 'gif', 'webp', 'avif'].map((type) => [`image/${type}`, 'IMAGE']) as [string, 'IMAGE'][]),
  ...(['mp4', 'quicktime', 'webm'].map((type) => [`video/${type}`, 'VIDEO']) as [string, 'VIDEO'][]),
  ...(['mpeg', 'mp4', 'aac', 'ogg', 'webm', 'wav', 'flac'].map((type) => [`audio/${type}`, 'AUDIO']) as [
    string,
    'AUDIO',
  ][]),
  ['application/pdf', 'DOCUMENT'],
])

/** Other names that browsers and systems have for permitted types. */
const aliases: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'image/apng': 'image/png',
  'video/x-m4v': 'video/mp4',
  'audio/mp3': 'audio/mpeg',
  'audio/x-mp3': 'audio/mpeg',
  'audio/x-mpeg': 'audio/mpeg',
  'audio/m4a': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/x-aac': 'audio/aac',
  'audio/aacp': 'audio/aac',
  'audio/opus': 'audio/ogg',
  'audio/wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'audio/x-pn-wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
  'application/ogg': 'audio/ogg',
  'application/x-pdf': 'application/pdf',
}

/** A type in lower case, without parameters (`; codecs=…`), and by the one name that it has here. */
export function normaliseMimeType(written: string): string {
  const type = written.split(';', 1)[0]!.trim().toLowerCase()
  return Object.hasOwn(aliases, type) ? aliases[type]! : type
}

/** The pictures of Apple's cameras; browsers other than Safari don't show them. */
export const isHeic = (mimeType: string): boolean => /^image\/hei[cf](-sequence)?$/.test(mimeType)
