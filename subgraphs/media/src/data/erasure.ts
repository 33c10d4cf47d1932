import type { Trx } from './db.ts'
import type { DeletedFile } from './media-files.ts'

/** Erases what media holds of a person and gives the files that went. */
export async function deleteContentOf(trx: Trx, userId: string): Promise<DeletedFile[]> {
  await trx.deleteFrom('mediaCollections').where('ownerId', '=', userId).execute()
  await trx.deleteFrom('uploads').where('ownerId', '=', userId).execute()
  const files = await trx
    .deleteFrom('mediaFiles')
    .where('ownerId', '=', userId)
    .returning(['id', 'ownerId', 'kind', 'version'])
    .$castTo<DeletedFile>()
    .execute()
  await trx.deleteFrom('storageUsage').where('userId', '=', userId).execute()
  return files
}
