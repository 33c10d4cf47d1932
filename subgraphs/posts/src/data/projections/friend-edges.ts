import { sql } from 'kysely'
import type { Trx } from '../db.ts'

/** Both directions of a friendship. A version at or below the one held is ignored; an ended one keeps its row for that. */
export async function putFriendship(
  trx: Trx,
  pair: { lowId: string; highId: string; version: number },
  ended: boolean,
): Promise<void> {
  const { lowId, highId, version } = pair
  await trx
    .insertInto('friendEdges')
    .values([
      { userId: lowId, friendId: highId, version, ended },
      { userId: highId, friendId: lowId, version, ended },
    ])
    .onConflict((conflict) =>
      conflict
        .columns(['userId', 'friendId'])
        .doUpdateSet({ ended: sql`excluded.ended`, version: sql`excluded.version` })
        .where('friendEdges.version', '<', version),
    )
    .execute()
}

export async function putBlock(
  trx: Trx,
  block: { blockerId: string; blockedId: string; version: number },
  ended: boolean,
): Promise<void> {
  const { blockerId, blockedId, version } = block
  await trx
    .insertInto('blockEdges')
    .values({ blockerId, blockedId, version, ended })
    .onConflict((conflict) =>
      conflict
        .columns(['blockerId', 'blockedId'])
        .doUpdateSet({ ended: sql`excluded.ended`, version: sql`excluded.version` })
        .where('blockEdges.version', '<', version),
    )
    .execute()
}
