import { type Selectable, sql, type Updateable } from 'kysely'
import type { Profiles } from '../generated/database.ts'
import type { Trx } from './db.ts'
import { insertNameEntry, updateNameEntries } from './name-entries.ts'

/** What the other services are told of a profile. */
export type PublishedProfile = Pick<
  Selectable<Profiles>,
  'userId' | 'username' | 'displayName' | 'profilePictureId' | 'isVerified' | 'version'
>

/** What its owner may edit of it. */
export type NameChanges = Pick<Updateable<Profiles>, 'firstName' | 'lastName' | 'profilePictureId'>

const publishedColumns = ['userId', 'username', 'displayName', 'profilePictureId', 'isVerified', 'version'] as const

/** Counts the version up as well, so every change of a profile calls it. */
export async function updateNames(trx: Trx, userId: string, changes: NameChanges): Promise<PublishedProfile> {
  const profile = await trx
    .updateTable('profiles')
    .set({ ...changes, version: sql`version + 1` })
    .where('userId', '=', userId)
    .returning(publishedColumns)
    .executeTakeFirstOrThrow()
  if ('firstName' in changes || 'lastName' in changes) await updateNameEntries(trx, [userId])
  return profile
}

interface NewProfile {
  userId: string
  username: string
  firstName: string
  lastName: string | null
  isActive: boolean
  joinedAt: Date
}

/** Inserts details, settings and the entry for the search too, as they are at first. Null when the profile is there already. */
export async function insertProfile(trx: Trx, profile: NewProfile): Promise<PublishedProfile | null> {
  const inserted = await trx
    .insertInto('profiles')
    .values(profile)
    .onConflict((conflict) => conflict.column('userId').doNothing())
    .returning(publishedColumns)
    .executeTakeFirst()
  if (inserted) {
    await trx.insertInto('profileDetails').values({ userId: profile.userId }).execute()
    await trx.insertInto('privacySettings').values({ userId: profile.userId, isActive: profile.isActive }).execute()
    await insertNameEntry(trx, profile.userId, profile.isActive)
  }
  return inserted ?? null
}

/** @returns the profile, or null when its user name is the same as before */
export async function updateUsername(trx: Trx, userId: string, username: string): Promise<PublishedProfile | null> {
  const renamed = await trx
    .updateTable('profiles')
    .set({ username, version: sql`version + 1` })
    .where('userId', '=', userId)
    .where('username', '<>', username)
    .returning(publishedColumns)
    .executeTakeFirst()
  if (renamed) await updateNameEntries(trx, [userId])
  return renamed ?? null
}

export async function updateProfileActivity(trx: Trx, userId: string, isActive: boolean): Promise<void> {
  await trx.updateTable('profiles').set({ isActive }).where('userId', '=', userId).execute()
}

/** Takes a file off every profile that shows it. */
export async function deleteMediaFromProfiles(
  trx: Trx,
  mediaId: string,
): Promise<{ profile: PublishedProfile; changedFields: string[] }[]> {
  const covers = await trx
    .updateTable('profileDetails')
    .set({ coverPhotoId: null })
    .where('coverPhotoId', '=', mediaId)
    .returning('userId')
    .execute()
  const pictures = await trx
    .updateTable('profiles')
    .set({ profilePictureId: null })
    .where('profilePictureId', '=', mediaId)
    .returning('userId')
    .execute()
  const changed = new Map<string, string[]>()
  for (const { userId } of pictures) changed.set(userId, ['profilePictureId'])
  for (const { userId } of covers) changed.set(userId, [...(changed.get(userId) ?? []), 'coverPhotoId'])
  return await Promise.all(
    [...changed].map(async ([userId, changedFields]) => ({
      profile: await updateNames(trx, userId, {}),
      changedFields,
    })),
  )
}

/**
 * Details, phone number and settings go with it; requests, friendships and blocks must have ended before.
 * @returns the version to publish the deletion with
 */
export async function deleteProfile(trx: Trx, userId: string): Promise<{ version: number }> {
  return await trx
    .deleteFrom('profiles')
    .where('userId', '=', userId)
    .returning(sql<number>`version + 1`.as('version'))
    .executeTakeFirstOrThrow()
}

/** Whether there is a profile; nobody can begin anything with its person until the transaction has ended. */
export async function lockProfile(trx: Trx, userId: string): Promise<boolean> {
  const locked = await trx.selectFrom('profiles').select('userId').where('userId', '=', userId).forUpdate().execute()
  return locked.length > 0
}
