import { type Selectable, sql, type Transaction, type Updateable } from 'kysely'
import type { DB, ProfileDetails, Profiles } from '../generated/database.ts'

/** What the other services are told of a profile. */
export type PublishedProfile = Pick<
  Selectable<Profiles>,
  'userId' | 'username' | 'displayName' | 'profilePictureId' | 'isVerified' | 'version'
>

const publishedColumns = ['userId', 'username', 'displayName', 'profilePictureId', 'isVerified', 'version'] as const

const editableNames = ['firstName', 'lastName', 'profilePictureId'] as const
const editableDetails = ['coverPhotoId', 'bio', 'dateOfBirth', 'gender', 'location', 'website'] as const

export type NameChanges = Pick<Updateable<Profiles>, (typeof editableNames)[number]>
export type DetailChanges = Pick<Updateable<ProfileDetails>, (typeof editableDetails)[number]>
export type EditableProfile = Pick<Selectable<Profiles>, (typeof editableNames)[number]> &
  Pick<Selectable<ProfileDetails>, (typeof editableDetails)[number]> & { phoneNumber: string | null }

/** What its owner may edit, locked against a second edit at the same time. Undefined before the profile is there. */
export async function lockEditableProfile(trx: Transaction<DB>, userId: string): Promise<EditableProfile | undefined> {
  const locked = await trx.selectFrom('profiles').select('userId').where('userId', '=', userId).forUpdate().execute()
  if (locked.length === 0) return undefined
  return await trx
    .selectFrom('profiles')
    .innerJoin('profileDetails', 'profileDetails.userId', 'profiles.userId')
    .leftJoin('phoneNumbers', 'phoneNumbers.userId', 'profiles.userId')
    .select(editableNames)
    .select(editableDetails)
    .select('phoneNumbers.phoneNumber')
    .where('profiles.userId', '=', userId)
    .executeTakeFirst()
}

/** Also counts the version up, so it is called for every change of a profile. */
export async function updateNames(
  trx: Transaction<DB>,
  userId: string,
  changes: NameChanges,
): Promise<PublishedProfile> {
  return await trx
    .updateTable('profiles')
    .set({ ...changes, version: sql`version + 1` })
    .where('userId', '=', userId)
    .returning(publishedColumns)
    .executeTakeFirstOrThrow()
}

export async function updateDetails(trx: Transaction<DB>, userId: string, changes: DetailChanges): Promise<void> {
  await trx.updateTable('profileDetails').set(changes).where('userId', '=', userId).execute()
}

export async function replacePhoneNumber(
  trx: Transaction<DB>,
  userId: string,
  phoneNumber: string | null,
): Promise<void> {
  if (phoneNumber === null) {
    await trx.deleteFrom('phoneNumbers').where('userId', '=', userId).execute()
    return
  }
  await trx
    .insertInto('phoneNumbers')
    .values({ userId, phoneNumber })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet({ phoneNumber }))
    .execute()
}

interface NewProfile {
  userId: string
  username: string
  firstName: string
  lastName: string | null
  isActive: boolean
  joinedAt: Date
}

/** With details and settings as they are at first. Undefined when the profile is there already. */
export async function insertProfile(trx: Transaction<DB>, profile: NewProfile): Promise<PublishedProfile | undefined> {
  const inserted = await trx
    .insertInto('profiles')
    .values(profile)
    .onConflict((conflict) => conflict.column('userId').doNothing())
    .returning(publishedColumns)
    .executeTakeFirst()
  if (inserted) {
    await trx.insertInto('profileDetails').values({ userId: profile.userId }).execute()
    await trx.insertInto('privacySettings').values({ userId: profile.userId }).execute()
  }
  return inserted
}

/** @returns the profile when its user name is another one now */
export async function renameProfile(
  trx: Transaction<DB>,
  userId: string,
  username: string,
): Promise<PublishedProfile | undefined> {
  return await trx
    .updateTable('profiles')
    .set({ username, version: sql`version + 1` })
    .where('userId', '=', userId)
    .where('username', '<>', username)
    .returning(publishedColumns)
    .executeTakeFirst()
}

export async function setProfileActive(trx: Transaction<DB>, userId: string, isActive: boolean): Promise<void> {
  await trx.updateTable('profiles').set({ isActive }).where('userId', '=', userId).execute()
}

/** Takes a file off every profile that shows it. */
export async function dropMediaFromProfiles(
  trx: Transaction<DB>,
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
 * @returns the version of its end
 */
export async function deleteProfile(trx: Transaction<DB>, userId: string): Promise<{ version: number }> {
  return await trx
    .deleteFrom('profiles')
    .where('userId', '=', userId)
    .returning(sql<number>`version + 1`.as('version'))
    .executeTakeFirstOrThrow()
}

/** Whether there is one; from then on nobody can begin anything with the person before the transaction has ended. */
export async function lockProfile(trx: Transaction<DB>, userId: string): Promise<boolean> {
  const locked = await trx.selectFrom('profiles').select('userId').where('userId', '=', userId).forUpdate().execute()
  return locked.length > 0
}
