import { fileTypeFromFile } from 'file-type'
import { isHeic } from '../rules/file-types.ts'
import type { Announced, Rejected } from './outcome.ts'
import { rejected } from './verdicts.ts'

/** Content whose type has several names, or that a client rightly announces as another: detected → what may be announced. */
const alsoAnnouncedAs: Readonly<Record<string, readonly string[]>> = {
  // Animated PNG is read as the picture that it shows elsewhere.
  'image/apng': ['image/png'],
  // A brand that AVIF and HEIC have in common; who decodes it tells them apart.
  'image/heif': ['image/avif'],
  // Containers that hold sound alone or with pictures: whoever reads the tracks decides.
  'video/mp4': ['audio/mp4'],
  'video/webm': ['audio/webm'],
  'audio/x-m4a': ['audio/mp4'],
  'video/x-m4v': ['video/mp4'],
  'video/ogg': ['audio/ogg'],
  'audio/opus': ['audio/ogg'],
  'audio/x-flac': ['audio/flac'],
}

/** The content's type without parameters, told from its first bytes; a refusal unless it is the announced one. */
export async function detect(input: string, announced: Announced): Promise<{ detected: string } | Rejected> {
  const detected = (await fileTypeFromFile(input))?.mime.split(';')[0]
  if (!detected)
    return rejected('TYPE_NOT_ALLOWED', `The content is of no known type, announced was ${announced.mimeType}.`)
  if (detected === announced.mimeType || alsoAnnouncedAs[detected]?.includes(announced.mimeType)) return { detected }
  if (announced.kind === 'IMAGE' && isHeic(detected))
    return rejected('HEIC_NOT_SUPPORTED', `The content is ${detected}, announced was ${announced.mimeType}.`)
  return rejected('TYPE_NOT_ALLOWED', `The content is ${detected}, announced was ${announced.mimeType}.`)
}
