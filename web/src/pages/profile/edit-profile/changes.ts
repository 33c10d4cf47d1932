import { textOf } from '../../../forms/submission.ts'
import type { EditedProfileFragment, Gender, UpdateProfileInput } from '../../../generated/graphql.ts'

export interface Pictures {
  profilePictureId: string | null
  coverPhotoId: string | null
}

export const textFields = ['firstName', 'lastName', 'bio', 'location', 'website', 'dateOfBirth', 'phoneNumber'] as const

/** What a form changes of a profile: absent fields stay as they are, and what was emptied is null. */
export function changesOf(before: EditedProfileFragment, form: FormData, pictures: Pictures): UpdateProfileInput {
  const changes: UpdateProfileInput = {}
  for (const field of textFields) {
    const text = textOf(form, field)
    if (text !== (before[field] ?? '')) changes[field] = text.trim() ? text : null
  }
  const gender = (textOf(form, 'gender') || null) as Gender | null
  if (gender !== before.gender) changes.gender = gender
  const { profilePictureId, coverPhotoId } = pictures
  if (profilePictureId !== (before.profilePicture?.id ?? null)) changes.profilePictureId = profilePictureId
  if (coverPhotoId !== (before.coverPhoto?.id ?? null)) changes.coverPhotoId = coverPhotoId
  return changes
}
