import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, personal, version } from '../fields.ts'

export const usersProfile = defineTopic({ name: 'users.profile', key: 'userId', kind: 'state' })

const profile = {
  userId: id,
  username: personal,
  displayName: personal,
  profilePictureId: id.nullable(),
  isVerified: z.boolean(),
  version,
}

export const userProfileCreated = defineEvent({
  type: 'user.profile.created',
  topic: usersProfile,
  meaning: 'A person has a profile.',
  data: z.object(profile),
})

export const userProfileUpdated = defineEvent({
  type: 'user.profile.updated',
  topic: usersProfile,
  meaning: 'A profile shows something else now.',
  data: z.object({ ...profile, changedFields: z.array(z.string()) }),
})
