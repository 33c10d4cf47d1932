import { type MediaKind, permittedTypes } from '../rules/file-types.ts'

/** Only these are shown inside a page; a file that might run there is offered as a download. */
const shownInline = new Set<MediaKind | undefined>(['IMAGE', 'VIDEO', 'AUDIO'])

/**
 * The `Content-Disposition` of a file by its type and name, all in ASCII: the name itself as RFC 8187 encodes it, before it a
 * likeness for those who can't read that.
 */
export function contentDisposition({ mimeType, filename }: { mimeType: string; filename: string }): string {
  const likeness = filename.replaceAll(/[^\x20-\x7e]|["%/\\]/gu, '_')
  const name = encodeURIComponent(filename.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const disposition = shownInline.has(permittedTypes.get(mimeType)) ? 'inline' : 'attachment'
  return `${disposition}; filename="${likeness}"; filename*=UTF-8''${name}`
}
