import { parseId } from '@plaza/database'
import { parsePublicUrl } from '@plaza/server'
import { readLine, readText, type UserError, userError } from '@plaza/subgraph'
import type { DetailChanges } from '../data/editable-profile.ts'
import type { NameChanges } from '../data/profiles.ts'
import type { UpdateProfileInput } from '../generated/resolvers.ts'

/** What an edit asks for, tidied. Absent fields stay as they are, null clears. */
export interface ProfileChanges {
  names: NameChanges
  details: DetailChanges
  phone: { phoneNumber?: string | null }
}

type TextField = 'firstName' | 'lastName' | 'bio' | 'location' | 'website'

const youngest = 13
const oldest = '1900-01-01'
const e164 = /^\+[1-9][0-9]{6,14}$/

export function checkProfileChanges(
  input: UpdateProfileInput,
  now: Date,
): { changes: ProfileChanges; errors: UserError[] } {
  const errors: UserError[] = []
  const refuse = (field: keyof UpdateProfileInput, message: string, code: 'INVALID' | 'REQUIRED' = 'INVALID') =>
    errors.push(userError(code, message, ['input', field]))
  const read = (field: TextField, what: string, most: number, readOne = readLine) => {
    const written = input[field]
    if (written == null) return written
    const { text, error } = readOne(written.trim(), { what, most, path: ['input', field] })
    if (error) errors.push(error)
    // What is refused changes nothing; null would clear.
    return error ? undefined : text
  }

  const firstName = read('firstName', 'A first name', 100)
  if (firstName === null) refuse('firstName', 'A first name is needed.', 'REQUIRED')
  const website = read('website', 'A web address', 200)
  if (website && !isWebAddress(website)) {
    refuse(
      'website',
      'Give a public address that begins with http:// or https:// and has no user name or password in it.',
    )
  }
  const phoneNumber = input.phoneNumber == null ? input.phoneNumber : input.phoneNumber.trim() || null
  if (phoneNumber && !e164.test(phoneNumber)) refuse('phoneNumber', 'Give the number as +4366012345678.')
  const { dateOfBirth } = input
  if (dateOfBirth && dateOfBirth > yearsBefore(now, youngest)) {
    refuse('dateOfBirth', `People here are at least ${youngest} years old.`)
  } else if (dateOfBirth && dateOfBirth < oldest) refuse('dateOfBirth', 'This is too long ago.')

  return {
    changes: {
      names: given({
        firstName: firstName ?? undefined,
        lastName: read('lastName', 'A last name', 100),
        profilePictureId: picture(input.profilePictureId),
      }),
      details: given({
        bio: read('bio', 'A biography', 500, readText),
        location: read('location', 'A location', 100),
        website,
        dateOfBirth,
        gender: input.gender,
        coverPhotoId: picture(input.coverPhotoId),
      }),
      phone: given({ phoneNumber }),
    },
    errors,
  }
}

/** The id as it is stored. The operation itself refuses what is no id, as it does a picture that is not there. */
function picture(id: string | null | undefined): string | null | undefined {
  return id == null ? id : parseId(id)
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && parsePublicUrl(text) !== null
}

function yearsBefore(now: Date, years: number): string {
  const date = new Date(now)
  date.setUTCFullYear(date.getUTCFullYear() - years)
  return date.toISOString().slice(0, 10)
}

type Given<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> }

function given<Values extends object>(values: Values): Given<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<Values>
}
