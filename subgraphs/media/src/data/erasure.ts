import { lockKeys } from '@plaza/database'
import type { Trx } from './db.ts'
import type { DeletedFile } from './media-files.ts'

/**
 * Erases what media holds of a person and gives the files that went. Triggers note all of their bytes for removal. The caller
 * has written that the person is gone: uploads that are being made are waited for, and none is made after.
 */
export async function deleteContentOf(trx: Trx, userId: string): Promise<DeletedFile[]> {
  // `reserve_upload` and `complete_upload` share it.
  await lockKeys(trx, 'erasure', [userId])
  // In the order in which deleting one file locks rows.
  const files = await trx
    .deleteFrom('mediaFiles')
    .where('ownerId', '=', userId)
    .returning(['id', 'ownerId', 'kind', 'version'])
    .$castTo<DeletedFile>()
    .execute()
  await trx.deleteFrom('mediaCollections').where('ownerId', '=', userId).execute()
  await trx.deleteFrom('uploads').where('ownerId', '=', userId).execute()
  await trx.deleteFrom('storageUsage').where('userId', '=', userId).execute()
  return files
}
