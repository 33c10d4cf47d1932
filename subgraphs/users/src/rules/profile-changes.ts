import { parseId } from '@plaza/database'
import { parsePublicUrl } from '@plaza/server'
import { type UserError, userError } from '@plaza/subgraph'
import type { DetailChanges } from '../data/editable-profile.ts'
import type { NameChanges } from '../data/profiles.ts'
import type { UpdateProfileInput } from '../generated/resolvers.ts'

/** What an edit asks for, tidied. Absent fields stay as they are, null clears. */
export interface ProfileChanges {
  names: NameChanges
  details: DetailChanges
  phone: { phoneNumber?: string | null }
}

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
  const text = (field: 'firstName' | 'lastName' | 'bio' | 'location' | 'website' | 'phoneNumber', max: number) => {
    const value = tidy(input[field])
    // Characters as people count them, and as PostgreSQL does.
    if (value && [...value].length > max) refuse(field, `This can have at most ${max} characters.`)
    return value
  }

  const firstName = text('firstName', 100)
  if (firstName === null) refuse('firstName', 'A first name is needed.', 'REQUIRED')
  const website = text('website', 200)
  if (website && !isWebAddress(website)) {
    refuse(
      'website',
      'Give a public address that begins with http:// or https:// and has no user name or password in it.',
    )
  }
  const phoneNumber = tidy(input.phoneNumber)
  if (phoneNumber && !e164.test(phoneNumber)) refuse('phoneNumber', 'Give the number as +4366012345678.')
  const { dateOfBirth } = input
  if (dateOfBirth && dateOfBirth > yearsBefore(now, youngest)) {
    refuse('dateOfBirth', `People here are at least ${youngest} years old.`)
  } else if (dateOfBirth && dateOfBirth < oldest) refuse('dateOfBirth', 'This is too long ago.')

  return {
    changes: {
      names: given({
        firstName: firstName ?? undefined,
        lastName: text('lastName', 100),
        profilePictureId: picture(input.profilePictureId),
      }),
      details: given({
        bio: text('bio', 500),
        location: text('location', 100),
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

/** A blank text clears, as null does; character 0 has no place in PostgreSQL. */
function tidy(value: string | null | undefined): string | null | undefined {
  return value == null ? value : value.replaceAll('\0', '').trim() || null
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
