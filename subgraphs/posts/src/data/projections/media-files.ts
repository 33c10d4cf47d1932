import { sql } from 'kysely'
import type { Trx } from '../db.ts'

/** What may be attached. A version at or below the one held is ignored; a deleted file keeps its row for that. */
export async function putMediaFile(
  trx: Trx,
  file: { mediaId: string; ownerId: string; version: number },
  deleted: boolean,
): Promise<void> {
  const { mediaId, ownerId, version } = file
  await trx
    .insertInto('mediaFiles')
    .values({ mediaId, ownerId, version, deleted })
    .onConflict((conflict) =>
      conflict
        .column('mediaId')
        .doUpdateSet({ deleted: sql`excluded.deleted`, version: sql`excluded.version` })
        .where('mediaFiles.version', '<', version),
    )
    .execute()
}

/** Until the transaction ends none of these is deleted: look only then which of them are there. In the order of ids. */
export async function lockMedia(trx: Trx, mediaIds: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('media:' || id, 0)) from unnest(${mediaIds}::text[]) id order by id
  `.execute(trx)
}

/** Posts show the file no more. */
export async function dropFromPosts(trx: Trx, mediaId: string): Promise<void> {
  await trx.deleteFrom('postMedia').where('mediaId', '=', mediaId).execute()
}
