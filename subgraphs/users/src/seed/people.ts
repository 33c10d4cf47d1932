import { copyRows, type Database } from '@plaza/database'
import type pg from 'pg'
import type { DB, Gender, MediaKind, Visibility } from '../generated/database.ts'
import { nameEntryOf, nameForm } from '../names/entry.ts'
import { chunksOf, inBulk, mapRows, type Rows, withoutIndexes } from './bulk.ts'

/** A person as a seed or an import brings them; fields left out are as they are after sign-up. */
export interface SeedPerson {
  id: string
  username: string
  email: string
  firstName: string
  lastName: string | null
  joinedAt: Date
  isVerified?: boolean
  profilePictureId?: string | null
  coverPhotoId?: string | null
  bio?: string | null
  /** `YYYY-MM-DD` */
  dateOfBirth?: string | null
  gender?: Gender | null
  location?: string | null
  website?: string | null
  phoneNumber?: string | null
  privacy?: {
    profileVisibility?: Visibility
    emailVisibility?: Visibility
    phoneVisibility?: Visibility
    searchVisibility?: Visibility
  }
}

export interface SeedMediaFile {
  mediaId: string
  ownerId: string
  kind: MediaKind
}

const chunkSize = 10_000
const tables = ['accounts', 'profiles', 'profile_details', 'phone_numbers', 'privacy_settings', 'name_entries']

/**
 * Brings people in by COPY, without events: a seed fills the other services' projections as well.
 * @returns how many people
 */
export async function seedPeople(
  database: Database<DB>,
  people: Rows<SeedPerson>,
  options: { onProgress?: (count: number) => void } = {},
): Promise<number> {
  return await inBulk(database, tables, (client) =>
    withoutIndexes(client, ['name_entries'], () => copyPeople(client, people, options.onProgress)),
  )
}

async function copyPeople(
  client: pg.Client,
  people: Rows<SeedPerson>,
  onProgress: (count: number) => void = () => {},
): Promise<number> {
  let count = 0
  for await (const chunk of chunksOf(people, chunkSize)) {
    await copyRows<DB, 'accounts'>(
      client,
      'accounts',
      ['userId', 'username', 'email', 'version'],
      mapRows(chunk, ({ id, username, email }) => [id, username, email, 1]),
    )
    await copyRows<DB, 'profiles'>(
      client,
      'profiles',
      ['userId', 'username', 'firstName', 'lastName', 'isVerified', 'profilePictureId', 'joinedAt'],
      mapRows(chunk, (person) => [
        person.id,
        person.username,
        person.firstName,
        person.lastName,
        person.isVerified ?? false,
        person.profilePictureId,
        person.joinedAt,
      ]),
    )
    await copyRows<DB, 'profileDetails'>(
      client,
      'profileDetails',
      ['userId', 'coverPhotoId', 'bio', 'dateOfBirth', 'gender', 'location', 'website'],
      mapRows(chunk, (person) => [
        person.id,
        person.coverPhotoId,
        person.bio,
        person.dateOfBirth,
        person.gender,
        person.location,
        person.website,
      ]),
    )
    await copyRows<DB, 'phoneNumbers'>(
      client,
      'phoneNumbers',
      ['userId', 'phoneNumber'],
      chunk.flatMap(({ id, phoneNumber }) => (phoneNumber ? [[id, phoneNumber]] : [])),
    )
    await copyRows<DB, 'privacySettings'>(
      client,
      'privacySettings',
      ['userId', 'isActive', 'profileVisibility', 'emailVisibility', 'phoneVisibility', 'searchVisibility'],
      mapRows(chunk, ({ id, privacy = {} }) => [
        id,
        true,
        privacy.profileVisibility ?? 'FRIENDS',
        privacy.emailVisibility ?? 'FRIENDS',
        privacy.phoneVisibility ?? 'PRIVATE',
        privacy.searchVisibility ?? 'PUBLIC',
      ]),
    )
    await copyRows<DB, 'nameEntries'>(
      client,
      'nameEntries',
      ['userId', 'isActive', 'searchVisibility', 'spelling', 'terms', 'form'],
      chunk.map((person) => {
        const { spelling, terms } = nameEntryOf(person)
        return [person.id, true, person.privacy?.searchVisibility ?? 'PUBLIC', spelling, terms, nameForm]
      }),
    )
    count += chunk.length
    onProgress(count)
  }
  return count
}

/** Ready files of media, which people may put on their profiles. */
export async function seedMediaFiles(database: Database<DB>, files: Rows<SeedMediaFile>): Promise<number> {
  return await copyRows(
    database,
    'mediaFiles',
    ['mediaId', 'ownerId', 'kind', 'version'],
    mapRows(files, ({ mediaId, ownerId, kind }) => [mediaId, ownerId, kind, 1]),
  )
}
