import { newId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { findFirstAbandonment, type Reservation, reserveUpload, uploadKey } from '../data/uploads.ts'
import type { CreateUploadInput, CreateUploadPayload } from '../generated/resolvers.ts'
import {
  byteSizePath,
  checkByteSize,
  filenameNeeded,
  formatBytes,
  maxOpenUploads,
  readAltText,
  readFilename,
  readMimeType,
} from '../rules/uploads.ts'

const validForMs = 15 * 60_000

export async function createUpload(
  ctx: MediaContext,
  viewer: Viewer,
  input: CreateUploadInput,
): Promise<CreateUploadPayload> {
  const { text: filename, error: wrongFilename } = readFilename(input.filename)
  if (filename === null) return failed(wrongFilename ?? filenameNeeded)
  const { mimeType, kind, error: wrongType } = readMimeType(input.mimeType)
  if (wrongType) return failed(wrongType)
  const { byteSize } = input
  const wrongSize = checkByteSize(byteSize, kind)
  if (wrongSize) return failed(wrongSize)
  const { text: altText, error: wrongAltText } = readAltText(input.altText)
  if (wrongAltText) return failed(wrongAltText)

  const id = newId()
  const expiresAt = new Date(Date.now() + validForMs)
  // Before the reservation: a storage that is away leaves no quota reserved.
  const { url, headers } = await ctx.storage.signedUpload(uploadKey(id), { mimeType, byteSize, expiresAt })
  const draft = { id, filename, mimeType, byteSize, altText, expiresAt }
  const reservation = await ctx.db.transaction().execute((trx) => reserveUpload(trx, draft, maxOpenUploads))
  const refused = await refusalOf(ctx, viewer, reservation, byteSize)
  if (refused) return failed(refused)
  return { upload: { id, url, headers: [...headers], expiresAt }, errors: [] }
}

async function refusalOf(
  ctx: MediaContext,
  viewer: Viewer,
  { refusal, freeBytes }: Reservation,
  byteSize: number,
): Promise<UserError | undefined> {
  switch (refusal) {
    case null:
      return undefined
    case 'ACCOUNT_GONE':
      return userError('NOT_ALLOWED', 'This account is deleted.')
    case 'TOO_MANY_OPEN': {
      const nextEnd = await findFirstAbandonment(ctx.db, viewer.id)
      // The sweep that counts them comes every few minutes.
      const waitMs = Math.max(60_000, (nextEnd?.getTime() ?? 0) - Date.now())
      return userError(
        'LIMIT_REACHED',
        `You have ${maxOpenUploads} uploads that are not complete. Complete one, or wait: each ends two hours after its link.`,
        undefined,
        { retryAfterSeconds: Math.ceil(waitMs / 1_000), limit: maxOpenUploads },
      )
    }
    case 'QUOTA_REACHED':
      return userError(
        'LIMIT_REACHED',
        `The file has ${formatBytes(byteSize, 'up')}, and ${formatBytes(freeBytes, 'down')} of your storage are left; delete files first.`,
        byteSizePath,
      )
  }
}
