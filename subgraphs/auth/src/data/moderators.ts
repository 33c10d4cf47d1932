import type { Db } from './db.ts'

/** Whether the viewer is a moderator: by the viewer's own row, the only one that they see. */
export async function isModerator(db: Db, viewerId: string): Promise<boolean> {
  const row = await db.selectFrom('moderators').select('accountId').where('accountId', '=', viewerId).executeTakeFirst()
  return row !== undefined
}

/** @returns whether the account had the role not before */
export async function insertModerator(system: Db, accountId: string): Promise<boolean> {
  const row = await system
    .insertInto('moderators')
    .values({ accountId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('accountId')
    .executeTakeFirst()
  return row !== undefined
}

/** @returns whether the account had the role */
export async function deleteModerator(system: Db, accountId: string): Promise<boolean> {
  const row = await system
    .deleteFrom('moderators')
    .where('accountId', '=', accountId)
    .returning('accountId')
    .executeTakeFirst()
  return row !== undefined
}

/** The user names of all moderators, in the order in which they were made so. */
export async function listModerators(system: Db): Promise<{ username: string; grantedAt: Date }[]> {
  return system
    .selectFrom('moderators')
    .innerJoin('accounts', 'accounts.id', 'moderators.accountId')
    .select(['accounts.username', 'moderators.grantedAt'])
    .orderBy('moderators.grantedAt')
    .execute()
}
