import type { Selectable, Updateable } from 'kysely'
import type { ProfileDetails, Profiles } from '../generated/database.ts'
import type { Trx } from './db.ts'
import { lockProfile, type NameChanges } from './profiles.ts'

const editableNames = ['firstName', 'lastName', 'profilePictureId'] as const satisfies readonly (keyof NameChanges)[]
const editableDetails = ['coverPhotoId', 'bio', 'dateOfBirth', 'gender', 'location', 'website'] as const

export type DetailChanges = Pick<Updateable<ProfileDetails>, (typeof editableDetails)[number]>
export type EditableProfile = Pick<Selectable<Profiles>, (typeof editableNames)[number]> &
  Pick<Selectable<ProfileDetails>, (typeof editableDetails)[number]> & { phoneNumber: string | null }

/** What its owner may edit, locked against a second edit at the same time. Null before the profile is there. */
export async function lockEditableProfile(trx: Trx, userId: string): Promise<EditableProfile | null> {
  if (!(await lockProfile(trx, userId))) return null
  const profile = await trx
    .selectFrom('profiles')
    .innerJoin('profileDetails', 'profileDetails.userId', 'profiles.userId')
    .leftJoin('phoneNumbers', 'phoneNumbers.userId', 'profiles.userId')
    .select(editableNames)
    .select(editableDetails)
    .select('phoneNumbers.phoneNumber')
    .where('profiles.userId', '=', userId)
    .executeTakeFirst()
  return profile ?? null
}

export async function updateDetails(trx: Trx, userId: string, changes: DetailChanges): Promise<void> {
  await trx.updateTable('profileDetails').set(changes).where('userId', '=', userId).execute()
}

export async function replacePhoneNumber(trx: Trx, userId: string, phoneNumber: string | null): Promise<void> {
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
