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
