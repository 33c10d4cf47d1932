import { expect, test } from 'vitest'
import { changesOf } from '../src/pages/profile/edit-profile/changes.ts'

const before = {
  id: '1',
  firstName: 'Ada',
  lastName: 'Lovelace',
  bio: 'Notes.',
  location: null,
  website: null,
  dateOfBirth: null,
  gender: 'FEMALE' as const,
  phoneNumber: null,
  profilePicture: { id: 'p' },
  coverPhoto: null,
} as unknown as Parameters<typeof changesOf>[0]

const form = (changed: Record<string, string>) => {
  const data = new FormData()
  const fields = { firstName: 'Ada', lastName: 'Lovelace', bio: 'Notes.', gender: 'FEMALE', ...changed }
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const pictures = { profilePictureId: 'p', coverPhotoId: null }

test('what stays as it is is not sent', () => {
  expect(changesOf(before, form({}), pictures)).toEqual({})
})

test('what was emptied is cleared, and what is new is set', () => {
  expect(changesOf(before, form({ bio: ' ', location: 'London', gender: '' }), pictures)).toEqual({
    bio: null,
    location: 'London',
    gender: null,
  })
})

test('pictures are taken off and put on', () => {
  expect(changesOf(before, form({}), { profilePictureId: null, coverPhotoId: 'c' })).toEqual({
    profilePictureId: null,
    coverPhotoId: 'c',
  })
})
