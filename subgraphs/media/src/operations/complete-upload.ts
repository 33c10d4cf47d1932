import { newId, parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { mediaUploaded } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { findUpload, turnUploadIntoFile, type UploadRow } from '../data/uploads.ts'
import type { CompleteUploadInput } from '../generated/resolvers.ts'
import type { MediaFilePayload } from '../payloads.ts'
import { permittedTypes } from '../rules/file-types.ts'

const path = ['input', 'uploadId']
const noSuchUpload = () => userError('NOT_FOUND', 'This upload does not exist.', path)

export async function completeUpload(
  ctx: MediaContext,
  viewer: Viewer,
  input: CompleteUploadInput,
): Promise<MediaFilePayload> {
  const id = parseId(input.uploadId)
  const upload = id === null ? null : await findUpload(ctx.db, { id, ownerId: viewer.id })
  if (!upload) return failed(noSuchUpload())
  if (upload.completedAt === null) {
    const missing = await checkBytes(ctx, upload)
    if (missing) return failed(missing)
  }
  const fileId = upload.completedAt === null ? await makeFile(ctx, upload) : upload.mediaId
  if (fileId === null) return failed(noSuchUpload())
  ctx.loaders.clearAll()
  const mediaFile = await ctx.loaders.fileByReference.load({ id: fileId })
  return mediaFile ? { mediaFile, errors: [] } : failed(noSuchUpload())
}

/** Bytes that are there came in time, because a `PUT` begins before its link ends. */
async function checkBytes(ctx: MediaContext, upload: UploadRow): Promise<UserError | undefined> {
  const object = await ctx.storage.get(upload.objectKey)
  if (object?.size === upload.byteSize) return undefined
  // A storage may keep what came of a PUT that broke off; once it is gone, the same link takes the bytes again.
  if (object) await ctx.storage.delete([upload.objectKey])
  if (upload.expiresAt.getTime() <= Date.now())
    return userError('EXPIRED', 'The link ended before all bytes had come. Begin again with createUpload.', path)
  if (!object)
    return userError(
      'CONFLICT',
      'The bytes are not there yet. PUT them to the url of the upload, then complete it.',
      path,
    )
  const [sent, announced] = [object.size, upload.byteSize].map((bytes) => bytes.toLocaleString('en'))
  const message = `Only ${sent} of the ${announced} announced bytes came. PUT them again to the url of the upload.`
  return userError('CONFLICT', message, path)
}

/** The file's id; null when the upload has been swept, or its file deleted, in the meantime. */
async function makeFile({ db }: MediaContext, upload: UploadRow): Promise<string | null> {
  const { ownerId, objectKey } = upload
  const kind = permittedTypes.get(upload.mimeType)
  if (!kind) throw new Error(`The upload ${upload.id} is of a type that is not permitted.`)
  return db.transaction().execute(async (trx) => {
    const file = await turnUploadIntoFile(trx, upload.id, { id: newId(), kind })
    if (!file?.isNew || file.fileId === null) return file?.fileId ?? null
    await publish(trx, mediaUploaded, { mediaId: file.fileId, ownerId, kind, version: 1, objectKey })
    return file.fileId
  })
}
