import type { MediaRejectionReason } from '../generated/graphql.ts'

const rejections: Record<MediaRejectionReason, string> = {
  TYPE_NOT_ALLOWED: 'Files of this type can’t be shown here.',
  HEIC_NOT_SUPPORTED: 'Pictures in HEIC can’t be shown in browsers. Send it as JPEG.',
  TOO_LARGE: 'It is larger than files of its kind may be.',
  TOO_MANY_PIXELS: 'It has more than 50 megapixels. Make it smaller first.',
  CORRUPT: 'It can’t be read. It may be damaged.',
  MALWARE: 'The virus scanner found something in it.',
}

/** Why a file was not taken, for the person who sent it. */
export const rejectionMessage = (reason: MediaRejectionReason | null): string => rejections[reason ?? 'CORRUPT']
